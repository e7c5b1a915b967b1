/** That somebody is known is itself content: a record off the list of known people is counted to nobody who may not know of its file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { keepLeftOff, notLookedAt } from '../../src/app/leftOff.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { findSilentHits, whoKnows } from '../../src/app/silentHits.ts';
import { timekeeperRound } from '../../src/app/time.ts';
import { personQuery } from '../../src/matching/person.ts';
import { instantOf } from '../support/given.ts';
import type { TestHouse } from '../support/house.ts';
import { spoil } from '../support/spoilt.ts';
import { staffSite } from '../support/staff.ts';

const asked = { name: 'Oscar Vielgomas', otherNames: '', born: '1990-03-07', phone: '', number: '', address: '', postcode: '', school: '' };
const query = personQuery({ names: [{ whole: 'Oskar Wielgomas' }], born: null, phones: [], addresses: [], schools: [] });
const keep = (house: TestHouse) => keepLeftOff({ ...house, matcherState: house.listState });

async function seal(house: TestHouse, file: string): Promise<void> {
  const lead = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: 'lead', post: 'duty', reason: 'Ours.' });
  assert.equal(lead.kind, 'done');
  const fields = { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
  assert.equal((await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file, key: 'seal', fields })).kind, 'done');
}
const owedIn = async (house: TestHouse, who: 'dora' | 'gita', file: string) =>
  [...((await lookAt(house, house.viewer(who), file))?.file.obligations.values() ?? [])].filter(({ rule }) => rule === 'G01.listed');

test('of a sealed file: the product finds it, its holder alone is asked and told, and every page says to others what it says when there is none', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const own = await house.refer({ name: 'Tamsin Quennell', born: '1991-02-03', under18: 'no' });
  const sealed = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  const gita = await site.as('gita');
  await seal(house, sealed.file);
  const pages = async () => [
    (await gita.post('/search', { ...asked, file: own.file, purpose: 'decision' })).body,
    (await gita.get(`/referrals/${own.referral}`)).body,
    (await gita.get('/promise')).body,
    (await gita.post('/who-knows', { name: 'Oscar Vielgomas', born: '', why: 'Stopped.' })).body,
  ];
  const said = (bodies: readonly string[]) =>
    bodies.map((body) => /could not be looked at|off the list of known people/.exec(body)?.[0] ?? null);
  assert.deepEqual(said(await pages()), [null, null, null, null]);
  await spoil(house, sealed.file);
  assert.equal(await keep(house), 1, 'the list knows nobody of the file: the product looks itself');
  assert.equal(await keep(house), 0);
  assert.deepEqual(
    (await owedIn(house, 'dora', sealed.file)).map(({ state }) => state),
    ['open'],
  );
  assert.equal((await notLookedAt(house, house.viewer('dora'))).length, 1);
  assert.deepEqual(await notLookedAt(house, house.viewer('gita')), []);
  assert.deepEqual(said(await pages()), [null, null, null, null], 'seen or unseen, to others it is as if there were none');
  const dora = await site.as('dora');
  assert.match((await dora.get('/promise')).body, /1 record is off the list of known people/);
  // What compares with sealed files goes on for everybody else.
  assert.deepEqual(await whoKnows(house, query), []);
  await findSilentHits(house);
});

test('off the list and then sealed, it is not said to be listed again; unsealed, everybody of the area is told once more', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  await spoil(house, file);
  assert.equal(await keep(house), 1);
  assert.equal((await notLookedAt(house, house.viewer('gita'))).length, 1);
  await seal(house, file);
  assert.equal(await keep(house), 0, 'that the list does not know it says nothing');
  assert.deepEqual(await notLookedAt(house, house.viewer('gita')), []);
  const done = await recordSharing(house, house.viewer('dora'), {
    act: 'unseal-file',
    file,
    key: 'unseal',
    reason: 'It is over.',
  });
  assert.equal(done.kind, 'done', JSON.stringify(done));
  assert.equal(await keep(house), 0);
  assert.equal((await notLookedAt(house, house.viewer('gita'))).length, 1);
});

test('somebody who refers is told nothing of it, and a referral that cannot be compared keeps no sealed file from its hits', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const sealed = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  await seal(house, sealed.file);
  house.at('2026-03-03T10:00');
  const bad = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  await spoil(house, bad.file);
  assert.equal(await keep(house), 1);
  const met = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  await timekeeperRound(house);
  await findSilentHits(house);
  const hits = [...((await lookAt(house, house.viewer('dora'), sealed.file))?.file.hits.values() ?? [])];
  assert.equal(hits.length, 1, 'the one after it is put to the holder');
  assert.ok(met.file !== sealed.file);
  assert.deepEqual(await notLookedAt(house, house.viewer('sol')), []);
});
