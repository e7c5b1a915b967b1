import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { findCandidates } from './candidates.ts';
import type { MatchBand } from './bands.ts';
import { readPerson } from './evidence.ts';
import { inMemoryMatcher } from './matcher.ts';
import { createPeopleList } from './people-list.ts';
import type { KnownPerson, PersonQuery } from './person.ts';
import { anyPerson } from './test-people.ts';

const AMIRA: PersonQuery = { names: [{ given: 'Amira', family: 'Testwood' }], born: { date: '2007-07-03' } };
const ask = (given: string, family: string, date?: string): PersonQuery => ({
  names: [{ given, family }],
  ...(date ? { born: { date } } : {}),
});

function listOf(...people: readonly PersonQuery[]) {
  const list = createPeopleList();
  people.forEach((person, i) => assert.ok(list.add(known(person, `r${i}`))));
  return list;
}
function known(person: PersonQuery, record: string): KnownPerson {
  return { ...person, record, file: `file-of-${record}` };
}
const bandOf = (query: PersonQuery, ...people: readonly PersonQuery[]): MatchBand | undefined =>
  findCandidates(query, listOf(...people))[0]?.band;

/** What a second referral looks like when the first was AMIRA's, and the band in which she must be shown. */
const SECOND_REFERRALS: readonly [string, PersonQuery, MatchBand][] = [
  ['as before', AMIRA, 'suggested'],
  ['surname misspelt', ask('Amira', 'Testwod', '2007-07-03'), 'suggested'],
  ['both names misspelt', ask('Amyra', 'Tetswood', '2007-07-03'), 'suggested'],
  ['parts swapped', ask('Testwood', 'Amira', '2007-07-03'), 'suggested'],
  ['one string, surname first', { names: [{ whole: 'TESTWOOD Amira' }], born: { date: '2007-07-03' } }, 'suggested'],
  ['day and month swapped', ask('Amira', 'Testwood', '2007-03-07'), 'suggested'],
  ['day and month swapped, surname misspelt', ask('Amira', 'Testwod', '2007-03-07'), 'suggested'],
  ['one digit of the birth date wrong', ask('Amira', 'Testwood', '2007-07-08'), 'suggested'],
  ['only the year', { names: [{ given: 'Amira', family: 'Testwood' }], born: { year: 2007 } }, 'suggested'],
  ['1 January', ask('Amira', 'Testwood', '2007-01-01'), 'suggested'],
  ['no birth date', ask('Amira', 'Testwood'), 'review'],
  ['initial only', ask('A', 'Testwood', '2007-07-03'), 'suggested'],
  ['another surname', ask('Amira', 'Hartwell', '2007-07-03'), 'review'],
  ['surname not known, same telephone', { names: [{ given: 'Amira', family: 'N/K' }], phones: ['01632 960001'] }, 'review'],
  ['another birth date altogether', ask('Amira', 'Testwood', '1991-11-25'), 'watch'],
];

for (const [what, query, band] of SECOND_REFERRALS) {
  test(`${what}: ${band}`, () => {
    assert.equal(bandOf(query, { ...AMIRA, phones: ['+44 1632 960001'] }), band);
  });
}

test('what cannot be she is not shown', () => {
  for (const query of [
    ask('Leonie', 'Hartwell', '2007-07-03'),
    ask('Amira', 'Hartwell'),
    ask('Leonie', 'Testwood'),
    ask('Leonie', 'Hartwell'),
  ]) {
    assert.equal(bandOf(query, AMIRA), undefined, JSON.stringify(query));
  }
});

test('twins are watched and no more, even when they share home, school and telephone', () => {
  const home = { phones: ['01632 960001'], addresses: [{ postcode: 'ZZ99 1AA' }], schools: ['Test Lane School'] };
  assert.equal(bandOf({ ...ask('Leonie', 'Testwood', '2007-07-03'), ...home }, { ...AMIRA, ...home }), 'watch');
});

test('no name and no telephone: no candidates, whatever else agrees', () => {
  const home = { born: { date: '2007-07-03' }, addresses: [{ postcode: 'ZZ99 1AA', text: '1 Test Lane' }], schools: ['Test Lane School'] };
  const list = listOf({ ...AMIRA, ...home }, { names: [{ whole: 'Not known' }], ...home });
  for (const names of [[], [{}], [{ whole: '' }], [{ whole: 'NOT KNOWN' }], [{ given: 'n/k', family: '-' }], [{ whole: '???' }]]) {
    assert.deepEqual(findCandidates({ names, ...home }, list), []);
  }
});

test('best first, the referral’s own record left out, no more than the limit', () => {
  const list = listOf(AMIRA, ask('Amira', 'Testwod', '2007-07-03'), ask('Amira', 'Testwood'));
  assert.deepEqual(
    findCandidates(AMIRA, list).map((candidate) => candidate.record),
    ['r0', 'r1', 'r2'],
  );
  assert.deepEqual(
    findCandidates(AMIRA, list, { except: ['r0'] }).map((candidate) => candidate.record),
    ['r1', 'r2'],
  );
  assert.deepEqual(
    findCandidates(AMIRA, list, { limit: 1 }).map((candidate) => candidate.file),
    ['file-of-r0'],
  );
});

test('bands begin where they are told to', () => {
  const [found] = findCandidates(AMIRA, listOf(AMIRA), { thresholds: { suggested: 1000, review: 999, watch: 1 } });
  assert.equal(found?.band, 'watch');
  assert.deepEqual(findCandidates(AMIRA, listOf(AMIRA), { thresholds: { suggested: 1000, review: 999, watch: 998 } }), []);
});

test('the matcher answers with the position of its list', async () => {
  const list = listOf(AMIRA);
  list.advanceTo(41);
  const answer = await inMemoryMatcher(list).ask(ask('Amira', 'Testwod'));
  assert.equal(answer.position, 41);
  assert.equal(answer.candidates[0]?.record, 'r0');
});

test('law: one slip in a name of five letters or more, same birth date, is always for review at least', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
  const name = fc.string({ unit: letter, minLength: 5, maxLength: 14 });
  fc.assert(
    fc.property(
      name,
      name,
      fc.boolean(),
      fc.nat(),
      fc.nat(3),
      letter,
      fc.array(anyPerson, { maxLength: 12 }),
      (given, family, inGiven, seed, kind, other, crowd) => {
        const slipped = slip(inGiven ? given : family, seed, kind, other);
        const list = listOf(ask(given, family, '2004-02-29'), ...crowd);
        const found = findCandidates(inGiven ? ask(slipped, family, '2004-02-29') : ask(given, slipped, '2004-02-29'), list).find(
          (candidate) => candidate.record === 'r0',
        );
        assert.ok(found && found.band !== 'watch', `${given} ${family} written with ${slipped}: ${JSON.stringify(found)}`);
      },
    ),
    { numRuns: 400 },
  );
});

test('law: adding an unrelated person never removes a candidate or lowers it', () => {
  fc.assert(
    fc.property(
      anyPerson,
      fc.array(anyPerson, { maxLength: 15 }),
      fc.array(fc.string({ unit: fc.constantFrom(...'qxz'), minLength: 11, maxLength: 14 }), { minLength: 1, maxLength: 5 }),
      (query, crowd, strangers) => {
        const list = listOf(...crowd);
        const before = findCandidates(query, list);
        strangers.forEach((whole, i) => list.add(known({ names: [{ whole }], born: { date: '1932-12-25' } }, `stranger${i}`)));
        const after = new Map(findCandidates(query, list).map((candidate) => [candidate.record, candidate.bits]));
        for (const candidate of before) assert.ok((after.get(candidate.record) ?? -Infinity) >= candidate.bits, candidate.record);
      },
    ),
  );
});

test('law: hostile text is only text', () => {
  const list = listOf(AMIRA);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary' }), (text, more) => {
      const query: PersonQuery = {
        names: [{ whole: text }, { given: more, family: text }],
        born: { date: more, year: Number(more), text },
        phones: [text],
        addresses: [{ text, postcode: more }],
        schools: [more],
      };
      assert.ok(findCandidates(query, list).every((candidate) => Number.isFinite(candidate.bits)));
      assert.ok(list.add(known(query, 'hostile')) && list.remove('hostile'));
    }),
  );
  for (const text of [
    'a '.repeat(50_000),
    '-'.repeat(100_000),
    'unknown '.repeat(20_000),
    '__proto__ constructor',
    '\u202eAmira',
    '12/'.repeat(40_000),
  ]) {
    const query: PersonQuery = { names: [{ whole: text }, { family: text, given: text }], born: { text }, schools: [text] };
    findCandidates(query, list);
    // However long a name is, so few parts of it are read: what is done with them is bounded by that.
    for (const { parts } of readPerson(query).names) assert.ok(parts.length <= 16, `${parts.length} parts of ${text.slice(0, 20)}`);
  }
});

function slip(word: string, seed: number, kind: number, letter: string): string {
  const at = seed % (word.length - 1);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}
