/** S15, F12, F19: whoever was tied when something came is asked about it, whatever became of the tie, the record or the seal before the product looked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { network, type NetworkAct } from '../../src/app/network.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { putTiedReports } from '../../src/app/tiedReports.ts';
import { settleDue } from '../../src/app/time.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { familyTie } from '../support/familyTie.ts';
import { instantOf } from '../support/given.ts';
import { type people, type TestHouse, testHouse } from '../support/house.ts';

type Who = keyof typeof people;
type Held = { readonly file: string; readonly referral: string };

async function does(house: TestHouse, file: string, act: NetworkAct, who: Who = 'gita'): Promise<void> {
  const outcome = await network(house, house.viewer(who), { ...act, file, key: house.newId() });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
}

const ties = (house: TestHouse, one: Held, other: Held, until: string, who: Who = 'gita') =>
  does(house, one.file, { act: 'record-tie', tie: 't1', to: other.file, fields: { ...familyTie, ends: instantOf(until) } }, who);

async function tied(until = '2026-04-01T00:00') {
  const house = await testHouse('2026-03-02T09:00');
  const one = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  const other = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
  await ties(house, one, other, until);
  assert.equal(await putTiedReports(house), 0, 'what was there when the tie was recorded was known');
  return { house, one, other, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

async function reports(house: TestHouse, { file, referral }: Held, who: Who = 'gita'): Promise<void> {
  const fields = { words: 'They bought a knife together.', source: 'A shop' };
  const said = await recordAct(house, house.viewer(who), { act: 'add-information', file, referral, key: house.newId(), fields });
  assert.equal(said.kind, 'done', JSON.stringify(said));
}

/** How many questions are open there, and by how many reports. */
async function asked(house: TestHouse, { file }: Held, who: Who = 'gita'): Promise<readonly [owed: number, put: number]> {
  const held = (await lookAt(house, house.viewer(who), file))?.file;
  const owed = [...(held?.obligations.values() ?? [])].filter((each) => isOwed(each) && each.rule === 'S15.put');
  return [owed.length, held?.tied.size ?? 0];
}

async function seal(house: TestHouse, file: string, does: 'seal-file' | 'unseal-file'): Promise<void> {
  const fields = { reason: 'Not to be known.', until: (await house.now()) + 60 * 86_400_000, mayBeNamed: false };
  const act = does === 'seal-file' ? { act: does, fields } : { act: does, reason: 'Over.' };
  const outcome = await recordSharing(house, house.viewer('dora'), { ...act, file, key: house.newId() });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
}

test('the tie lapsed at midnight, two reports came at nine, one at either end, and it was renewed at noon: both leads are asked, once', async () => {
  await using it = await tied();
  const { house, one, other } = it;
  house.at('2026-04-01T09:00');
  await settleDue(house);
  await reports(house, one);
  await reports(house, other);
  assert.equal(await putTiedReports(house), 0, 'lapsed it counts for nothing');
  house.at('2026-04-01T12:00');
  const fields = { reason: 'Seen together again.', ends: instantOf('2026-08-01T00:00') };
  await does(house, one.file, { act: 'renew-tie', tie: 't1', fields });
  assert.equal(await putTiedReports(house), 2);
  assert.deepEqual(
    [await asked(house, one), await asked(house, other)],
    [
      [1, 1],
      [1, 1],
    ],
  );
  await does(house, one.file, { act: 'renew-tie', tie: 't1', fields: { ...fields, reason: 'Heard from the school.' } });
  assert.equal(await putTiedReports(house), 0);
});

test('a report comes while the tie stands, which is ended, or lapses, before the product looks: the other lead is asked all the same; found wrong it is not', async () => {
  for (const becomes of ['ended', 'lapsed', 'wrong'] as const) {
    await using it = await tied();
    const { house, one, other } = it;
    house.at('2026-03-20T12:00');
    await reports(house, one);
    if (becomes === 'lapsed') house.at('2026-04-02T12:00');
    if (becomes === 'ended')
      await does(house, one.file, { act: 'end-tie', tie: 't1', fields: { until: '2026-03-20', reason: 'They fell out.' } });
    if (becomes === 'wrong') await does(house, one.file, { act: 'find-tie-wrong', tie: 't1', reason: 'Another family.' });
    // What comes after it is over is nobody's question.
    if (becomes !== 'wrong') await reports(house, one);
    assert.equal(await putTiedReports(house), becomes === 'wrong' ? 0 : 1, becomes);
    assert.deepEqual(await asked(house, other), becomes === 'wrong' ? [0, 0] : [1, 1], becomes);
  }
});

test('a report came under a record that was linked to the person only after the tie was recorded: it is put with the link, to the lead of the other', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const one = await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  const other = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
  house.at('2026-03-03T09:00');
  const again = await house.refer({
    name: 'Oskar Wielgomas',
    born: '1990-03-07',
    under18: 'no',
    concern: 'He and his brother buy knives.',
  });
  assert.equal(await putTiedReports(house), 0);
  house.at('2026-03-04T09:00');
  await ties(house, one, other, '2026-06-01T00:00');
  assert.equal(await putTiedReports(house), 0);
  house.at('2026-03-05T09:00');
  const candidates = (await lookAt(house, house.viewer('gita'), again.file))?.file.referrals.get(again.referral)?.candidates;
  const [candidate = ''] = [...(candidates?.keys() ?? [])];
  const said = { candidate, answer: 'same', reason: 'The same man.', key: 'link' } as const;
  const linked = await decideCandidate(house, house.viewer('gita'), { file: again.file, referral: again.referral, ...said });
  assert.equal(linked.kind, 'done', JSON.stringify(linked));
  assert.equal(await putTiedReports(house), 1, 'the report of the linked record, and not what the file had before the tie');
  assert.deepEqual(await asked(house, other), [1, 1]);
});

test('what came while a file was sealed is put to the lead of the other when it is unsealed, once, and nothing before', async () => {
  await using it = await tied('2026-06-01T00:00');
  const { house, one, other } = it;
  const led = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file: one.file, key: 'l', post: 'duty', reason: 'Ours.' });
  assert.equal(led.kind, 'done', JSON.stringify(led));
  house.at('2026-03-05T10:00');
  // Reported a moment before it is sealed: what is not put yet waits too.
  await reports(house, one);
  await seal(house, one.file, 'seal-file');
  await reports(house, one, 'dora');
  house.at('2026-03-10T10:00');
  await reports(house, one, 'dora');
  assert.equal(await putTiedReports(house), 0);
  assert.deepEqual(await asked(house, other), [0, 0]);
  house.at('2026-03-12T10:00');
  await seal(house, one.file, 'unseal-file');
  assert.equal(await putTiedReports(house), 3);
  assert.deepEqual(await asked(house, other), [1, 3], 'one question, of all that came');
  await reports(house, one, 'dora');
  assert.equal(await putTiedReports(house), 1, 'and then as ever');
});
