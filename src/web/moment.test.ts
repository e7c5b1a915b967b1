/** Days typed by people are London days, also on the two a year that have not 24 hours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date } from './dates.ts';
import { readEndOfDay, readStartOfDay } from './moment.ts';

const typed = (day: string, month: string, year: string) => ({ 'since-day': day, 'since-month': month, 'since-year': year });

test('a day begins and ends at its own midnights, whatever the clocks do on it', () => {
  for (const [fields, start, end, said] of [
    [typed('28', '3', '2026'), '2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z', '28 March 2026'],
    [typed('29', 'March', '2026'), '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z', '29 March 2026'],
    [typed('30', '3', '2026'), '2026-03-29T23:00:00Z', '2026-03-30T23:00:00Z', '30 March 2026'],
    [typed('25', '10', '2026'), '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z', '25 October 2026'],
    [typed('26', '10', '2026'), '2026-10-26T00:00:00Z', '2026-10-27T00:00:00Z', '26 October 2026'],
  ] as const) {
    assert.deepEqual(readStartOfDay(fields, 'since'), { kind: 'at', at: Date.parse(start) }, `${said} begins`);
    assert.deepEqual(readEndOfDay(fields, 'since'), { kind: 'at', at: Date.parse(end) }, `${said} ends`);
    assert.equal(date(Date.parse(start)), said);
  }
});
