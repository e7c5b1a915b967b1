/** Limits end on the right day: bank holidays of each nation, the clock change, month ends, leap days, the end of the calendar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, londonWords } from '../../../test/support/given.ts';
import { calendars } from '../uk/calendar/calendars.ts';
import { type Amount, amountWords, dueAfter, dueTodayFrom, readAmount } from './amount.ts';
import type { WorkingCalendar } from './workingDays.ts';

const { 'england-and-wales': ew, scotland, 'northern-ireland': ni } = calendars;
const due = (from: string, amount: Amount, calendar: WorkingCalendar = ew) => londonWords(dueAfter(instantOf(from), amount, calendar));

test('working days end with the day, weekends and bank holidays left out', () => {
  assert.equal(due('2026-03-02T10:00', { workingDays: 5 }), '2026-03-10T00:00');
  assert.equal(due('2026-03-07T10:00', { workingDays: 1 }), '2026-03-10T00:00', 'a Saturday is not counted');
  // Good Friday 3 April and Easter Monday 6 April 2026.
  assert.equal(due('2026-04-02T16:00', { workingDays: 1 }), '2026-04-08T00:00');
});

test('each nation has its own holidays', () => {
  assert.equal(due('2026-04-02T16:00', { workingDays: 1 }, scotland), '2026-04-07T00:00', 'Easter Monday is a working day in Scotland');
  assert.equal(
    due('2026-12-31T12:00', { workingDays: 1 }, scotland),
    '2027-01-06T00:00',
    '2 January, in lieu on the 4th, is a holiday in Scotland',
  );
  assert.equal(due('2026-12-31T12:00', { workingDays: 1 }, ew), '2027-01-05T00:00');
  assert.equal(due('2026-03-16T12:00', { workingDays: 1 }, ni), '2026-03-19T00:00', 'St Patrick’s Day');
  assert.equal(due('2026-03-16T12:00', { workingDays: 1 }, ew), '2026-03-18T00:00');
});

test('"beginning with the day" counts day one, if it is a working day', () => {
  assert.equal(due('2026-03-02T10:00', { workingDays: 5, countsFirstDay: true }), '2026-03-07T00:00');
  assert.equal(due('2026-03-07T10:00', { workingDays: 5, countsFirstDay: true }), '2026-03-14T00:00');
  assert.equal(due('2026-03-02T10:00', { days: 3, countsFirstDay: true }), '2026-03-05T00:00');
  assert.equal(due('2026-03-02T10:00', { days: 3 }), '2026-03-06T00:00');
});

test('hours are hours when the clocks change; days are days', () => {
  assert.equal(due('2026-03-28T12:00', { hours: 24 }), '2026-03-29T13:00');
  assert.equal(due('2026-03-28T12:00', { days: 1 }), '2026-03-30T00:00');
  assert.equal(due('2026-10-24T12:00', { hours: 24 }), '2026-10-25T11:00');
  assert.equal(due('2026-10-24T12:00', { days: 1 }), '2026-10-26T00:00');
  assert.equal(dueAfter(instantOf('2026-03-27T12:00'), { days: 2 }, ew) - instantOf('2026-03-29T00:00'), 23 * 3_600_000);
  assert.equal(due('2026-06-01T23:30', { workingDays: 1 }), '2026-06-03T00:00', 'half past eleven in summer is still that day');
});

test('months end where the month ends, and leap days are days', () => {
  assert.equal(due('2026-08-31T10:00', { months: 6 }), '2027-03-01T00:00');
  assert.equal(due('2027-08-31T10:00', { months: 6 }), '2028-03-01T00:00', '29 February 2028');
  assert.equal(due('2024-02-29T10:00', { years: 1 }), '2025-03-01T00:00');
  assert.equal(due('2028-02-28T10:00', { days: 1 }), '2028-03-01T00:00');
});

test('past the last published holiday only weekends are known, and the calendar says until when it knows', () => {
  for (const calendar of Object.values(calendars)) assert.equal(calendar.dataEndsOn, '2028-12-31');
  assert.equal(due('2028-12-22T10:00', { workingDays: 1 }), '2028-12-28T00:00');
  assert.equal(due('2029-12-24T10:00', { workingDays: 1 }), '2029-12-26T00:00', 'Christmas Day 2029 is not in the data');
});

test('it is due today from the start of its last day; hours are due at once', () => {
  const raised = instantOf('2026-03-02T10:00');
  assert.equal(londonWords(dueTodayFrom(raised, instantOf('2026-03-10T00:00'), { workingDays: 5 })), '2026-03-09T00:00');
  assert.equal(dueTodayFrom(raised, raised + 60_000, { minutes: 1 }), raised);
});

test('an amount is one unit and a whole number from one', () => {
  assert.deepEqual(readAmount({ workingDays: 3 }), { workingDays: 3 });
  assert.deepEqual(readAmount({ days: 3, countsFirstDay: true }), { days: 3, countsFirstDay: true });
  for (const none of [
    {},
    { days: 0 },
    { days: -1 },
    { days: 1.5 },
    { days: Number.NaN },
    { days: true },
    { days: 1, hours: 1 },
    { fortnights: 1 },
  ])
    assert.equal(readAmount(none as never), null, JSON.stringify(none));
  assert.equal(amountWords({ workingDays: 1 }), '1 working day');
  assert.equal(amountWords({ days: 28, countsFirstDay: true }), '28 days, beginning with the day');
});
