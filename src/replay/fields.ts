/** What a chronology may write more freely than a ledger: dates for instants, and a person with as little as is known. */
import { z } from 'zod';
import { personDetails } from '../domain/record/entries.ts';
import type { PersonDetails } from '../domain/file/state.ts';
import { type DateMeans, notAnInstant, readInstant } from './instants.ts';
import { issueWords } from './issueWords.ts';

const details = z.strictObject({ ...personDetails, names: personDetails.names.default([]) });

/** Fields that are instants, and what a date alone means in them. */
export const instantFields: ReadonlyMap<string, DateMeans> = new Map([
  ['nextLook', 'end'],
  ['keepUntil', 'end'],
  ['needed', 'end'],
  ['asOf', 'morning'],
  ['promisedBy', 'end'],
  ['nextReview', 'end'],
  ['due', 'end'],
  ['since', 'morning'],
  ['emergencyServicesCalledAt', 'morning'],
  ['warnedAt', 'morning'],
  ['when', 'morning'],
  ['starts', 'morning'],
  ['checkIn', 'morning'],
  ['next', 'end'],
  ['on', 'morning'],
  ['day', 'morning'],
  ['from', 'morning'],
  ['ends', 'morning'],
  ['until', 'end'],
  ['review', 'end'],
  ['translatedOn', 'morning'],
  ['held', 'morning'],
  ['notified', 'morning'],
  ['back', 'morning'],
  ['expected', 'morning'],
  ['happened', 'morning'],
  ['learnt', 'morning'],
]);

/** What a first report says of its person, in any of the ways in which somebody would write it. */
export function personOf(written: unknown, where: string, wrong: (words: string) => void): PersonDetails {
  const read = details.safeParse(asDetails(written), { reportInput: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) wrong(issueWords(issue, `${where}, person`));
  return details.parse({});
}

/** `person: Oskar Wielgomas`, `name:` for `names:`, a birth date or a year by itself, true for yes. */
export function asDetails(written: unknown): unknown {
  if (written === undefined || written === null) return {};
  if (typeof written === 'string') return { names: [{ whole: written }] };
  if (typeof written !== 'object' || Array.isArray(written)) return written;
  const { name, names = name === undefined ? undefined : [name], born, under18, ...rest } = written as Record<string, unknown>;
  return {
    ...rest,
    ...(names === undefined
      ? {}
      : { names: (Array.isArray(names) ? names : [names]).map((each: unknown) => (typeof each === 'string' ? { whole: each } : each)) }),
    ...(born === undefined ? {} : { born: asBorn(born) }),
    ...(under18 === undefined ? {} : { under18: under18 === true ? 'yes' : under18 === false ? 'no' : under18 }),
  };
}

/** Whether it says how the person is called, be it that nobody knows. */
export const saysNames = (written: unknown): boolean =>
  typeof written === 'string' || (typeof written === 'object' && written !== null && ('name' in written || 'names' in written));

function asBorn(written: unknown): unknown {
  if (typeof written === 'number') return { year: written };
  if (typeof written !== 'string') return written;
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? { date: written } : /^\d{4}$/.test(written) ? { year: Number(written) } : { text: written };
}

/** A number where words are wanted is those words: YAML reads the label in `candidate: 1` as a number. */
export function withWords({ shape }: z.ZodObject, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const words = typeof value === 'number' ? String(value) : Array.isArray(value) ? value.map(numberAsWords) : value;
      const fits = (each: unknown) => z.safeParse(shape[name] ?? z.never(), each).success;
      return [name, !fits(value) && fits(words) ? words : value];
    }),
  );
}
const numberAsWords = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

/** Instants inside fields, written as dates or as instants. A field of such a name that is words in this entry (`review: C09`) stays as written. */
export function withInstants(
  value: Readonly<Record<string, unknown>>,
  wrong: (words: string) => void,
  shape: z.ZodRawShape = {},
): Record<string, unknown> {
  const isWords = (name: string, each: unknown) => typeof each === 'string' && z.safeParse(shape[name] ?? z.never(), each).success;
  const read = ([name, each]: [string, unknown]): [string, unknown] => {
    const means = instantFields.get(name);
    if (means === undefined || each === null || isWords(name, each)) return [name, within(each, wrong)];
    const at = readInstant(each, means);
    if (at === null) wrong(`${name}: ${notAnInstant(each)}`);
    return [name, at ?? 0];
  };
  return Object.fromEntries(Object.entries(value).map(read));
}

function within(value: unknown, wrong: (words: string) => void): unknown {
  if (Array.isArray(value)) return value.map((each) => within(each, wrong));
  return typeof value === 'object' && value !== null ? withInstants(value as Record<string, unknown>, wrong) : value;
}
