import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import fc from 'fast-check';
import { skeletons } from './names/skeleton.ts';
import { editDistance, jaroWinkler } from './similar.ts';

const skeleton = (word: string): string => skeletons(word, false).strict;

/** A second library, written by others: only here (it has no types). */
const require = createRequire(import.meta.url);
const levenshtein = require('talisman/metrics/levenshtein') as (a: string, b: string) => number;
const damerau = require('talisman/metrics/damerau-levenshtein') as (a: string, b: string) => number;
const { custom: winkler } = require('talisman/metrics/jaro-winkler') as {
  custom: (options: { boostThreshold: number }, a: string, b: string) => number;
};

const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 9 });

test('edits are counted, a swap of neighbours as one', () => {
  for (const [a, b, edits] of [
    ['testwood', 'testwood', 0],
    ['testwood', 'tstwood', 1],
    ['testwood', 'tetswood', 1],
    ['testwood', 'textwoods', 2],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ] as const) {
    assert.equal(editDistance(a, b), edits, `${a} ${b}`);
  }
});

test('the distance agrees with the textbook recurrence, and stops early without changing its answer', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, most) => {
      assert.equal(editDistance(a, b), recurrence(a, b));
      assert.equal(editDistance(a, b, most), Math.min(recurrence(a, b), most + 1));
    }),
  );
});

test('oracle: the distance lies between the two that a second library knows, and is theirs where they agree', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [least, most] = [damerau(a, b), levenshtein(a, b)];
      const found = editDistance(a, b);
      assert.ok(found >= least && found <= most, `${a} ${b}: ${least} ${found} ${most}`);
      if (least === most) assert.equal(found, most);
    }),
    { numRuns: 2_000 },
  );
});

test('oracle: Jaro-Winkler is that of a second library, up to thirty letters', () => {
  const long = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 30 });
  for (const some of [fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 9 }), long]) {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const theirs = a === b ? 1 : winkler({ boostThreshold: 0 }, a, b);
        assert.ok(Math.abs(jaroWinkler(a, b) - theirs) < 1e-9, `${a} ${b}: ${jaroWinkler(a, b)} ${theirs}`);
      }),
      { numRuns: 2_000 },
    );
  }
});

test('long words and letters beyond ASCII are measured too, the slow way', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abüя'), maxLength: 50 }),
      fc.string({ unit: fc.constantFrom(...'abüя'), maxLength: 50 }),
      (a, b) => {
        const found = editDistance(a, b);
        assert.ok(found >= damerau(a, b) && found <= levenshtein(a, b));
        const looks = jaroWinkler(a, b);
        assert.ok(looks >= 0 && looks <= 1);
      },
    ),
  );
  assert.equal(editDistance('ü', 'u'), 1);
});

test('Jaro-Winkler gives the published values of its authors', () => {
  for (const [a, b, value] of [
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
  ] as const) {
    assert.ok(Math.abs(jaroWinkler(a, b) - value) < 0.001, `${a} ${b} ${jaroWinkler(a, b)}`);
  }
  fc.assert(fc.property(word, word, (a, b) => Math.abs(jaroWinkler(a, b) - jaroWinkler(b, a)) < 1e-12));
});

test('words that sound alike share a skeleton, others do not', () => {
  for (const [a, b] of [
    ['kowalczyk', 'kovalchik'],
    ['philippa', 'filipa'],
    ['khalid', 'halid'],
    ['majid', 'magid'],
    ['ahmed', 'ahamad'],
    ['qasim', 'kassim'],
    ['yusuf', 'jusuf'],
    ['mohammed', 'muhamad'],
    ['zakariya', 'sakaria'],
    ['christof', 'kristof'],
    ['umar', 'omar'],
  ] as const) {
    assert.equal(skeleton(a), skeleton(b), `${a}, ${b}`);
  }
  assert.notEqual(skeleton('testwood'), skeleton('hartwell'));
  assert.equal(skeleton('мария'), '');
});

function recurrence(a: string, b: string): number {
  const table = new Map<string, number>();
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const known = table.get(key);
    if (known !== undefined) return known;
    let value = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, at(i - 2, j - 2) + 1);
    table.set(key, value);
    return value;
  };
  return at(a.length, b.length);
}
