/** Records that cannot be put on the list: each leaves itself out and nobody else, however the list was made and fed; too many close it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AreaList } from '../../src/matcher/areaList.ts';
import { applyChanges, knownPerson, LeftOuts, mostLeftOut } from '../../src/matcher/known.ts';
import type { Feed } from '../../src/matcher/feed.ts';
import { findCandidates } from '../../src/matching/candidates.ts';
import { comparable } from '../../src/matching/left-out.ts';
import { buildPeopleList, createPeopleList } from '../../src/matching/people-list.ts';
import type { KnownPerson } from '../../src/matching/person.ts';
import type { KnownRecord } from '../../src/store/people.ts';
import { eventually } from '../support/timekeeper.ts';

const whole = { born: null, phones: [], addresses: [], schools: [] };
const good = (record: string, name: string): KnownRecord => ({
  record,
  file: `f-${record}`,
  details: JSON.stringify({ ...whole, names: [{ whole: name }] }),
});
/** In form, and a number that is no text. */
const unreadable = (record: string): KnownRecord => ({
  record,
  file: `f-${record}`,
  details: JSON.stringify({ ...whole, names: [{ whole: 'Jory Fennimore' }], phones: [7] }),
});
const formless = (record: string): KnownRecord => ({ record, file: `f-${record}`, details: '{"names": 7}' });
const broken = (record: string): KnownRecord => ({ record, file: `f-${record}`, details: '{' });

/** A feed that a test writes. */
function written(
  everybody: readonly KnownRecord[],
): Feed & { change(each: Partial<{ changed: readonly KnownRecord[]; gone: readonly string[] }>): void } {
  let size = 1;
  const told: { readonly at: number; readonly changed: readonly KnownRecord[]; readonly gone: readonly string[] }[] = [];
  const known = new Map(everybody.map((each) => [each.record, each]));
  return {
    area: 'wexmoor',
    now: async () => ({ size, times: 0 }),
    since: async (from) => ({
      size,
      times: 0,
      changed: told.flatMap(({ at, changed }) => (at >= from ? changed : [])),
      gone: told.flatMap(({ at, gone }) => (at >= from ? gone : [])),
    }),
    async *everybody() {
      yield [...known.values()];
    },
    change: ({ changed = [], gone = [] }) => {
      told.push({ at: size, changed, gone });
      for (const each of changed) known.set(each.record, each);
      for (const record of gone) known.delete(record);
      size += 1;
    },
  };
}
const listOf = (feed: Feed, said: string[] = [], threads = 2) =>
  new AreaList({
    feed,
    threads,
    log: (sentence, ids) => void said.push(`${sentence} ${String(ids?.['record'] ?? '')}`),
    pollMilliseconds: 20,
  });
const found = async (list: AreaList, name: string) => (await list.ask({ names: [{ whole: name }] })).candidates.map(({ record }) => record);

test('those who cannot be read are left out, each with a code, and everybody else is found', async () => {
  const said: string[] = [];
  await using list = listOf(
    written([good('a', 'Tamsin Quennell'), unreadable('b'), formless('c'), broken('d'), good('e', 'Rosalind Peverell')]),
    said,
  );
  await eventually(async () => list.state.isReady, 'the list is there');
  assert.deepEqual(await found(list, 'Tamsin Quennell'), ['a']);
  assert.deepEqual(await found(list, 'Rosalind Peverell'), ['e']);
  assert.deepEqual(
    list.state.leftOut.toSorted((one, other) => (one.record < other.record ? -1 : 1)),
    [
      { record: 'b', why: 'not-readable' },
      { record: 'c', why: 'not-in-form' },
      { record: 'd', why: 'not-in-form' },
    ],
  );
  assert.equal(list.state.people, 2);
  await eventually(async () => said.filter((each) => each.startsWith('This record')).length === 3, 'each is named in the log');
  assert.ok(
    said.every((each) => !each.includes('Fennimore')),
    'by its id, nothing that it says',
  );
});

test('one that becomes unreadable leaves the list with what was said of it before; mended, gone or replaced in a thread it is as it should be', async () => {
  const feed = written([good('a', 'Tamsin Quennell'), good('b', 'Jory Fennimore')]);
  await using list = listOf(feed);
  await eventually(async () => list.state.isReady, 'the list is there');
  feed.change({ changed: [unreadable('b')] });
  await list.feed();
  assert.deepEqual(await found(list, 'Jory Fennimore'), []);
  assert.deepEqual((await list.ask({ names: [{ whole: 'Tamsin Quennell' }] })).leftOut, ['b']);
  // A thread that takes the place of another knows it too.
  for (const { worker } of [...(list.threads?.running ?? [])].slice(0, 1)) await worker.terminate();
  await eventually(async () => list.state.threads === 2, 'it is replaced');
  for (let i = 0; i < 6; i += 1) assert.deepEqual((await list.ask({ names: [{ whole: 'Tamsin Quennell' }] })).leftOut, ['b']);
  feed.change({ changed: [good('b', 'Jory Fennimore')] });
  await list.feed();
  assert.deepEqual(await found(list, 'Jory Fenimore'), ['b']);
  await eventually(async () => list.state.leftOut.length === 0 && list.state.leftOutAt === 2, 'and it is off the list no more');
  feed.change({ changed: [formless('b')] });
  await list.feed();
  feed.change({ gone: ['b'] });
  await list.feed();
  await eventually(async () => list.state.leftOutAt === 4, 'fed');
  assert.deepEqual(list.state.leftOut, [], 'whoever is let go is nobody left out');
});

test('too many: the list answers nobody, says so with one of them, and is there again by itself when they are mended', async () => {
  const many = Array.from({ length: mostLeftOut + 1 }, (_, i) => unreadable(`b${i}`));
  const said: string[] = [];
  const feed = written([good('a', 'Tamsin Quennell'), ...many]);
  await using list = listOf(feed, said, 1);
  await eventually(async () => list.state.stuckOn !== null, 'it is said');
  assert.equal(list.state.isReady, false);
  await assert.rejects(found(list, 'Tamsin Quennell'), 'closed, not half open');
  assert.ok(said.some((each) => /^Too many records .* b\d+$/.test(each)));
  feed.change({ changed: many.slice(1).map(({ record }) => good(record, 'Rosalind Peverell')) });
  await eventually(async () => list.state.isReady, 'it is made by itself');
  assert.equal(list.state.leftOut.length, 1);
});

test('too many while it runs: it closes too, and does not go on with what it had', async () => {
  const many = Array.from({ length: mostLeftOut + 1 }, (_, i) => unreadable(`b${i}`));
  const feed = written([good('a', 'Tamsin Quennell')]);
  await using list = listOf(feed);
  await eventually(async () => list.state.isReady, 'the list is there');
  feed.change({ changed: many });
  await eventually(async () => list.state.stuckOn !== null, 'it is said');
  await assert.rejects(found(list, 'Tamsin Quennell'));
});

test('law: made at once or fed one after another, the same records are left out, with the same codes, and the others are found alike', () => {
  const row = (i: number) =>
    fc.constantFrom(
      good(`r${i}`, 'Tamsin Quennell'),
      good(`r${i}`, 'Rosalind Peverell'),
      unreadable(`r${i}`),
      formless(`r${i}`),
      broken(`r${i}`),
    );
  fc.assert(
    fc.property(
      fc.array(
        fc.nat(9).chain((i) => fc.oneof(row(i), fc.constant(`r${i}`))),
        { maxLength: 30 },
      ),
      (steps) => {
        const [list, out] = [createPeopleList(), new LeftOuts()];
        const last = new Map<string, KnownRecord>();
        steps.forEach((step, position) => {
          const isGone = typeof step === 'string';
          applyChanges(list, out, { changed: isGone ? [] : [step], gone: isGone ? [step] : [], position });
          if (isGone) last.delete(step);
          else last.set(step.record, step);
        });
        const made = new LeftOuts();
        const people = [...last.values()].flatMap((each): readonly KnownPerson[] => {
          const person = knownPerson(each);
          if (person === null) made.add(each.record, 'not-in-form');
          return person ? [person] : [];
        });
        const base = buildPeopleList(people, { onLeftOut: (record) => made.add(record, 'not-readable') });
        const sorted = (outs: LeftOuts) => outs.all.toSorted((one, other) => (one.record < other.record ? -1 : 1));
        assert.deepEqual(sorted(out), sorted(made));
        assert.equal(list.size, base.size);
        for (const name of ['Tamsin Quennell', 'Rosalind Peverel', 'Jory Fennimore']) {
          const of = (each: typeof list) =>
            findCandidates({ names: [{ whole: name }] }, each, {}).map(({ record, bits }) => [record, bits]);
          assert.deepEqual(of(list), of(base), name);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('law: whoever is written in the form of a person can be compared', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const person = fc.record({
    names: fc.array(fc.record({ whole: text, given: text, family: text }, { requiredKeys: [] }), { maxLength: 3 }),
    born: fc.oneof(fc.constant(null), fc.record({ date: text, text, year: fc.integer() }, { requiredKeys: [] })),
    phones: fc.array(text, { maxLength: 2 }),
    emails: fc.array(text, { maxLength: 2 }),
    handles: fc.array(text, { maxLength: 2 }),
    addresses: fc.array(fc.record({ text, postcode: text }, { requiredKeys: [] }), { maxLength: 2 }),
    schools: fc.array(text, { maxLength: 2 }),
    identifiers: fc.array(fc.record({ kind: text, value: text }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(person, (written) => {
      assert.equal(typeof comparable(written), 'object');
      const list = buildPeopleList([{ ...(comparable(written) as KnownPerson), record: 'r', file: 'f' }]);
      assert.equal(list.size, 1);
    }),
    { numRuns: 300 },
  );
});
