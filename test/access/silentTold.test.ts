/** S11: "tell" tells somebody, or is refused: the marker goes where the record lies now, and where there is none the holder is told whom to call. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { decideSilentHit, findSilentHits } from '../../src/app/silentHits.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';

import { type people, type TestHouse } from '../support/house.ts';
import { textOf } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const known = { name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' } as const;

/** Sealed by Dora, whose post leads it; or by whoever else leads. */
async function seal(house: TestHouse, file: string, who: 'dora' | 'chas' = 'dora'): Promise<void> {
  const post = who === 'dora' ? 'duty' : 'chief';
  const led = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: house.newId(), post, reason: 'Theirs.' });
  assert.equal(led.kind, 'done', JSON.stringify(led));
  const fields = { reason: 'Our work is not to be known.', until: (await house.now()) + 60 * 86_400_000, mayBeNamed: false };
  const sealed = await recordSharing(house, house.viewer(who), { act: 'seal-file', file, key: house.newId(), fields });
  assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
}

async function hitsIn(site: StaffSite, file: string) {
  const held = (await lookAt(site.house, site.house.viewer('dora'), file))?.file;
  const owed = [...(held?.obligations.values() ?? [])].filter((each) => isOwed(each) && each.rule === 'S11.hit').length;
  return { hits: [...(held?.hits.values() ?? [])], owed };
}

async function markersIn(site: StaffSite, file: string, who: keyof typeof people): Promise<number> {
  return (await lookAt(site.house, site.house.viewer(who), file))?.file.sealedItems.size ?? 0;
}

const tell = (site: StaffSite, file: string, hit: string) =>
  decideSilentHit(site.house, site.house.viewer('dora'), {
    file,
    hit,
    key: site.house.newId(),
    fields: { outcome: 'tell', words: 'They should ask.' },
  });

async function sealedFile(site: StaffSite) {
  const held = await site.house.refer(known);
  await seal(site.house, held.file);
  site.house.at('2026-03-03T10:00');
  return held;
}

test('somebody looks before there is a report: no marker can reach them, so telling is not offered, and refused with whom to call', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { file } = await sealedFile(site);
  const gita = await site.as('gita');
  const asked = { name: known.name, otherNames: '', born: known.born, phone: '', number: '', address: '', postcode: '', school: '' };
  await gita.get('/search');
  const looked = await gita.post('/search', { ...asked, for: 'new', purpose: 'other', reason: 'A call came', words: 'A call', file: '' });
  assert.ok(looked.status < 400, textOf(looked));
  assert.equal(await findSilentHits(site.house), 1);
  const [hit] = (await hitsIn(site, file)).hits;
  assert.ok(hit);
  const dora = await site.as('dora');
  const page = await dora.get(`/files/${file}/seal`);
  assert.match(textOf(page), /no file on which you could put a marker for them.*Wexmoor police/);
  assert.doesNotMatch(page.body, /value="tell"/);
  const key = /name="key" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const sent = await dora.post(`/files/${file}/seal`, { do: 'hit', hit: hit.id, key, outcome: 'tell', words: 'They should ask.' });
  assert.match(textOf(sent), /Nobody would be told.*Call Wexmoor police/);
  assert.equal((await hitsIn(site, file)).owed, 1, 'it is owed until they are called, or not told');
  const called = await dora.post(`/files/${file}/seal`, { do: 'hit', hit: hit.id, key: `${key}2`, outcome: 'act', words: 'I called her.' });
  assert.equal(called.status, 303);
  assert.equal((await hitsIn(site, file)).owed, 0);
  assert.deepEqual(site.faults, []);
});

test('the record that met the person was linked to another file meanwhile: the marker lies there, under that record', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await sealedFile(site);
  const first = await house.refer(known);
  const second = await house.refer(known);
  assert.equal(await findSilentHits(house), 2);
  const candidates = (await lookAt(house, house.viewer('gita'), second.file))?.file.referrals.get(second.referral)?.candidates;
  const [candidate = ''] = [...(candidates?.keys() ?? [])];
  const linked = await decideCandidate(house, house.viewer('gita'), {
    file: second.file,
    referral: second.referral,
    candidate,
    answer: 'same',
    reason: 'The same man.',
    key: 'link',
  });
  assert.equal(linked.kind, 'done', JSON.stringify(linked));
  const lies = (await lookAt(house, house.viewer('gita'), first.file))?.file;
  assert.equal(lies?.records.size, 2);
  const own = [...lies.records.values()].find(({ home }) => home === second.file)?.id;
  const hit = (await hitsIn(site, file)).hits.find(({ found }) => found.asked === second.file);
  assert.ok(hit && own);
  const told = await tell(site, file, hit.id);
  assert.equal(told.kind, 'done', JSON.stringify(told));
  const items = [...((await lookAt(house, house.viewer('gita'), first.file))?.file.sealedItems.values() ?? [])];
  assert.deepEqual(
    items.map(({ holder, record }) => [holder, record]),
    [['duty', own]],
  );
});

test('the file for which they asked is sealed by another post since: the same words as where there is none, and neither file learns of the other', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await sealedFile(site);
  const referred = await house.refer(known);
  assert.equal(await findSilentHits(house), 1);
  await seal(house, referred.file, 'chas');
  const [hit] = (await hitsIn(site, file)).hits;
  const told = await tell(site, file, hit?.id ?? '');
  assert.ok(told.kind === 'refused');
  assert.equal(told.reasons[0]?.code, 'nobody-told');
  assert.equal((await hitsIn(site, file)).owed, 1);
  assert.equal(await markersIn(site, referred.file, 'chas'), 0);
  assert.equal(await lookAt(house, house.viewer('dora'), referred.file), null);
});
