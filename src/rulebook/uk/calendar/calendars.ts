/** Bank holidays as published by GOV.UK (Open Government Licence v3), by nation. */
import type { WorkingCalendar } from '../../engine/workingDays.ts';
import holidays from './bank-holidays.json' with { type: 'json' };

const source = 'GOV.UK bank holidays, Open Government Licence v3.0';

function calendar(name: string, days: readonly string[]): WorkingCalendar {
  const last = days.toSorted().at(-1) ?? '2012-01-01';
  return { name, source, dataEndsOn: `${last.slice(0, 4)}-12-31`, holidays: new Set(days) };
}

export const calendars = {
  'england-and-wales': calendar('England and Wales', holidays['england-and-wales']),
  scotland: calendar('Scotland', holidays.scotland),
  'northern-ireland': calendar('Northern Ireland', holidays['northern-ireland']),
};
