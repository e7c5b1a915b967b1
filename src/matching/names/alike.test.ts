/** Laws of how alike two words are, and what each kind means. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readNames } from '../name.ts';
import { wordOf } from './parts.ts';
import type { Word } from './parts.ts';
import { alike } from './alike.ts';
import type { Likeness } from './alike.ts';
import { HAND_ROWS } from './spellings-by-hand.ts';
import { SPELLING_ROWS } from './spelling-table.ts';
import { spellingGroup } from './spellings.ts';

const NAMES =
  'mohammed muhamad mahmoud hasan hussein ali avi petrov petrova mueller muller kowalczyk kovalchik elmasri masri zhang cheung bob robert'.split(
    ' ',
  );
const anyText = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: fc.constantFrom(...'abcdehiklmorstuvyz3'), minLength: 1, maxLength: 14 }),
);
const anyWord = fc.tuple(anyText, fc.boolean()).map(([text, vowelless]) => wordOf(text, vowelless));
const word = (written: string): Word => readNames([{ whole: written }])[0]!.parts.at(-1)!.word;

test('law: likeness is the same from either side', () => {
  fc.assert(
    fc.property(anyWord, anyWord, (a, b) => {
      assert.deepEqual(alike(a, b), alike(b, a));
    }),
    { numRuns: 2_000 },
  );
});

test('law: a word is the same as itself and as nothing that is written otherwise, and nothing is worth more', () => {
  fc.assert(
    fc.property(anyWord, anyWord, (a, b) => {
      assert.deepEqual(alike(a, wordOf(a.text, a.vowelless)), { kind: 'same', share: 1 });
      const found = alike(a, b);
      if (a.text !== b.text) assert.notEqual(found?.kind, 'same');
      if (found !== null && found.kind !== 'same') assert.ok(found.share < 0.95 && found.share >= -0.25 && found.share !== 0);
    }),
    { numRuns: 2_000 },
  );
});

test('law: a word follows from its letters alone', () => {
  fc.assert(fc.property(anyWord, (a) => assert.deepEqual(a, wordOf(a.text, a.vowelless))));
});

test('each kind says what it says', () => {
  const kinds: readonly (readonly [string, string, Likeness | null])[] = [
    ['Testwood', 'TESTWOOD', 'same'],
    ['Testwood', 'Tetswood', 'one-letter'],
    ['Hartwell', 'Hartvel', 'two-letters'],
    ['Kowalczyk', 'Kovalchik', 'sounds-alike'],
    ['Mohammed', 'Muhamad', 'spelling'],
    ['Mueller', 'Müller', 'spelling'],
    ['Petrova', 'Petrov', 'spelling'],
    ['Zhang', 'Cheung', 'spelling'],
    ['Robert', 'Bob', 'nickname'],
    ['Sasha', 'Aleksandr', 'nickname'],
    ['Elhadidi', 'Hadidi', 'joined'],
    ['Yusuf', 'يوسف', 'same-in-another-script'],
    ['שמואל', 'Shmuel', 'same-in-another-script'],
    ['Testwood', 'Hammond', null],
    ['Johnson', 'Jackson', null],
    ['خالد', 'Tariq', null],
  ];
  for (const [a, b, kind] of kinds) assert.equal(alike(word(a), word(b))?.kind ?? null, kind, `${a}, ${b}`);
});

test('a short edit speaks against, a long word bears two', () => {
  assert.ok(alike(word('Ali'), word('Avi'))!.share < 0);
  assert.equal(alike(word('Jan'), word('Tom')), null);
  assert.ok(alike(word('Chantraprapa'), word('Chantrapropu'))!.share > 0.7);
});

test('what both are known to be, and is not the same, counts for less than what nobody knows', () => {
  // Mahmoud and Muhammad have the same consonants, and everybody who reads lists knows them for two names.
  const known = alike(word('Mahmoud'), word('Mohammed'))!;
  assert.ok(known.share <= 0.4, String(known.share));
});

test('a word stands in one class of spellings, and the classes are small', () => {
  for (const rows of [SPELLING_ROWS, HAND_ROWS]) {
    const seen = new Map<string, string>();
    for (const row of rows.trim().split(/\s+/)) {
      const [latin = ''] = row.split('|');
      const spellings = latin.split(/[:,]/).filter((each) => each !== '');
      assert.ok(spellings.length <= 30, row);
      for (const spelling of spellings) {
        assert.match(spelling, /^[a-z]+$/);
        if (rows === SPELLING_ROWS) assert.equal(seen.get(spelling), undefined, `${spelling} in two rows`);
        seen.set(spelling, row);
      }
    }
  }
  assert.equal(spellingGroup('mohammed', false), spellingGroup('maxamed', false));
  assert.equal(spellingGroup('mohammed', false), spellingGroup('mhmd', true));
  assert.notEqual(spellingGroup('mohammed', false), spellingGroup('mahmoud', false));
  assert.equal(spellingGroup('testwood', false), '');
});
