/** C13: counted from the facts; in the version to hand out nobody finds, or works out, a number of people under five. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import type { AnyFact } from '../domain/facts.ts';
import { counted, type Figures, figureKeys, toHandOut } from './panelFigures.ts';

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

const figuresOf = (parts: readonly [number, number, number, number]): Figures => ({
  ...(Object.fromEntries(figureKeys.map((key) => [key, 40])) as unknown as Figures),
  heard: parts[0] + parts[1] + parts[2] + parts[3],
  adopted: parts[0],
  notAdopted: parts[1],
  returned: parts[2],
  putOff: parts[3],
});

test('law: no number under five is handed out, nor can one be worked out from the whole and its other parts', () => {
  const some = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(some, some, some, some, (a, b, c, d) => {
      const figures = figuresOf([a, b, c, d]);
      const out = toHandOut(figures);
      for (const key of ['heard', 'adopted', 'notAdopted', 'returned', 'putOff'] as const)
        if (typeof out[key] === 'number') assert.ok((out[key] as number) >= 5, key);
      const parts = ['adopted', 'notAdopted', 'returned', 'putOff'] as const;
      const hidden = parts.filter((key) => typeof out[key] !== 'number');
      const small = hidden.filter((key) => out[key] === 'small');
      if (small.length > 0 && typeof out.heard === 'number') assert.ok(hidden.length >= 2, JSON.stringify(out));
    }),
    runs(100),
  );
});
