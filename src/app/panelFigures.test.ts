/** C13: counted from the facts; in the version to hand out nobody finds, or works out, a number of people under five. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import type { AnyFact } from '../domain/facts.ts';
import { counted, type Figures, figureKeys, type HandedOut, toHandOut } from './panelFigures.ts';

const day = 24 * 3_600_000;
const fact = (type: string, at: number, fields: object, stream = 'x/x'): AnyFact =>
  ({ type, recorded: at, happened: at, fields, stream }) as unknown as AnyFact;
const referred = (id: string, at: number) => fact('Section36Decided', at, { outcome: 'refer to panel' }, `referral/${id}`);
const heard = (id: string, at: number, outcome: string) => fact('CaseHeard', at, { subject: id, of: 'referral', outcome });

test('people are counted once, by what was decided last; days from the decision under section 36 to the first hearing', () => {
  const from = 100 * day;
  const figures = counted(
    [
      referred('a', 90 * day),
      referred('b', 110 * day),
      heard('a', 120 * day, 'hear again'),
      heard('b', 120 * day, 'adopt'),
      heard('a', 150 * day, 'not adopt'),
      fact('ProviderReported', 160 * day, { outcome: 'held' }),
      // Reported twice of one day it is one session.
      fact('ProviderReported', 160 * day + 60_000, { outcome: 'held' }),
      fact('ProviderReported', 161 * day, { outcome: 'refused' }),
      fact('InterventionCommissioned', 50 * day, { sessions: 7 }),
    ],
    from,
    29,
  );
  assert.equal(figures.overMonth, 1, 'by the limit of C05');
  assert.equal(figures.referred, 1, 'referred in the year before');
  assert.deepEqual([figures.heard, figures.adopted, figures.notAdopted, figures.putOff], [2, 1, 1, 0]);
  assert.deepEqual([figures.medianDays, figures.longestDays], [10, 30]);
  assert.deepEqual([figures.sessionsHeld, figures.sessionsCommissioned], [1, 0]);
});

test('what was taken back, or reported wrongly, is counted nowhere', () => {
  const from = 100 * day;
  const wrong = (of: string, at: number) =>
    ({ ...fact('EntryCorrected', at, { fact: of, sort: 'raised in error' }), id: `not ${of}` }) as AnyFact;
  const figures = counted(
    [
      referred('a', 110 * day),
      { ...heard('a', 120 * day, 'adopt'), id: 'minute' },
      wrong('minute', 120 * day + 1),
      heard('a', 120 * day + 2, 'not adopt'),
      { ...fact('ProviderReported', 160 * day, { outcome: 'held' }), id: 'report' } as AnyFact,
      wrong('report', 161 * day),
    ],
    from,
    29,
  );
  assert.deepEqual([figures.heard, figures.adopted, figures.notAdopted, figures.sessionsHeld], [1, 0, 1, 0]);
});

const parts = ['adopted', 'notAdopted', 'returned', 'putOff'] as const;
const figuresOf = (counts: readonly number[]): Figures => ({
  ...(Object.fromEntries(figureKeys.map((key) => [key, 40])) as unknown as Figures),
  ...Object.fromEntries(parts.map((key, at) => [key, counts[at]])),
  heard: counts.reduce((all, each) => all + each, 0),
});

/** Everything that a part may be, for a reader who knows how the figures are made: small is 0 to 4, withheld 5 or more, shown what it is. */
function mayBe(out: HandedOut): readonly ReadonlySet<number>[] {
  const { heard } = out;
  if (typeof heard !== 'number') return parts.map(() => new Set([0, 1, 2, 3, 4]));
  const from = (at: number, left: number): readonly (readonly number[])[] => {
    const part = parts[at];
    if (part === undefined) return left === 0 ? [[]] : [];
    const said = out[part];
    const [low, high] = typeof said === 'number' ? [said, said] : said === 'small' ? [0, 4] : [5, heard];
    return Array.from({ length: Math.max(0, Math.min(high, left) - low + 1) }, (_, n) => low + n).flatMap((n) =>
      from(at + 1, left - n).map((rest) => [n, ...rest]),
    );
  };
  const ways = from(0, heard);
  return parts.map((_, at) => new Set(ways.map((way) => way[at] ?? -1)));
}

test('law: no number under five is handed out, and nothing else that is handed out leaves it less than all of 0 to 4', () => {
  const some = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 30 }));
  fc.assert(
    fc.property(some, some, some, some, (...counts) => {
      const out = toHandOut(figuresOf(counts));
      for (const key of ['heard', ...parts] as const) if (typeof out[key] === 'number') assert.ok((out[key] as number) >= 5, key);
      const may = mayBe(out);
      for (const [at, key] of parts.entries())
        if (out[key] === 'small')
          assert.deepEqual(
            [...(may[at] ?? [])].toSorted((a, b) => a - b),
            [0, 1, 2, 3, 4],
            `${key} of ${JSON.stringify(out)}`,
          );
    }),
    runs(200),
  );
});

test('two small parts do not hide each other where their sum tells both', () => {
  // 38 - 30 would be 8: each under five, so four and four. 31 - 30 would be one person.
  for (const counts of [
    [20, 4, 4, 10],
    [20, 1, 0, 10],
  ])
    assert.deepEqual(
      parts.map((key) => toHandOut(figuresOf(counts))[key]),
      [20, 'small', 'small', 'withheld'],
    );
  // Of four parts all told there is none left to withhold: then it is the whole.
  assert.equal(toHandOut(figuresOf([4, 4, 4, 4])).heard, 'withheld');
});

test('what is left of a whole is people too: a few of them are not told by the whole and its part', () => {
  const withdrawn = (given: number, gone: number) => {
    const { consentGiven, consentWithdrawn } = toHandOut({ ...figuresOf([9, 9, 9, 9]), consentGiven: given, consentWithdrawn: gone });
    return [consentGiven, consentWithdrawn];
  };
  assert.deepEqual(withdrawn(20, 17), [20, 'withheld']);
  assert.deepEqual(withdrawn(6, 5), ['withheld', 5], 'of six, five or more withdrew and one or more did not: that would be one way only');
  assert.deepEqual(withdrawn(20, 3), [20, 'small']);
  assert.deepEqual(withdrawn(20, 10), [20, 10]);
});
