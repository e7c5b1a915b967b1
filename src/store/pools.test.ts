import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toMilliseconds, toNumber } from './pools.ts';

test('an instant as PostgreSQL writes it, in any zone and with microseconds, is its epoch milliseconds', () => {
  assert.equal(toMilliseconds('2026-11-22 01:02:03.456789+00'), Date.UTC(2026, 10, 22, 1, 2, 3, 456));
  assert.equal(toMilliseconds('2026-06-01 12:00:00+05:30'), Date.UTC(2026, 5, 1, 6, 30));
  assert.equal(toMilliseconds('-infinity'), Number.NEGATIVE_INFINITY);
  assert.throws(() => toMilliseconds('0044-03-15 12:00:00+00 BC'), { code: 'number-too-large' });
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().replace('T', ' ').replace('Z', '+00');
      return toMilliseconds(text) === date.getTime();
    }),
  );
});

test('a whole number that would be rounded is refused', () => {
  assert.equal(toNumber('9007199254740991'), Number.MAX_SAFE_INTEGER);
  assert.throws(() => toNumber('9007199254740993'), { code: 'number-too-large' });
});
