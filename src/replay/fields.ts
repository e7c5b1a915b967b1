/** What a chronology may write more freely than a ledger: dates for instants, and a person with as little as is known. */
import { z } from 'zod';
import { personDetails } from '../domain/record/entries.ts';
import type { PersonDetails } from '../domain/file/state.ts';
import type { PersonQuery } from '../matching/person.ts';
import { type ChronologyEntry, readInstant } from './chronology.ts';

const details = z.strictObject({ ...personDetails, names: personDetails.names.default([]) });
/** Fields that are instants, and what a date alone means in them. */
const instantFields: ReadonlyMap<string, 'morning' | 'end'> = new Map([
  ['nextLook', 'end'],
  ['promisedBy', 'end'],
  ['nextReview', 'end'],
  ['emergencyServicesCalledAt', 'morning'],
  ['warnedAt', 'morning'],
  ['happened', 'morning'],
  ['learnt', 'morning'],
]);

/** The person that a first report speaks of. */
export function personOf(entry: ChronologyEntry, problems: string[]): PersonDetails {
  const read = details.safeParse(entry.fields.person ?? {});
  if (read.success) return read.data;
  for (const issue of read.error.issues) problems.push(`${entry.id} (${entry.type}), person: ${issue.path.join('.')}: ${issue.message}`);
  return details.parse({});
}

/** Instants inside fields, written as dates or as instants. */
export function withInstants(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, instantFields.has(name) && typeof each === 'string' ? (readInstant(each, instantFields.get(name)) ?? each) : within(each)]),
  );
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  return typeof value === 'object' && value !== null ? withInstants(value as Record<string, unknown>) : value;
}

/** A record's details as the matcher is asked about them. */
export function personQuery({ names, born, phones, addresses, schools }: PersonDetails): PersonQuery {
  return {
    names: names.map(({ whole, given, family }) => ({ ...(whole ? { whole } : {}), ...(given ? { given } : {}), ...(family ? { family } : {}) })),
    ...(born ? { born: { ...(born.date ? { date: born.date } : {}), ...(born.year ? { year: born.year } : {}), ...(born.text ? { text: born.text } : {}) } } : {}),
    phones,
    addresses: addresses.map(({ text, postcode }) => ({ ...(text ? { text } : {}), ...(postcode ? { postcode } : {}) })),
    schools,
  };
}
