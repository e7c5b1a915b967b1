/** K19: how old somebody is counts in the child's favour, to the day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../../test/support/runs.ts';
import type { FileState, RecordPart } from '../file/state.ts';
import { birthday, isChild } from './age.ts';

const bornOn = (date: string): Pick<FileState, 'records'> => ({
  records: new Map([['r', { details: { born: { date }, under18: 'not known' }, made: { at: 0 } } as unknown as RecordPart]]),
});
const london = (day: string, time = '00:00') =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).epochMilliseconds;

test('somebody born on 29 February is a child through 28 February of the year in which they become 18', () => {
  assert.equal(isChild(bornOn('2008-02-29'), london('2026-02-28', '23:59')), true);
  assert.equal(isChild(bornOn('2008-02-29'), london('2026-03-01')), false);
});

test('law: nobody reaches an age before as many years are over, and everybody within a day after', () => {
  const some = fc.date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 90 }), (date, years) => {
      const born = Temporal.PlainDate.from(date.toISOString().slice(0, 10));
      const then = birthday(born.toString(), years);
      assert.equal(Temporal.PlainDate.compare(then.subtract({ years }), born) >= 0, true, then.toString());
      assert.ok(then.until(born.add({ years })).days >= -1, then.toString());
    }),
    runs(200),
  );
});
