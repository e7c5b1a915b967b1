/** A record is what one organisation says of a person. It is linked to a file, and unlinked, by a person's decision; never merged. */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';
import { listingEntries } from './listing.ts';
import { unnamedEntries } from './unnamed.ts';

/** A name as it was written down; the raw string is always kept. */
export const personName = z.strictObject({ whole: text.optional(), given: text.optional(), family: text.optional() });
/** A birth date as known: a full date, a year, or words ("about 15"). */
export const born = z.strictObject({
  date: z.iso.date().optional(),
  year: z.number().int().min(1890).max(2100).optional(),
  text: text.optional(),
});

export const personDetails = {
  names: z.array(personName),
  born: born.nullable().default(null),
  /** As stated: decides which safeguards for children apply, not who the person is. */
  under18: z.enum(['yes', 'no', 'not known']).default('not known'),
  addresses: z.array(z.strictObject({ text: text.optional(), postcode: text.optional() })).default([]),
  phones: z.array(text).default([]),
  emails: z.array(text).optional(),
  /** Names on line, `platform: name` where the platform is known. */
  handles: z.array(text).optional(),
  schools: z.array(text).default([]),
  /** Numbers that papers and registers give to one person; the kind in the words of whoever wrote it down. */
  identifiers: z.array(z.strictObject({ kind: text, value: text })).optional(),
};

export const RecordMade = entryType(
  'RecordMade',
  'record',
  "An organisation's own record of a person is made, and with it the file it begins in.",
  personDetails,
);
export const RecordDescribed = entryType(
  'RecordDescribed',
  'record',
  'Who a record is of becomes known, or better known, after it was made (after a report of danger, say). The list of known people is searched again.',
  personDetails,
);
export const RecordLinked = entryType(
  'RecordLinked',
  'record',
  'A person decides that this record belongs to another file; everything recorded under it goes along.',
  {
    to: id,
    from: id,
    reason,
  },
);
export const RecordUnlinked = entryType(
  'RecordUnlinked',
  'record',
  'A person decides that this record did not belong to the file; it returns to the file it began in.',
  {
    from: id,
    to: id,
    reason,
  },
);

export const recordEntries = [RecordMade, RecordDescribed, RecordLinked, RecordUnlinked, ...listingEntries, ...unnamedEntries] as const;
export type RecordEntry = FactOf<(typeof recordEntries)[number]>;
/** What moves a record, and all that goes with it, from one file to another. */
export type MovingEntry = Extract<RecordEntry, { type: 'RecordLinked' | 'RecordUnlinked' }>;
