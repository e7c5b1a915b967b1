/** Dates as people in the United Kingdom read them, always in London time, and how far away they are in words. */

import type { Instant } from './deps.ts';

const london = { timeZone: 'Europe/London' } as const;
const dayFormat = new Intl.DateTimeFormat('en-GB', { ...london, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dateFormat = new Intl.DateTimeFormat('en-GB', { ...london, day: 'numeric', month: 'long', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { ...london, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const isoFormat = new Intl.DateTimeFormat('en-CA', { ...london, year: 'numeric', month: '2-digit', day: '2-digit' });

export const longDay = (at: Instant): string => dayFormat.format(at).replace(',', '');
export const date = (at: Instant): string => dateFormat.format(at);
export const time = (at: Instant): string => timeFormat.format(at);
export const dateAndTime = (at: Instant): string => `${date(at)} at ${time(at)}`;
/** The calendar day in London, `2026-06-12`. */
export const isoDay = (at: Instant): string => isoFormat.format(at);
export const isoInstant = (at: Instant): string => new Date(at).toISOString();

const dayNumber = (at: Instant): number => Date.parse(`${isoDay(at)}T00:00:00Z`) / 86_400_000;
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** What is due by the end of a day is due at the midnight that follows (rulebook, "due" is exclusive); people are told the day. */
const endsWithDay = (due: Instant): boolean => time(due) === '00:00';
const lastMoment = (due: Instant): Instant => (endsWithDay(due) ? due - 1 : due);
/** The day on which something is due: for what is due with the end of the 11th it is the 11th, not the midnight after it. */
export const dueDate = (due: Instant): string => date(lastMoment(due));

/** When something is due, as words that stand without colour: "9 days overdue", "due today at 17:00", "due in 3 days". */
export function dueWords(due: Instant, now: Instant): string {
  const days = dayNumber(lastMoment(due)) - dayNumber(now);
  if (due <= now) {
    if (days < 0) return `${count(-days, 'day')} overdue`;
    const minutes = Math.floor((now - due) / 60_000);
    return minutes < 60 ? `${count(minutes, 'minute')} overdue` : `${count(Math.floor(minutes / 60), 'hour')} overdue`;
  }
  if (days === 0) return endsWithDay(due) ? 'due today' : `due today at ${time(due)}`;
  if (days === 1) return 'due tomorrow';
  // Nobody counts a thousand days.
  if (days >= 730) return `due in ${Math.floor(days / 365.25)} years`;
  return days >= 92 ? `due in ${Math.floor(days / 30.44)} months` : `due in ${days} days`;
}

export type Urgency = 'overdue' | 'today' | 'later';
export const urgency = (due: Instant, now: Instant): Urgency =>
  due <= now ? 'overdue' : dayNumber(lastMoment(due)) === dayNumber(now) ? 'today' : 'later';

/** A length of time in the largest unit that fits: "12 s", "4 minutes", "3 hours". */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_600) return count(Math.floor(seconds / 60), 'minute');
  return seconds < 172_800 ? count(Math.floor(seconds / 3_600), 'hour') : count(Math.floor(seconds / 86_400), 'day');
}
