/** What is cut is said: people who are like somebody and are not shown, what is written of somebody and not compared, meetings that are folded away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRecord } from '../../src/app/identify.ts';
import { panelSite } from '../support/panelSite.ts';

const born = '1991-02-03';

test('given more people on file than are shown for one name; then the referral, its chronology and the search say so, and how to see them', async () => {
  const here = await panelSite();
  await using _site = here.site;
  const { house } = here.site;
  for (let n = 0; n < 21; n += 1) await house.refer({ name: 'Tamsin Quennell', born });
  const few = await house.refer({ name: 'Jarek Osmolski', born: '1984-05-06' });
  const many = await house.refer({ name: 'Tamsin Quennell', born });
  const gita = await here.as('gita');
  const seen = (await gita.get(`/referrals/${many.referral}`)).body;
  assert.match(seen, /More than 20 people on file are like them: the 20 most alike are here\./);
  assert.match(seen, /Describe who it is more closely, and the list is searched again/);
  assert.equal(seen.match(/tl-candidate--/g)?.length, 20);
  assert.match((await gita.get(`/files/${many.file}`)).body, /More people were like them than are shown/);
  assert.doesNotMatch((await gita.get(`/referrals/${few.referral}`)).body, /are here\.|is compared/);
  await gita.get(`/search?file=${few.file}`);
  const found = await gita.post('/search', { file: few.file, purpose: 'decision', name: 'Tamsin Quennell', born: '3 February 1991' });
  assert.match(found.body, /More people than these are like them: the 20 most alike are shown\./);

  // Of fourteen telephone numbers twelve are compared.
  const phones = Array.from({ length: 14 }, (_, n) => `07700 9001${10 + n}`);
  const described = await describeRecord(house, house.viewer('gita'), {
    file: few.file,
    record: [...(await here.fileOf(few.file)).records.keys()][0] ?? '',
    details: { names: [{ whole: 'Jarek Osmolski' }], phones },
    key: house.newId(),
  });
  assert.equal(described.kind, 'done', JSON.stringify(described));
  assert.match((await gita.get(`/referrals/${few.referral}`)).body, /2 more telephone numbers are not compared: the first 12 are\./);
  assert.deepEqual(here.site.faults, []);
});

test('given fourteen meetings that were not held; then the page of the panel says that two more lie before the latest, and has them', async () => {
  const here = await panelSite();
  await using _site = here.site;
  for (let n = 0; n < 14; n += 1) {
    const meeting = `gone-${n}`;
    const starts = Date.parse('2026-04-01T09:00Z') + n * 86_400_000;
    await here.panel('sena', { do: 'meet', meeting, form: 'ordinary', starts, where: '' });
    await here.panel('sena', { do: 'cancel', meeting, reason: 'Nobody can come.' });
  }
  const page = (await (await here.as('sena')).get('/panel')).body;
  assert.match(page, /14 panels were not held/);
  assert.match(page, /And 2 more before them/);
  for (const n of [0, 13]) assert.match(page, new RegExp(`/panel/meetings/gone-${n}"`));
});
