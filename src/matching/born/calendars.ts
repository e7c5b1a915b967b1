/**
 * Dates written in another calendar than the Gregorian: Hijri (Umm al-Qura), Persian solar, Ethiopian. Papers and reports carry
 * them converted by hand, by tables that differ by a day, so what comes of them is good to a day either way.
 */
import type { Calendar } from './months.ts';

/** `YYYYMMDD` as a number. */
export type Day = number;

const TEMPORAL_NAMES = { hijri: 'islamic-umalqura', persian: 'persian', ethiopic: 'ethiopic' } as const;

/** The first and last day that a date of another calendar can be; month or day 0 where it has none. Null when there is no such date. */
export function converted(
  calendar: Exclude<Calendar, 'gregory'>,
  year: number,
  month: number,
  day: number,
): { readonly first: Day; readonly last: Day } | null {
  try {
    const begin = Temporal.PlainDate.from(
      { calendar: TEMPORAL_NAMES[calendar], year, month: month || 1, day: day || 1 },
      { overflow: month > 0 && day > 29 ? 'constrain' : 'reject' },
    );
    const end = day > 0 ? begin : begin.add(month > 0 ? { months: 1 } : { years: 1 }).subtract({ days: 1 });
    return { first: dayOf(begin), last: dayOf(end) };
  } catch {
    return null;
  }
}

function dayOf(date: Temporal.PlainDate): Day {
  const { year, month, day } = date.withCalendar('iso8601');
  return year * 10_000 + month * 100 + day;
}

/** Days from one to the other; null when one of them is no date that there is. */
export function daysApart(a: Day, b: Day): number | null {
  const [from, to] = [instantOf(a), instantOf(b)];
  return from === null || to === null ? null : Math.abs(to - from) / 86_400_000;
}

function instantOf(day: Day): number | null {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  return isRealDay(year, month, date) ? Date.UTC(year, month - 1, date) : null;
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
