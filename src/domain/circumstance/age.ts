/**
 * Under 18 and under 10, from the birth date as recorded (K19, mission "Children first"). What is not known counts in the
 * child's favour: a year alone is taken as its last day, records that differ as the youngest, no date at all as not grown up yet.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type NewEntry, type Refusal } from '../decision.ts';
import type { FileState, RecordPart } from '../file/state.ts';

/** When somebody reaches an age: an instant, or not known although they were said to be a child, or null where nothing says that they ever were one. */
export type Reaches =
  | { readonly kind: 'at'; readonly at: Instant; readonly record: RecordPart }
  | { readonly kind: 'unknown'; readonly record: RecordPart };

/** The latest of what the records say. */
export function reaches(file: Pick<FileState, 'records'>, years: number): Reaches | null {
  const all = [...file.records.values()].flatMap((record) => reachesIn(record, years) ?? []);
  const dated = all.filter((each) => each.kind === 'at').toSorted((a, b) => a.at - b.at);
  return dated.at(-1) ?? all[0] ?? null;
}

/** The day on which somebody born on `born` reaches an age: of 29 February it is 1 March where the year has none, in the child's favour. */
export function birthday(born: string, years: number): Temporal.PlainDate {
  const day = Temporal.PlainDate.from(born);
  const then = day.add({ years });
  return then.day === day.day ? then : then.add({ days: 1 });
}

function reachesIn(record: RecordPart, years: number): Reaches | null {
  const { born, under18 } = record.details;
  const written = born?.date ?? (born?.year === undefined ? null : `${born.year}-12-31`);
  if (written === null) return under18 === 'yes' ? { kind: 'unknown', record } : null;
  const at = birthday(written, years).toZonedDateTime('Europe/London').epochMilliseconds;
  // Said to be a child, and by the date grown up long since: one of the two is wrong, and it is not for us to say which.
  const adultAt = years === 18 ? at : birthday(written, 18).toZonedDateTime('Europe/London').epochMilliseconds;
  return under18 === 'yes' && adultAt <= record.made.at ? { kind: 'unknown', record } : { kind: 'at', at, record };
}

const isUnder = (file: Pick<FileState, 'records'>, years: number, now: Instant): boolean => {
  const reached = reaches(file, years);
  return reached?.kind === 'unknown' || (reached !== null && reached.at > now);
};
export const isChild = (file: Pick<FileState, 'records'>, now: Instant): boolean => isUnder(file, 18, now);
/** Whether anything says how old they are: without it nobody knows whose consent is needed. */
export const isAgeKnown = (file: Pick<FileState, 'records'>): boolean =>
  [...file.records.values()].some(({ details }) => details.under18 === 'no' || details.under18 === 'yes') || reaches(file, 18) !== null;
/** Under 10, or a child of whom nobody has recorded when they were born. */
export const mayBeUnderTen = (file: Pick<FileState, 'records'>, now: Instant): boolean => isUnder(file, 10, now);

/** What may never be recorded about a child under 10: disruption, ports action, being a subject of interest. By the noun of the stream. */
const neverUnderTen: ReadonlySet<string> = new Set(['disruption', 'ports', 'subject-of-interest']);

export function refusedUnderTen(file: FileState, entries: readonly NewEntry[], now: Instant): Refusal | null {
  return entries.some(({ stream }) => neverUnderTen.has(stream.split('/')[0] ?? '')) ? underTen(file, now) : null;
}

/** Why nothing of the kind is recorded about the person of this file; null when they are known to be ten or more. */
export const underTen = (file: FileState, now: Instant): Refusal | null =>
  mayBeUnderTen(file, now)
    ? because(
        'under-ten',
        'This is a child under 10, or nobody has recorded when they were born: there is no disruption, ports action or subject-of-interest record about them.',
        'Ask children’s social care. If the birth date is wrong or missing, record who it is first.',
      )
    : null;
