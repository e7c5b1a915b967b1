/**
 * Days and times as people type them: day, month (a number or a word) and year, with a time beside them where it matters.
 * London time. A day "by which" ends with the day: its instant is the next midnight. A day "on which" is the midnight it begins with.
 */
import { longDay } from './dates.ts';
import type { Instant } from './deps.ts';
import { monthNumber } from './referral/partial-date.ts';
import { type FormFields, text } from './route.ts';
import { t } from './words.ts';

export type ReadMoment =
  | { readonly kind: 'none' }
  | { readonly kind: 'at'; readonly at: Instant }
  /** `input` is the id of the input to put right, `words` an instruction. */
  | { readonly kind: 'wrong'; readonly input: string; readonly words: string };

const zone = 'Europe/London';
const parts = ['day', 'month', 'year', 'time'] as const;

/** What was typed into the inputs of one date, to show it again. */
export const typedMoment = (fields: FormFields, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(parts.map((part) => [`${name}-${part}`, text(fields, `${name}-${part}`)]));

const dayOf = (at: Instant): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
export const isSameDay = (one: Instant, other: Instant): boolean => dayOf(one).equals(dayOf(other));

/** The inputs of a date filled in with a day. */
export function dayInputs(name: string, at: Instant): Readonly<Record<string, string>> {
  const day = dayOf(at);
  return {
    [`${name}-day`]: String(day.day),
    [`${name}-month`]: String(day.month),
    [`${name}-year`]: String(day.year),
    [`${name}-time`]: '',
  };
}

/** The day that was typed, as the instant at which it begins: the day on which, or since which, something was so. */
export const readStartOfDay = (fields: FormFields, name: string): ReadMoment => momentOf(readDay(fields, name), (day) => day);

/** The end of the day that was typed: the day by which something is done. */
export const readEndOfDay = (fields: FormFields, name: string): ReadMoment =>
  momentOf(readDay(fields, name), (day) => day.add({ days: 1 }));

// Never hours added to or taken from an instant: a day on which the clocks change has 23 or 25 of them.
const momentOf = (read: ReadDay, begins: (day: Temporal.PlainDate) => Temporal.PlainDate): ReadMoment =>
  read.kind === 'day' ? { kind: 'at', at: begins(read.day).toZonedDateTime(zone).epochMilliseconds } : read;

/** A day and a time. A day that was filled in beforehand without a time is none: nobody is taken to have said midnight. */
export function readTimeOfDay(fields: FormFields, name: string): ReadMoment {
  const typed = text(fields, `${name}-time`);
  if (typed === '') return { kind: 'none' };
  const time = readTime(typed);
  if (!time) return { kind: 'wrong', input: `${name}-time`, words: t('enter a time such as 14:30') };
  const day = readDay(fields, name);
  if (day.kind === 'none') return { kind: 'wrong', input: `${name}-day`, words: t('enter the day as well') };
  if (day.kind === 'wrong') return day;
  return { kind: 'at', at: day.day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds };
}

/**
 * A night has two days. At a quarter past midnight "23:05" in the inputs of today lies ahead, and whoever typed it meant the night before; at ten
 * to midnight "00:20" has passed, and they mean the morning. Nothing is guessed: the other day is put into the inputs, and the person is asked to
 * look at it and send again.
 */
export function otherSideOfMidnight(
  fields: FormFields,
  names: readonly string[],
  now: Instant,
  wants: 'past' | 'future',
): { readonly fields: FormFields; readonly wrong: readonly { readonly input: string; readonly words: string }[] } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const other = today.add({ days: wants === 'past' ? -1 : 1 }).epochMilliseconds;
  const isToday = (at: Instant) => isSameDay(at, now);
  // A check-in at 9 that is typed at noon is a mistake of the day's, not of the night's.
  const isNight = wants === 'past' || today.hour >= 18;
  const moved = names.filter((name) => {
    const read = readTimeOfDay(fields, name);
    return isNight && read.kind === 'at' && isToday(read.at) && (wants === 'past' ? read.at > now : read.at < now - 3_600_000);
  });
  const timeOf = (name: string) => text(fields, `${name}-time`);
  return {
    fields: Object.assign({ ...fields }, ...moved.map((name) => ({ ...dayInputs(name, other), [`${name}-time`]: timeOf(name) }))),
    wrong: moved.map((name) => ({
      input: `${name}-day`,
      words:
        wants === 'past'
          ? t('{time} today is still to come. The day is now yesterday, {day}: look at it and send it again', {
              time: timeOf(name),
              day: longDay(other),
            })
          : t('{time} today has passed. The day is now tomorrow, {day}: look at it and send it again', {
              time: timeOf(name),
              day: longDay(other),
            }),
    })),
  };
}

type ReadDay = { readonly kind: 'day'; readonly day: Temporal.PlainDate } | Exclude<ReadMoment, { kind: 'at' }>;

function readDay(fields: FormFields, name: string): ReadDay {
  const [day = '', month = '', year = ''] = parts.map((part) => text(fields, `${name}-${part}`));
  if (day === '' && month === '' && year === '') return { kind: 'none' };
  const wrong = (part: (typeof parts)[number], words: string) => ({ kind: 'wrong', input: `${name}-${part}`, words }) as const;
  if (!/^20\d{2}$/.test(year)) return wrong('year', t('enter the year with four numbers, such as 2026'));
  const m = monthNumber(month);
  if (m < 1 || m > 12) return wrong('month', t('enter a month from 1 to 12, or its name'));
  const d = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  if (d < 1 || d > new Date(Date.UTC(Number(year), m, 0)).getUTCDate()) return wrong('day', t('enter a day that this month has'));
  return { kind: 'day', day: Temporal.PlainDate.from({ year: Number(year), month: m, day: d }) };
}

/** `14:30`, `1430`, `9.05`, `2:30pm`. */
function readTime(typed: string): Temporal.PlainTime | null {
  const found = /^(\d{1,2})[:.]?(\d{2})\s*(am|pm)?$/i.exec(typed);
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  return Temporal.PlainTime.from({ hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute });
}
