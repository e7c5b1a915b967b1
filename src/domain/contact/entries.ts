/**
 * A contact that another organisation tells of (F01, F46): it was had with the person before or beside this system, and nobody here
 * recorded it then. Who says so and where it is written stand with it (F51).
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

/** A day as far as it is known. */
export interface KnownDay {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** `2019`, `2019-10` or `2019-10-07`; null where there is no such day. */
export function readKnownDay(written: string): KnownDay | null {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(written) ?? [];
  const read = { year: Number(year), month: month === undefined ? null : Number(month), day: day === undefined ? null : Number(day) };
  if (read.year < 1900 || (read.month !== null && (read.month < 1 || read.month > 12))) return null;
  if (read.month === null || read.day === null) return read;
  return read.day >= 1 && read.day <= Temporal.PlainYearMonth.from({ year: read.year, month: read.month }).daysInMonth ? read : null;
}

const knownDay = z
  .string()
  .refine((written) => readKnownDay(written) !== null, 'Give a day that there is: a year, a month of it, or a whole day');

export const ContactTold = entryType(
  'ContactTold',
  'contact',
  'An organisation tells of a contact that it, or another, had with the person: when, of what kind, who says so and where it is written.',
  {
    /** Which organisation had the contact, by its name; one of the area by the name that it has there. */
    organisation: reason,
    /** The organisation of the area that was chosen: by this, and not by how its name is written, is it compared. */
    chosen: id.nullable().default(null),
    /** As far as it is known: `2019`, `2019-10` or `2019-10-07`. */
    hadOn: knownDay,
    /** A code of the loadable list of kinds of contact. */
    kind: id,
    words: text.default(''),
    /** Who says so: an organisation or a role, never a name. */
    toldBy: reason,
    /** Where it is written: a record, a letter, the answer to a request. */
    written: reason,
    /** The organisation itself found nothing in it. */
    refuted: z.boolean().default(false),
    /** Another contact of this file that it is: one occasion, told twice. */
    sameAs: id.nullable().default(null),
  },
);
export const ContactSaidSame = entryType(
  'ContactSaidSame',
  'contact',
  'It is found to be the same occasion as another contact: the two count once, and both sources stay.',
  { sameAs: id, words: reason },
);
export const ContactRefuted = entryType(
  'ContactRefuted',
  'contact',
  'It is found that there was nothing in it, or that it was somebody else. It stays in the list as refuted and never counts.',
  { words: reason },
);
export const ContactTakenBack = entryType('ContactTakenBack', 'contact', 'It should not have been written down here.', { words: reason });

export const contactEntries = [ContactTold, ContactSaidSame, ContactRefuted, ContactTakenBack] as const;
export type ContactEntry = FactOf<(typeof contactEntries)[number]>;
