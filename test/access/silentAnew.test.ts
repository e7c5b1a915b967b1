/** F44 within S11: whoever is described anew is compared with the sealed files again, on either side, and only the holder learns of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { describeRecord } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { decideSilentHit, findSilentHits } from '../../src/app/silentHits.ts';
import { type people, type TestHouse, testHouse } from '../support/house.ts';

type Who = keyof typeof people;
const known = { name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' } as const;
const other = { name: 'Tobin Arkwright', born: '1971-12-12', under18: 'no' } as const;

async function seal(house: TestHouse, file: string, who: Who, post: string): Promise<void> {
  const led = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: house.newId(), post, reason: 'Theirs.' });
  assert.equal(led.kind, 'done', JSON.stringify(led));
  const fields = { reason: 'Our work is not to be known.', until: (await house.now()) + 60 * 86_400_000, mayBeNamed: false };
  const sealed = await recordSharing(house, house.viewer(who), { act: 'seal-file', file, key: house.newId(), fields });
  assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
}

/** Somebody learns who it is: the name and the day of birth. */
async function describe(house: TestHouse, who: Who, file: string, { name, born }: { readonly name: string; readonly born: string }) {
  const [part] = (await lookAt(house, house.viewer(who), file))?.file.records.values() ?? [];
  const { record = '', details: before } = { record: part?.id, details: part?.details };
  const details = { ...before, names: [{ whole: name }], born: born === '' ? null : { date: born } };
  const outcome = await describeRecord(house, house.viewer(who), { file, record, details, key: house.newId() });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  return outcome;
}

const hitsIn = async (house: TestHouse, file: string, who: Who = 'dora') => [
  ...((await lookAt(house, house.viewer(who), file))?.file.hits.values() ?? []),
];

test('referred under a wrong name: once the right one is known the holder of the sealed file learns of it, once; the lead learns nothing', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { file } = await house.refer(known);
  const before = await house.refer(other);
  await seal(house, file, 'dora', 'duty');
  house.at('2026-03-03T10:00');
  const referred = await house.refer({ ...other, name: 'Perran Larkhill' });
  assert.equal(await findSilentHits(house), 0);
  house.at('2026-03-04T10:00');
  const facts = (await describe(house, 'gita', referred.file, known)).facts.map(({ type }) => type);
  assert.equal(await findSilentHits(house), 1);
  assert.deepEqual(
    (await hitsIn(house, file)).map(({ found }) => [found.what, found.asked]),
    [['referral', referred.file]],
  );
  // The same is recorded of whoever is described, and no candidate is proposed, as where nobody is held.
  const there = await house.refer({ ...other, name: 'Corwin Hask' });
  assert.deepEqual(
    (await describe(house, 'gita', there.file, { name: 'Leofric Pennyfarthing', born: '1944-04-04' })).facts.map(({ type }) => type),
    facts,
  );
  // Referred before the file was sealed, described since.
  await describe(house, 'gita', before.file, known);
  assert.equal(await findSilentHits(house), 1);
  // As surely as before, described once more: no second question. Nor after the read models are made anew.
  await describe(house, 'gita', before.file, { ...known, name: 'Oskar Wielgomas' });
  assert.equal(await findSilentHits(house), 0);
  await rebuild(house, { check: false });
  assert.equal(await findSilentHits(house), 0);
  assert.equal((await hitsIn(house, file)).length, 2);
});

test('the sealed person is described anew: who looked for and referred them since is compared again, and not who did before the sealing', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const before = await house.refer({ ...other, name: 'Perran Larkhill', born: '1985-08-08' });
  house.at('2026-03-02T10:00');
  const { file } = await house.refer(known);
  await seal(house, file, 'dora', 'duty');
  house.at('2026-03-03T10:00');
  const since = await house.refer({ ...other, name: 'Perran Larkhill', born: '1985-08-08' });
  assert.equal(await findSilentHits(house), 0);
  house.at('2026-03-04T10:00');
  await describe(house, 'dora', file, { name: 'Perran Larkhill', born: '1985-08-08' });
  assert.equal(await findSilentHits(house), 1);
  assert.deepEqual(
    (await hitsIn(house, file)).map(({ found }) => found.asked),
    [since.file],
  );
  assert.notEqual(before.file, since.file);
  assert.equal(await findSilentHits(house), 0);
});

test('whom the holder set aside on little comes again when it is more surely the person, not when it is as sure or less', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { file } = await house.refer(known);
  await seal(house, file, 'dora', 'duty');
  house.at('2026-03-03T10:00');
  const referred = await house.refer({ name: known.name, under18: 'no' });
  assert.equal(await findSilentHits(house), 1);
  const [weak] = await hitsIn(house, file);
  assert.equal(weak?.found.band, 'review');
  const decided = await decideSilentHit(house, house.viewer('dora'), {
    file,
    hit: weak.id,
    key: 'd',
    fields: { outcome: 'do not tell', words: 'A name alone.' },
  });
  assert.equal(decided.kind, 'done', JSON.stringify(decided));
  house.at('2026-03-04T10:00');
  await describe(house, 'gita', referred.file, known);
  assert.equal(await findSilentHits(house), 1);
  assert.deepEqual(
    (await hitsIn(house, file)).map(({ found, decided: is }) => [found.band, is !== null]),
    [
      ['review', true],
      ['suggested', false],
    ],
  );
  await describe(house, 'gita', referred.file, { name: known.name, born: '' });
  await describe(house, 'gita', referred.file, known);
  assert.equal(await findSilentHits(house), 0);
});

test('two sealed files: neither holder learns that the other holds the person, whoever is described anew', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const [one, two] = [await house.refer(known), await house.refer(other)];
  await seal(house, one.file, 'dora', 'duty');
  await seal(house, two.file, 'chas', 'chief');
  house.at('2026-03-04T10:00');
  await describe(house, 'chas', two.file, known);
  assert.equal(await findSilentHits(house), 0);
  assert.deepEqual([(await hitsIn(house, one.file)).length, (await hitsIn(house, two.file, 'chas')).length], [0, 0]);
  const opened = await recordSharing(house, house.viewer('chas'), { act: 'unseal-file', file: two.file, key: 'u', reason: 'Over.' });
  assert.equal(opened.kind, 'done', JSON.stringify(opened));
  assert.equal(await findSilentHits(house), 1, 'opened, it is like any other');
});
