/** Whoever becomes known, or better known, is searched for among the reports that matched nobody; what is found is owed by the lead, the same day, once (F44, S15). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideCandidate, describeRecord } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { MatcherAway } from '../../src/app/matcherHost.ts';
import { timekeeperRound } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const referralOf = async (house: TestHouse, { file, referral }: { file: string; referral: string }) =>
  (await lookAt(house, house.viewer('gita'), file))?.file.referrals.get(referral);
/** Files about which somebody is asked who it is, on the list of whoever takes referrals in. */
const asked = async (house: TestHouse) =>
  (await today(house, house.viewer('gita'))).lines
    .filter((line) => line.owed.some(({ rule }) => rule === 'G01.candidates'))
    .map((line) => line.file)
    .toSorted();
const record = async (house: TestHouse, referral: { file: string; referral: string }) => (await referralOf(house, referral))?.record ?? '';

const details = (names: readonly string[], date: string) => ({ names: names.map((whole) => ({ whole })), born: { date } });

test('a misspelt report matched nobody; a year later the person is described with the alias, and the lead owes the decision the same day', async () => {
  await using house = await testHouse('2025-03-03T09:00');
  const report = await house.refer({ name: 'Zebulun Quilfether', born: '2008-06-11', concern: 'Said something in the shop.' });
  const known = await house.refer({ name: 'Aldous Ferncombe', born: '2008-06-11', concern: 'Another school.' });
  assert.deepEqual(await asked(house), [], 'nobody is found by the name that was written');
  house.at('2026-03-03T09:30');
  await timekeeperRound(house);
  const described = await describeRecord(house, house.viewer('gita'), {
    file: known.file,
    record: await record(house, known),
    details: details(['Aldous Ferncombe', 'Zebulon Quillfeather'], '2008-06-11'),
    key: house.newId(),
  });
  assert.equal(described.kind, 'done');
  assert.deepEqual(await asked(house), [known.file], 'on the list of the lead of the file that became better known');
  const candidate = (await referralOf(house, known))?.candidates.get(await record(house, report));
  assert.ok(candidate && candidate.band !== 'watch' && candidate.file === report.file);
  assert.equal(new Date(candidate.found.at).toISOString().slice(0, 10), '2026-03-03');
  // Described once more it is not asked twice; and the report, described itself, is shown the person and asks nobody again.
  const again = (file: string, of: string, name: string) =>
    describeRecord(house, house.viewer('gita'), { file, record: of, details: details([name], '2008-06-11'), key: house.newId() });
  await again(report.file, await record(house, report), 'Zebulun Quilfether');
  assert.equal((await referralOf(house, report))?.candidates.get(await record(house, known))?.askedBeside, known.referral);
  assert.deepEqual(await asked(house), [known.file]);
});

test('what was said not to be the same person is not asked again by a later description, from either side', async () => {
  await using house = await testHouse();
  const one = await house.refer({ name: 'Sabine Merriden', born: '2009-09-09' });
  const two = await house.refer({ name: 'Sabina Meriden', born: '2009-09-09' });
  assert.deepEqual(await asked(house), [two.file]);
  const said = await decideCandidate(house, house.viewer('gita'), {
    ...two,
    candidate: await record(house, one),
    answer: 'different',
    reason: 'Cousins of one age.',
    key: house.newId(),
  });
  assert.equal(said.kind, 'done', JSON.stringify(said));
  for (const [each, name] of [
    [one, 'Sabine Merriden'],
    [two, 'Sabina Meriden'],
  ] as const)
    await describeRecord(house, house.viewer('gita'), {
      file: each.file,
      record: await record(house, each),
      details: details([name], '2009-09-09'),
      key: house.newId(),
    });
  assert.deepEqual(await asked(house), []);
});

test('two reports of somebody whom nobody knows meet when one of them becomes better known', async () => {
  await using house = await testHouse('2025-03-03T09:00');
  const first = await house.refer({ name: 'Rowan Thistlecombe', concern: 'Heard on the bus.' });
  const second = await house.refer({ name: 'NOT KNOWN', concern: 'A boy in a red coat.' });
  assert.deepEqual(await asked(house), []);
  house.at('2025-09-01T10:00');
  await timekeeperRound(house);
  const named = await describeRecord(house, house.viewer('gita'), {
    file: second.file,
    record: await record(house, second),
    details: details(['Rowan Thistlecomb'], '2010-01-30'),
    key: house.newId(),
  });
  assert.equal(named.kind, 'done');
  assert.deepEqual(await asked(house), [second.file]);
  assert.ok((await referralOf(house, second))?.candidates.has(await record(house, first)));
});

test('the matcher was away when a person became better known: the search is owed and done when it is back', async () => {
  await using house = await testHouse('2025-03-03T09:00');
  const report = await house.refer({ name: 'Zebulun Quilfether', born: '2008-06-11' });
  const known = await house.refer({ name: 'Aldous Ferncombe', born: '2008-06-11' });
  house.at('2026-03-03T09:30');
  await timekeeperRound(house);
  const away = { ...house, matcher: async () => null };
  await describeRecord(away, house.viewer('gita'), {
    file: known.file,
    record: await record(house, known),
    details: details(['Aldous Ferncombe', 'Zebulon Quillfeather'], '2008-06-11'),
    key: house.newId(),
  });
  assert.deepEqual(await asked(house), []);
  assert.equal((await timekeeperRound(away)).searched, 0);
  assert.equal((await timekeeperRound(house)).searched, 1);
  assert.deepEqual(await asked(house), [known.file]);
  assert.ok((await referralOf(house, known))?.candidates.has(await record(house, report)));
});

test('one search that fails keeps no other waiting', async () => {
  await using house = await testHouse();
  const real = house.matcher;
  const away = Object.assign(house, { matcher: async () => null });
  const hard = await away.refer({ name: 'Zebulon Quillfeather' });
  const other = await away.refer({ name: 'Aldous Ferncombe' });
  const failing = async () => {
    const matcher = await real();
    return (
      matcher && {
        ask: async (...[query, options]: Parameters<typeof matcher.ask>) => {
          if (query.names[0]?.whole?.startsWith('Zebulon')) throw new MatcherAway('failed');
          return matcher.ask(query, options);
        },
      }
    );
  };
  assert.equal((await timekeeperRound({ ...house, matcher: failing })).searched, 1);
  const searches = async (each: typeof hard) => (await referralOf(house, each))?.searches.length;
  assert.deepEqual([await searches(hard), await searches(other)], [0, 1], 'and the one that failed stays owed');
});
