// Putting an entry where it belongs, or setting it aside, does not lose who said it: that is sealed, and stays where it can be opened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctEntry } from '../../src/app/correct.ts';
import { takeWaiting } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { staffSite } from '../support/staff.ts';

test('what somebody said whose name is sealed is not said again elsewhere without it, and set aside it can still be opened', async () => {
  await using site = await staffSite();
  const { house } = site;
  const [wrong, right] = [await house.refer({ name: 'Tam Ridsdale' }), await house.refer({ name: 'Ines Colbeck' })];
  const aunt = site.visitor();
  const form = await aunt.get('/say-more');
  const key = /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
  await aunt.post('/say-more', { reference: wrong.reference, words: 'He has a knife.', contact: 'His aunt, 01632 960 777', key });
  await takeWaiting(house);
  const gita = house.viewer('gita');
  const fact = (await lookAt(house, gita, wrong.file))?.file.facts.find(({ type }) => type === 'InformationAdded')?.id ?? '';
  const correcting = (belongsTo: string) =>
    correctEntry(house, gita, {
      file: wrong.file,
      key: `k${belongsTo}`,
      fact,
      sort: 'wrong person',
      reason: 'Another.',
      values: {},
      belongsTo,
    });
  const moved = await correcting(right.reference);
  assert.deepEqual(moved.kind === 'refused' && moved.reasons.map(({ code }) => code), ['source-sealed']);
  assert.equal((await correcting('')).kind, 'done');

  const visitor = await site.as('gita');
  const page = `/files/${wrong.file}/sources/${fact}`;
  const asked = await visitor.get(page);
  assert.equal(asked.status, 200);
  assert.doesNotMatch(asked.body, /960 777/);
  const opened = await visitor.post(page, {
    key: /name="key" value="([^"]+)"/.exec(asked.body)?.[1] ?? '',
    reason: 'To ask whom she meant.',
  });
  assert.equal(opened.status, 303, opened.body.slice(0, 500));
  assert.match((await visitor.get(opened.to ?? '')).body, /960 777/);
});
