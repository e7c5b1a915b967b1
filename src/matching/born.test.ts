import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compareBorn, damagedDates, readBorn } from './born.ts';
import type { BornCode } from './born.ts';
import type { Born } from './person.ts';

const CASES: readonly [Born | undefined, Born | undefined, BornCode][] = [
  [{ date: '2007-07-03' }, { date: '2007-07-03' }, 'born-same'],
  [{ date: '2007-07-03' }, { text: '03/07/2007' }, 'born-same'],
  [{ date: '2007-07-03' }, { date: '2007-7-3' }, 'born-same'],
  [{ date: '2007-01-01' }, { date: '2007-01-01' }, 'born-same-placeholder'],
  [{ date: '2007-07-03' }, { date: '2007-03-07' }, 'born-day-month-swapped'],
  [{ date: '2007-12-31' }, { date: '2007-31-12' }, 'born-day-month-swapped'],
  [{ date: '2009-07-03' }, { date: '2010-07-03' }, 'born-year-off-by-one'],
  [{ date: '2007-07-13' }, { date: '2007-07-31' }, 'born-digits-transposed'],
  [{ date: '2007-07-13' }, { date: '2007-07-18' }, 'born-one-digit'],
  [{ date: '2007-07-13' }, { date: '2007-01-01' }, 'born-first-of-january'],
  [{ date: '2007-07-13' }, { year: 2007 }, 'born-year-same'],
  [{ year: 2007 }, { text: 'circa 2008' }, 'born-years-overlap'],
  [{ year: 2007 }, { text: '2005-2009' }, 'born-years-overlap'],
  [{ year: 2007 }, { year: 2008 }, 'born-year-near'],
  [{ year: 2007 }, { year: 2012 }, 'born-differs-little'],
  [{ date: '2007-07-13' }, { date: '2004-02-28' }, 'born-differs-little'],
  [{ date: '2007-07-13' }, { date: '1994-02-28' }, 'born-differs'],
  [{ date: '2007-07-13' }, undefined, 'born-missing'],
  [{ date: '2007-07-13' }, { text: 'not known' }, 'born-missing'],
  [{ date: 'rubbish' }, { date: '2007-07-13' }, 'born-missing'],
  [{ date: 'rubbish', year: 2007 }, { date: '2007-07-13' }, 'born-year-same'],
];

for (const [a, b, code] of CASES) {
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${code}`, () => {
    assert.equal(compareBorn(readBorn(a), readBorn(b)), code);
    assert.equal(compareBorn(readBorn(b), readBorn(a)), code, 'either way round');
  });
}

test('the index asks for every date that is one damage away', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(digits, fc.nat(7), fc.nat(9), (date, at, digit) => {
      const iso = (text: string): Born => ({ date: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` });
      const asked = damagedDates(date);
      const wrong = date.slice(0, at) + digit + date.slice(at + 1);
      assert.ok(wrong === date || asked.includes(wrong));
      for (const damaged of asked)
        if (damaged.length === 8) assert.notEqual(compareBorn(readBorn(iso(date)), readBorn(iso(damaged))), 'born-missing');
      assert.ok(!asked.includes(date));
    }),
  );
  for (const damaged of ['20070307', '20080703', '20060703', '20070730', '20070702'])
    assert.ok(damagedDates('20070703').includes(damaged), damaged);
});
