import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { bornEvidence, compareBorn, readBorn } from './born.ts';
import type { BornCode } from './codes.ts';
import type { Born } from './person.ts';
import { BORN_TENTHS } from './weights.ts';

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
  // An order, a century or a calendar that the other side settles.
  [{ date: '2007-03-07' }, { text: '03/07/2007' }, 'born-same-as-read'],
  [{ text: '07/03/2007' }, { text: '03/07/2007' }, 'born-day-month-swapped'],
  [{ text: '03/25/2007' }, { date: '2007-03-25' }, 'born-same'],
  [{ text: '3.7.2007' }, { date: '2007-03-07' }, 'born-day-month-swapped'],
  [{ text: '12/03/71' }, { date: '1971-03-12' }, 'born-same'],
  [{ text: '13/03/09' }, { date: '2009-03-13' }, 'born-same-as-read'],
  [{ text: '12/09/1400 AH' }, { date: '1980-07-25' }, 'born-same-converted'],
  [{ text: '1400/09/12' }, { date: '1980-07-26' }, 'born-same-converted'],
  [{ text: '١٢ رمضان ١٤٠٠ هـ' }, { date: '1980-07-24' }, 'born-same-converted'],
  [{ text: '1400 AH' }, { year: 1980 }, 'born-year-same'],
  [{ text: '1371/01/02 sh' }, { date: '1992-03-22' }, 'born-same-converted'],
  [{ text: '2 Farvardin 1371' }, { date: '1992-03-22' }, 'born-same-converted'],
  [{ text: '12/03/1990 E.C.' }, { date: '1997-11-21' }, 'born-same-converted'],
  // Slips.
  [{ date: '2007-07-31' }, { date: '2007-08-01' }, 'born-day-off-by-one'],
  [{ date: '2007-12-31' }, { date: '2008-01-01' }, 'born-day-off-by-one'],
  [{ date: '2007-09-13' }, { date: '2007-10-13' }, 'born-month-off-by-one'],
  [{ date: '1977-09-13' }, { date: '1997-09-13' }, 'born-decade-differs'],
  [{ date: '1977-09-13' }, { date: '1980-09-13' }, 'born-same-day-other-year'],
  [{ date: '1977-09-13' }, { date: '1977-09-28' }, 'born-same-month-other-day'],
  [{ date: '1977-09-13' }, { date: '1977-02-28' }, 'born-same-year-other-day'],
  // Placeholders.
  [{ date: '1977-07-01' }, { date: '1977-07-01' }, 'born-same-usual-placeholder'],
  [{ date: '1977-12-31' }, { date: '1977-04-16' }, 'born-usual-placeholder'],
  [{ date: '1977-01-01' }, { date: '1978-01-01' }, 'born-year-near'],
  [{ date: '1977-01-01' }, { date: '1980-01-01' }, 'born-differs-little'],
  [{ text: '00/00/1958' }, { date: '1958-04-16' }, 'born-year-same'],
  [{ text: '??/04/1958' }, { date: '1958-04-16' }, 'born-month-same'],
  [{ date: '1900-01-01' }, { date: '1900-01-01' }, 'born-missing'],
  [{ date: '0000-00-00' }, { date: '1958-04-16' }, 'born-missing'],
  // Part of a date, ranges, ages.
  [{ text: 'March 1971' }, { date: '1971-03-12' }, 'born-month-same'],
  [{ text: 'March 1971' }, { text: '1971-03' }, 'born-month-same'],
  [{ year: 1971, text: '1971-03' }, { date: '1971-03-30' }, 'born-month-same'],
  [{ text: 'March 1971' }, { date: '1971-06-12' }, 'born-same-year-other-day'],
  [{ text: 'between 1960 and 1962' }, { date: '1961-03-12' }, 'born-years-overlap'],
  [{ text: '01 Jan 1961 to 31 Dec 1962' }, { date: '1963-01-12' }, 'born-year-near'],
  [{ text: '1955-57' }, { year: 1957 }, 'born-years-overlap'],
  [{ text: 'the 1960s' }, { year: 1967 }, 'born-years-overlap-widely'],
  [{ text: 'circa 07 Jul 1966' }, { date: '1966-07-07' }, 'born-same-as-read'],
  [{ text: 'circa 07 Jul 1966' }, { date: '1967-02-01' }, 'born-years-overlap'],
  [{ text: 'about 15 in March 2024' }, { date: '2008-11-02' }, 'born-age-fits'],
  [{ text: 'aged 15 on 3/3/2024' }, { date: '1999-03-04' }, 'born-differs'],
  [{ text: 'about 15' }, { date: '2008-11-02' }, 'born-missing'],
  // Several dates: the pair that agrees best.
  [{ text: 'DOB 12 Mar 1971; alt. DOB 1972' }, { date: '1971-03-12' }, 'born-same'],
  [{ text: 'DOB 12 Mar 1971; alt. DOB 1972; POB Wexmoor 1900' }, { date: '1972-06-12' }, 'born-year-same'],
  [{ date: '1971-03-12', text: 'or 4 April 1969' }, { date: '1969-04-04' }, 'born-same'],
  // As programs, papers and languages write.
  [{ text: '1971-03-12T00:00:00.000Z' }, { date: '1971-03-12' }, 'born-same'],
  [{ text: '25/03/1971 00:00:00' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '19710325' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '25MAR71' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: 'March 25th, 1971' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: 'the 25th of March 1971' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '25. März 1971' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '25 de marzo de 1971' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '25 Ağustos 1971' }, { date: '1971-08-25' }, 'born-same'],
  [{ text: '25 марта 1971' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '٢٥ كانون الثاني ١٩٧١' }, { date: '1971-01-25' }, 'born-same'],
  [{ text: '२५/०३/१९७१' }, { date: '1971-03-25' }, 'born-same'],
  [{ text: '1971年3月25日' }, { date: '1971-03-25' }, 'born-same'],
  [{ date: '2094-03-12' }, { date: '1994-03-12' }, 'born-same-day-other-year'],
  [{ date: 'rubbish', year: 2007 }, { date: '2007-07-13' }, 'born-year-same'],
];

for (const [a, b, code] of CASES) {
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${code}`, () => {
    assert.equal(compareBorn(readBorn(a), readBorn(b)), code);
    assert.equal(compareBorn(readBorn(b), readBorn(a)), code, 'either way round');
  });
}

const realDate = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2024-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const written = fc.oneof(
  realDate,
  realDate.map((date) => date.split('-').toReversed().join('/')),
  realDate.map((date) => date.slice(0, 7)),
  fc.constantFrom('circa 1958', '1955-1957', '12/09/1400 AH', '1371', '12/03/09', 'DOB 12 Mar 1971; alt. DOB 1972', 'aged 15 in 2024'),
  fc.string({ maxLength: 40 }),
);

test('law: both sides count alike; the same writing never speaks against; the value quoted is the one written', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [left, right] = [readBorn({ text: a }), readBorn({ text: b })];
      const [there, back] = [bornEvidence(left, right), bornEvidence(right, left)];
      assert.equal(there.code, compareBorn(left, right));
      assert.deepEqual([there.code, there.left, there.right], [back.code, back.right, back.left]);
      assert.ok(BORN_TENTHS[compareBorn(left, left)] >= 0);
      for (const reading of left?.readings ?? [])
        assert.ok(a.includes(reading.raw) && reading.first <= reading.last, JSON.stringify(reading));
    }),
    { numRuns: 1000 },
  );
});

test('law: a further date never makes less of what agrees', () => {
  fc.assert(
    fc.property(written, written, written, (a, b, more) => {
      const [left, right] = [readBorn({ text: a }), readBorn({ text: b })];
      const both = readBorn({ date: a, text: more });
      if (left === null || right === null || left.readings.some(({ how }) => how === 'month-first')) return;
      assert.ok(BORN_TENTHS[compareBorn(both, right)] >= BORN_TENTHS[compareBorn(left, right)]);
    }),
  );
});

test('a further date that may be month first takes nothing from another that agrees', () => {
  const [asked, one, both] = [{ text: '04/01/1992' }, { date: '1371' }, { date: '1371', text: '12/03/09' }].map((each) => readBorn(each));
  assert.equal(compareBorn(one!, asked!), 'born-year-same');
  assert.equal(compareBorn(both!, asked!), 'born-year-same');
});

test('how a date was read is said beside it', () => {
  assert.deepEqual(bornEvidence(readBorn({ text: '12/09/1400 AH' }), readBorn({ date: '1980-07-26' })), {
    code: 'born-same-converted',
    left: '12/09/1400 AH (read from the Hijri calendar as 25/07/1980)',
    right: '1980-07-26',
  });
  assert.equal(
    bornEvidence(readBorn({ text: '07/03/2007' }), readBorn({ date: '2007-07-03' })).left,
    '07/03/2007 (read with the month first as 03/07/2007)',
  );
  assert.equal(bornEvidence(readBorn({ text: 'DOB 12 Mar 1971; alt. DOB 1972' }), readBorn({ year: 1972 })).left, '1972');
});

test('a very long text is read in bounded work', () => {
  const read = readBorn({ text: '1 Jan 1971; '.repeat(100_000) });
  assert.equal(read?.readings.length, 12);
});
