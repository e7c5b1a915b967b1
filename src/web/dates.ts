/** Dates as people in the United Kingdom read them, always in London time, and how far away they are in words. */

import type { Instant } from './deps.ts';
import { languageNow, t } from './words.ts';

const london = { timeZone: 'Europe/London' } as const;
const dayFormat = inEach({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dateFormat = inEach({ day: 'numeric', month: 'long', year: 'numeric' });
const timeFormat = inEach({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const monthFormat = inEach({ month: 'long', year: 'numeric' });
const isoFormat = new Intl.DateTimeFormat('en-CA', { ...london, year: 'numeric', month: '2-digit', day: '2-digit' });

/** A format in the reader's language. */
function inEach(options: Intl.DateTimeFormatOptions): (at: Instant) => string {
  const [english, welsh] = ['en-GB', 'cy'].map((locale) => new Intl.DateTimeFormat(locale, { ...london, ...options }));
  return (at) => (languageNow() === 'cy' ? welsh : english)?.format(at) ?? '';
}

export const longDay = (at: Instant): string => dayFormat(at).replace(',', '');
export const date = (at: Instant): string => dateFormat(at);
export const time = (at: Instant): string => timeFormat(at);
/** A day as far as it is known: "2019", "October 2019", "7 October 2019". */
export function dateAsKnown({
  year,
  month,
  day,
}: {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}): string {
  if (month === null) return String(year);
  const at = Temporal.PlainDate.from({ year, month, day: day ?? 1 }).toZonedDateTime('Europe/London').epochMilliseconds;
  return day === null ? monthFormat(at) : date(at);
}
export const dateAndTime = (at: Instant): string => t('{date} at {time}', { date: date(at), time: time(at) });
/** The calendar day in London, `2026-06-12`. */
export const isoDay = (at: Instant): string => isoFormat.format(at);
export const isoInstant = (at: Instant): string => new Date(at).toISOString();

const dayNumber = (at: Instant): number => Date.parse(`${isoDay(at)}T00:00:00Z`) / 86_400_000;

/** What is due by the end of a day is due at the midnight that follows (rulebook, "due" is exclusive); people are told the day. */
const endsWithDay = (due: Instant): boolean => time(due) === '00:00';
const lastMoment = (due: Instant): Instant => (endsWithDay(due) ? due - 1 : due);
/** The day on which something is due: for what is due with the end of the 11th it is the 11th, not the midnight after it. */
export const dueDate = (due: Instant): string => date(lastMoment(due));

/** When something is due, as words that stand without colour: "9 days overdue", "due today at 17:00", "due in 3 days". */
export function dueWords(due: Instant, now: Instant): string {
  const days = dayNumber(lastMoment(due)) - dayNumber(now);
  if (due <= now) {
    // Twenty minutes late at midnight is not a day late.
    if (days < 0 && (endsWithDay(due) || now - due >= 86_400_000))
      return t('{n, plural, one {# day} other {# days}} overdue', { n: -days });
    const minutes = Math.floor((now - due) / 60_000);
    if (minutes === 0) return t('overdue now');
    return minutes < 60
      ? t('{n, plural, one {# minute} other {# minutes}} overdue', { n: minutes })
      : t('{n, plural, one {# hour} other {# hours}} overdue', { n: Math.floor(minutes / 60) });
  }
  if (days === 0) return endsWithDay(due) ? t('due today') : t('due today at {time}', { time: time(due) });
  if (days === 1) return endsWithDay(due) ? t('due tomorrow') : t('due tomorrow at {time}', { time: time(due) });
  // Nobody counts a thousand days.
  if (days >= 730) return t('due in {n} years', { n: Math.floor(days / 365.25) });
  return days >= 92 ? t('due in {n} months', { n: Math.floor(days / 30.44) }) : t('due in {n} days', { n: days });
}

/** How long ago a day was, counted in days: "today", "45 days ago". */
export const agoWords = (at: Instant, now: Instant): string =>
  t('{n, plural, =0 {today} one {# day ago} other {# days ago}}', { n: Math.max(0, dayNumber(now) - dayNumber(at)) });

export type Urgency = 'overdue' | 'today' | 'later';
export const urgency = (due: Instant, now: Instant): Urgency =>
  due <= now ? 'overdue' : dayNumber(lastMoment(due)) === dayNumber(now) ? 'today' : 'later';

/** A length of time in the largest unit that fits: "12 s", "4 minutes", "3 hours". */
export function span(seconds: number): string {
  if (seconds < 60) return t('{n} s', { n: Math.round(seconds) });
  if (seconds < 3_600) return t('{n, plural, one {# minute} other {# minutes}}', { n: Math.floor(seconds / 60) });
  return seconds < 172_800
    ? t('{n, plural, one {# hour} other {# hours}}', { n: Math.floor(seconds / 3_600) })
    : t('{n, plural, one {# day} other {# days}}', { n: Math.floor(seconds / 86_400) });
}
