/**
 * A contact that another organisation tells of (F01, F46): it was had with the person before or beside this system, and nobody here
 * recorded it then. Who says so and where it is written stand with it (F51).
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

/** A day as far as it is known: a year, a month of a year, or a day. */
export const knownDay = z
  .strictObject({
    year: z.number().int().min(1900).max(2200),
    month: z.number().int().min(1).max(12).nullable().default(null),
    day: z.number().int().min(1).max(31).nullable().default(null),
  })
  .refine(({ year, month, day }) => isDay(year, month, day), 'Give a day that there is: a year, a month of it, or a whole day');
export type KnownDay = z.output<typeof knownDay>;

function isDay(year: number, month: number | null, day: number | null): boolean {
  if (month === null) return day === null;
  return day === null || day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

export const ContactTold = entryType(
  'ContactTold',
  'contact',
  'An organisation tells of a contact that it, or another, had with the person: when, of what kind, who says so and where it is written.',
  {
    /** Which organisation had the contact, by its name; one of the area by the name that it has there. */
    organisation: reason,
    on: knownDay,
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
