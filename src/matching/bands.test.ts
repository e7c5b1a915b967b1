import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { alertsADay, bandOf, DEFAULT_THRESHOLDS, thresholdsFor, thresholdsForAlerts } from './bands.ts';
import type { Found, MatchBand } from './bands.ts';
import { compare } from './evidence.ts';
import { anyPerson } from './test-people.ts';

const found = (...lines: readonly (readonly [string, number])[]): Found => ({
  bits: Math.round(10 * lines.reduce((sum, [, bits]) => sum + bits, 0)) / 10,
  evidence: lines.map(([code, bits]) => ({ code, bits })),
});
const bands = (...lines: readonly (readonly [string, number])[]) => bandOf(found(...lines), DEFAULT_THRESHOLDS);
const rank = (band: MatchBand | null): number => (band === null ? 0 : { watch: 1, review: 2, suggested: 3 }[band]);

test('bands stand on codes and bits alone, so that what the ledger recorded can be asked again', () => {
  assert.equal(bands(['forename-same', 10], ['surname-same', 12], ['born-same', 13.9]), 'suggested');
  assert.equal(bands(['forename-same', 13], ['surname-same', 13], ['name-same', 13], ['born-missing', 0]), 'review');
  assert.equal(bands(['surname-same', 13], ['born-same', 13.9]), 'review', 'one word and a date');
  assert.equal(bands(['surname-same', 13], ['nhs-same', 22]), 'suggested');
  assert.equal(bands(['name-missing', 0], ['phone-same', 10]), 'watch');
  assert.equal(bands(['name-missing', 0], ['born-same', 13.9], ['school-same', 4]), null, 'nobody is named');
  assert.equal(bands(['forename-initial', 2.8], ['born-same', 13.9]), null, 'nor by an initial');
  assert.equal(bands(['forename-initial', 2.8], ['surname-same', 12], ['born-same', 13.9]), 'suggested');
  assert.equal(bands(['surname-same', 12], ['forename-differs', -8.8], ['twins', 0], ['born-same', 13.9], ['phone-same', 10]), 'watch');
  assert.equal(bands(['name-same', 3], ['born-differs-little', -4.4]), null);
  assert.equal(
    bands(['forename-same', 9], ['surname-same', 12], ['pnc-differs', -14], ['born-differs', -8.6]),
    'watch',
    'a rare name stays in view',
  );
});

test('recorded codes of the first matcher still have a band', () => {
  assert.equal(bands(['forename-same', 7], ['surname-same', 10], ['twins', -5], ['born-same', 13.9]), 'watch');
  assert.equal(bands(['forename-same', 7], ['surname-same', 10], ['born-same', 13.9], ['postcode-same', 9]), 'suggested');
});

test('a longer list asks for more bits: one more each time it doubles', () => {
  assert.deepEqual(thresholdsFor(300), DEFAULT_THRESHOLDS);
  const [once, twice] = [thresholdsFor(500_000), thresholdsFor(1_000_000)];
  assert.equal(Math.round(10 * (twice.review - once.review)), 10);
  assert.equal(Math.round(10 * (twice.suggested - once.suggested)), 10);
  assert.equal(twice.watch, DEFAULT_THRESHOLDS.watch);
});

/** Recorded candidates as the matcher makes them. */
const recorded = fc.array(
  fc.tuple(anyPerson, anyPerson).map(([a, b]): Found => compare(a, b)),
  { maxLength: 40 },
);

test('alerts a day: each candidate is counted in its band, over the days', () => {
  const some = [
    found(['forename-same', 10], ['surname-same', 12], ['born-same', 13.9]),
    found(['forename-same', 6], ['surname-same', 6]),
    found(['surname-same', 7]),
  ];
  assert.deepEqual(alertsADay(some, 2, DEFAULT_THRESHOLDS), { suggested: 0.5, review: 0.5, watch: 0.5 });
  assert.deepEqual(alertsADay(some, 0, DEFAULT_THRESHOLDS), { suggested: 0, review: 0, watch: 0 });
});

test('law: the thresholds for so many alerts a day give no more than that, and a tenth lower would', () => {
  fc.assert(
    fc.property(recorded, fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 3, noNaN: true }), (candidates, days, most) => {
      const thresholds = thresholdsForAlerts(candidates, days, most, DEFAULT_THRESHOLDS);
      const asked = ({ suggested, review }: Readonly<Record<MatchBand, number>>) => suggested + review;
      assert.ok(asked(alertsADay(candidates, days, thresholds)) <= most + 1e-9);
      assert.ok(thresholds.suggested >= thresholds.review && thresholds.review >= thresholds.watch);
      if (thresholds.review > thresholds.watch) {
        const lower = { ...thresholds, review: Math.round(10 * thresholds.review - 1) / 10 };
        assert.ok(asked(alertsADay(candidates, days, lower)) > most);
      }
      const few = thresholdsForAlerts(candidates, days, most, DEFAULT_THRESHOLDS, 'suggested');
      assert.ok(alertsADay(candidates, days, few).suggested <= most + 1e-9);
    }),
  );
});

test('law: more bits for the same lines never come to a lower band', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, fc.nat(), fc.double({ min: 0.1, max: 20, noNaN: true }), (a, b, at, more) => {
      const { evidence } = compare(a, b);
      const raised = evidence.filter((line) => line.bits > 0);
      const one = raised[at % Math.max(1, raised.length)];
      if (!one) return;
      const better = evidence.map((line) => ({
        code: line.code as string,
        bits: line === one ? line.bits + Math.round(more * 10) / 10 : line.bits,
      }));
      const total = (lines: readonly { bits: number }[]) => Math.round(10 * lines.reduce((sum, line) => sum + line.bits, 0)) / 10;
      assert.ok(
        rank(bandOf({ bits: total(better), evidence: better }, DEFAULT_THRESHOLDS)) >=
          rank(bandOf({ bits: total(evidence), evidence }, DEFAULT_THRESHOLDS)),
      );
    }),
    { numRuns: 1000 },
  );
});
