/** Instants as somebody writes them in a chronology: a date, a date and time in London, or an instant with its offset. */
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';

/** What a date without a time means: 09:00 in London for what happened; for what is due the midnight that ends it; for where time stops its last millisecond. */
export type DateMeans = 'morning' | 'end' | 'stop';

export const isDateAlone = (written: unknown): boolean => /^\d{4}-\d{2}-\d{2}$/.test(String(written).trim());

export function readInstant(value: unknown, dateMeans: DateMeans = 'morning'): Instant | null {
  const written = String(value).trim().replace(' ', 'T');
  try {
    if (isDateAlone(written)) {
      const day = Temporal.PlainDate.from(written);
      if (dateMeans === 'morning') return day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '09:00' }).epochMilliseconds;
      const midnight = startOfDay(day.add({ days: 1 }));
      return dateMeans === 'end' ? midnight : midnight - 1;
    }
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}/.test(written)) return null;
    if (/(Z|[+-]\d{2}:?\d{2})$/i.test(written)) return Temporal.Instant.from(written).epochMilliseconds;
    return Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').epochMilliseconds;
  } catch {
    return null;
  }
}

export const notAnInstant = (value: unknown): string => `${notATime(value)}. Where the day is not known, choose one and say so in the note`;

export const notATime = (value: unknown): string =>
  `"${String(value).slice(0, 60)}" is not a date (2026-03-02), a date and time (2026-03-02T14:30) or an instant with its offset (2026-03-02T14:30:00+00:00)`;

/** The three instants of an entry. What is not given follows from the others; a date alone is never before what the same day knew already. */
export function threeInstants(
  written: { readonly happened?: unknown; readonly learnt?: unknown; readonly recorded?: unknown },
  wrong: (words: string) => void,
) {
  const read = (name: 'happened' | 'learnt' | 'recorded'): Instant | null => {
    const value = written[name];
    if (value === undefined || value === null) return null;
    const at = readInstant(value);
    if (at === null) wrong(`${name}: ${notAnInstant(value)}`);
    return at;
  };
  const [happened, learntAs, recordedAs] = [read('happened'), read('learnt'), read('recorded')];
  const first = recordedAs ?? learntAs ?? happened;
  if (first === null) {
    if (written.happened === undefined && written.learnt === undefined && written.recorded === undefined)
      wrong('it has no time: give at least one of happened, learnt, recorded');
    return null;
  }
  const learnt = notBefore(learntAs ?? recordedAs ?? first, isDateAlone(written.learnt ?? written.recorded), happened);
  const recorded = notBefore(recordedAs ?? learnt, isDateAlone(written.recorded), learnt);
  if (recorded < learnt)
    wrong(
      `recorded (${String(written.recorded)}) lies before learnt (${String(written.learnt)}): nobody records what they have not learnt`,
    );
  return { happened: happened ?? Math.min(learnt, recorded), learnt, recorded };
}

function notBefore(at: Instant, isDate: boolean, floor: Instant | null): Instant {
  if (!isDate || floor === null || floor <= at) return at;
  return sameDay(at, floor) ? floor : at;
}

const sameDay = (a: Instant, b: Instant): boolean => dayOf(a).equals(dayOf(b));
