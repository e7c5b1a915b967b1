// What an entry said before it was corrected is opened with a reason, by those who may, and stands on no other page: not beside its translation, nor where it is corrected again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { correctEntry } from '../../src/app/correct.ts';
import { routes } from '../../src/web/routes.ts';
import { staffSite } from '../support/staff.ts';

test('no page that is opened without a reason says what was corrected, nor a translation of it', async () => {
  await using site = await staffSite();
  const { house } = site;
  const gita = house.viewer('gita');
  const { file, referral } = await house.refer({ name: 'Tam Ridsdale' });
  const facts: string[] = [];
  for (const sort of ['wrong value', 'wrong person', 'raised in error'] as const) {
    const at = { file, key: sort };
    const added = await recordAct(house, gita, {
      ...at,
      act: 'add-information',
      referral,
      fields: { words: `OLDTEXT, ${sort}.`, source: 'His aunt' },
    });
    const fact = added.kind === 'done' ? (added.facts.find(({ kind }) => kind === 'entry')?.id ?? '') : '';
    facts.push(fact);
    const translated = await recordAct(house, gita, {
      ...at,
      key: `${sort} translated`,
      act: 'record-translation',
      fact,
      fields: {
        language: 'Polish',
        words: `OLDTRANSLATION, ${sort}.`,
        translator: 'A. Interpreter',
        translatorIs: 'professional',
        checkedBy: '',
        translatedOn: await house.now(),
      },
    });
    assert.equal(translated.kind, 'done', JSON.stringify(translated));
    house.at(new Date((await house.now()) + 60_000).toISOString().slice(0, 19));
    const values = sort === 'wrong value' ? { words: 'What was really said.' } : {};
    const corrected = await correctEntry(house, gita, {
      ...at,
      key: `${sort} corrected`,
      fact,
      sort,
      reason: 'Misheard.',
      values,
      belongsTo: '',
    });
    assert.equal(corrected.kind, 'done');
  }
  for (const who of ['dora', 'gita'] as const) {
    const visitor = await site.as(who);
    let opened = 0;
    for (const { method, path } of routes) {
      if (method !== 'GET' || !/^\/(files|referrals)\/:id/.test(path)) continue;
      const page = path.replace('/files/:id', `/files/${file}`).replace('/referrals/:id', `/referrals/${referral}`).replace(':what', 'add');
      for (const one of page.includes(':fact') ? facts.map((fact) => page.replace(':fact', fact)) : [page]) {
        if (one.includes(':')) continue;
        const { body, status } = await visitor.get(one);
        if (status === 200) opened += 1;
        assert.doesNotMatch(body, /OLDTEXT|OLDTRANSLATION/, `${who} ${one}`);
      }
    }
    assert.ok(opened > 20, String(opened));
  }
  // With the reason it is read, by whoever may.
  const visitor = await site.as('gita');
  const before = `/files/${file}/entries/${facts[0]}/before`;
  await visitor.get(before);
  assert.match((await visitor.post(before, { reason: 'He asks what was said of him.' })).body, /OLDTEXT/);
});
