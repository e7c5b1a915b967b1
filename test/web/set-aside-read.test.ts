/** Intelligence about somebody whose report was set aside, on the pages: it is read and written there, and another person looks (C16, C18). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSubjectAct } from '../../src/app/subjects/acts.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { staffSite } from '../support/staff.ts';

test('what is read about somebody who was not taken up is on another person’s list the same day, and is answered from the file’s page', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { house } = site;
  const { file, referral } = await house.refer({ name: 'Rowan Tilley', born: '1990-01-01', under18: 'no' });
  const fields = { as: 'trace', reason: 'Nothing yet.' } as const;
  const set = await recordSubjectAct(house, house.viewer('gita'), {
    act: 'set-lead-aside',
    file,
    key: house.newId(),
    lead: referral,
    fields,
  });
  assert.equal(set.kind, 'done', JSON.stringify(set));
  house.at('2026-04-02T10:00');
  const owed = async () =>
    [...((await lookAt(house, house.viewer('sena'), file))?.file.obligations.values() ?? [])].filter(isOwed).map(({ rule }) => rule);
  const gita = await site.as('gita');
  const page = `/files/${file}`;
  const linkOf = (body: string, what: string): string =>
    new RegExp(`href="(${page}/subjects/[^"]*/${what}[^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(`no ${what}`);
  const send = async (who: typeof gita, what: string, sent: Readonly<Record<string, string>>) => {
    const here = linkOf((await who.get(page)).body, what);
    const shown = await who.get(here);
    assert.equal(shown.status, 200, here);
    const about = new URL(here, 'https://x.invalid').searchParams.get('about') ?? '';
    const done = await who.post(here.split('?')[0] ?? here, { key: house.newId(), about, ...sent });
    assert.equal(done.status, 303, `${what} ${done.body.match(/There is a problem[\s\S]{0,600}/)?.[0] ?? ''}`);
    assert.equal((await who.get(done.to ?? '')).status, 200, 'it leads to a page that is there');
  };
  await send(gita, 'read', {
    reason: 'He is buying knives and has named a day.',
    judged: 'crime',
    pressing: 'no',
    source: '2',
    assessment: 'C',
    handling: 'P',
  });
  await send(gita, 'write', { report: 'What it says.', with: 'Nobody', share: 'not shared', reason: 'Not yet.' });
  assert.deepEqual(
    (await owed()).filter((rule) => rule.startsWith('C1')),
    ['C16.intelligence'],
  );
  const tom = await site.as('tom');
  assert.match((await tom.get('/today')).body, /Rowan Tilley/);
  await send(tom, 'look', { outcome: 'stays set aside', reason: 'Looked at with the colleagues.' });
  assert.deepEqual(
    (await owed()).filter((rule) => rule.startsWith('C1')),
    [],
  );
  assert.deepEqual(site.faults, []);
});
