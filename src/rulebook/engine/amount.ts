/**
 * How long a limit gives, and when it ends. Days and longer end with the day in the area's time zone; hours and minutes
 * end to the millisecond. An instant "due" is exclusive: done at that very instant is late.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { isWorkingDay, type WorkingCalendar } from './workingDays.ts';

export type Amount =
  /** `countsFirstDay`: "beginning with the day" counts day one (C26). */
  | { readonly workingDays: number; readonly countsFirstDay?: boolean }
  | { readonly days: number; readonly countsFirstDay?: boolean }
  | { readonly months: number }
  | { readonly years: number }
  | { readonly hours: number }
  | { readonly minutes: number }
  /** Not a time: how many contacts ask for something (F46). */
  | { readonly contacts: number }
  /** Not a time: how many core agencies take part at the least (G07). */
  | { readonly agencies: number }
  /** Not a time: how many of a hundred (S05). */
  | { readonly percent: number };

const units = ['workingDays', 'days', 'months', 'years', 'hours', 'minutes', 'contacts', 'agencies', 'percent'] as const;

/** An amount as somebody wrote it, or null: one unit, a whole number from 1. A limit of nothing would lapse and climb for ever in one instant. */
export function readAmount(written: Readonly<Record<string, number | boolean>>): Amount | null {
  const [unit, ...more] = units.filter((each) => each in written);
  if (!unit || more.length > 0 || Object.keys(written).some((key) => key !== unit && key !== 'countsFirstDay')) return null;
  const count = written[unit];
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 100_000) return null;
  if (unit === 'percent' && count > 100) return null;
  return written as unknown as Amount;
}

const zone = 'Europe/London';
const dayCache = new Map<number, Temporal.PlainDate>();

/** The calendar day of an instant in London. Cached by UTC hour, in which the date cannot change: midnight in London is on the hour. */
export function dayOf(at: Instant): Temporal.PlainDate {
  const hour = Math.floor(at / 3_600_000);
  let day = dayCache.get(hour);
  if (!day) {
    day = Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    if (dayCache.size > 200_000) dayCache.clear();
    dayCache.set(hour, day);
  }
  return day;
}

/** The instant at which a day begins in London. */
export const startOfDay = (day: Temporal.PlainDate): Instant => day.toZonedDateTime(zone).epochMilliseconds;

const dueCache = new WeakMap<Amount, WeakMap<WorkingCalendar, Map<string, Instant>>>();

/** When what began at `from` is due. */
export function dueAfter(from: Instant, amount: Amount, calendar: WorkingCalendar): Instant {
  if ('minutes' in amount) return from + amount.minutes * 60_000;
  if ('hours' in amount) return from + amount.hours * 3_600_000;
  if ('contacts' in amount || 'agencies' in amount || 'percent' in amount)
    throw new Error('A number of contacts or agencies, or a share, is not a time: nothing is due by it');
  const day = dayOf(from);
  let calendars = dueCache.get(amount);
  if (!calendars) dueCache.set(amount, (calendars = new WeakMap()));
  let cache = calendars.get(calendar);
  if (!cache) calendars.set(calendar, (cache = new Map()));
  const key = day.toString();
  let due = cache.get(key);
  if (due === undefined) cache.set(key, (due = startOfDay(lastDay(day, amount, calendar).add({ days: 1 }))));
  return due;
}

function lastDay(
  day: Temporal.PlainDate,
  amount: Exclude<Amount, { hours: number } | { minutes: number } | { contacts: number } | { agencies: number } | { percent: number }>,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if ('months' in amount) return day.add({ months: amount.months });
  if ('years' in amount) return day.add({ years: amount.years });
  if ('days' in amount) return day.add({ days: amount.days - (amount.countsFirstDay ? 1 : 0) });
  let left = amount.workingDays;
  let last = day;
  if (amount.countsFirstDay && isWorkingDay(day, calendar)) left -= 1;
  while (left > 0) {
    last = last.add({ days: 1 });
    if (isWorkingDay(last, calendar)) left -= 1;
  }
  return last;
}

/** The instant that lies a limit before another: for what is done no earlier than that. Days and longer begin with the day. */
export function earliestBefore(due: Instant, amount: Amount, calendar: WorkingCalendar): Instant {
  if ('minutes' in amount) return due - amount.minutes * 60_000;
  if ('hours' in amount) return due - amount.hours * 3_600_000;
  if ('contacts' in amount || 'agencies' in amount || 'percent' in amount)
    throw new Error('A number of contacts or agencies, or a share, is not a time');
  let day = dayOf(due - 1);
  if ('months' in amount) day = day.subtract({ months: amount.months });
  else if ('years' in amount) day = day.subtract({ years: amount.years });
  else if ('days' in amount) day = day.subtract({ days: amount.days });
  else for (let left = amount.workingDays; left > 0; left -= isWorkingDay(day, calendar) ? 1 : 0) day = day.subtract({ days: 1 });
  return startOfDay(day);
}

/** The instant from which it is "due today": the start of its last day, or at once for hours and minutes. */
export function dueTodayFrom(raised: Instant, due: Instant, amount: Amount): Instant {
  if ('minutes' in amount || 'hours' in amount) return raised;
  return Math.max(raised, startOfDay(dayOf(due - 1)));
}

/** The amount in words: "5 working days", "1 month". */
export function amountWords(amount: Amount): string {
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if ('workingDays' in amount) return count(amount.workingDays, 'working day') + (amount.countsFirstDay ? ', beginning with the day' : '');
  if ('days' in amount) return count(amount.days, 'day') + (amount.countsFirstDay ? ', beginning with the day' : '');
  if ('months' in amount) return count(amount.months, 'month');
  if ('years' in amount) return count(amount.years, 'year');
  if ('hours' in amount) return count(amount.hours, 'hour');
  if ('percent' in amount) return `${amount.percent} of a hundred`;
  if ('contacts' in amount) return count(amount.contacts, 'contact');
  if ('agencies' in amount) return amount.agencies === 1 ? '1 agency' : `${amount.agencies} agencies`;
  return count(amount.minutes, 'minute');
}
