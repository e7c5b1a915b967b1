/**
 * State of the person: died, left the country, in custody, missing, not traced, moved. Each with a source and a date, each
 * can be taken back, and none closes anything: it only says what is asked next, and of whom (rulebook/uk/circumstances.ts).
 */
import { z } from 'zod';
import { entryType, type FactOf, instant, reason, text } from '../entryType.ts';

export const circumstances = ['died', 'left the country', 'in custody', 'missing', 'not traced', 'moved area', 'moved school'] as const;
export type What = (typeof circumstances)[number];

export const CircumstanceRecorded = entryType(
  'CircumstanceRecorded',
  'circumstance',
  'Somebody says that the person has died, left the country, is in custody, is missing, cannot be traced, or has moved.',
  {
    what: z.enum(circumstances),
    /** Who says so. */
    source: reason,
    words: text.default(''),
    /** Where they moved or are: a country, an establishment, an area, a school. */
    place: text.default(''),
    nextLook: instant.nullable().default(null),
  },
);
export const CircumstanceConfirmed = entryType(
  'CircumstanceConfirmed',
  'circumstance',
  'A second source, independent of the first, says so too. Only then is a death more than reported.',
  { source: reason, words: text.default('') },
);
export const CircumstanceAnswered = entryType(
  'CircumstanceAnswered',
  'circumstance',
  'What the circumstance asks is answered: what has been done, and when it is looked at again.',
  { words: reason, nextLook: instant.nullable().default(null) },
);
export const CircumstanceEnded = entryType(
  'CircumstanceEnded',
  'circumstance',
  'It is so no longer (found, returned, released), or it never was. What was recorded stays in the chronology.',
  { how: z.enum(['was wrong', 'is over']), words: reason },
);
export const ConcernsPassedOn = entryType(
  'ConcernsPassedOn',
  'circumstance',
  'The concerns are passed on to where the person has moved (C41). Sent is not accepted.',
  { receiver: reason, words: reason },
);
export const ConcernsAccepted = entryType(
  'ConcernsAccepted',
  'circumstance',
  'The receiving side has accepted in writing; until then the sender keeps it.',
  { receiver: reason, words: reason },
);
export const AdulthoodConsidered = entryType(
  'AdulthoodConsidered',
  'circumstance',
  'The person has turned 18: consent, parental responsibility and how long the file is kept have been asked anew (K19).',
  { consent: reason, responsibility: reason, retention: reason },
);

export const circumstanceEntries = [
  CircumstanceRecorded,
  CircumstanceConfirmed,
  CircumstanceAnswered,
  CircumstanceEnded,
  ConcernsPassedOn,
  ConcernsAccepted,
  AdulthoodConsidered,
] as const;
export type CircumstanceEntry = FactOf<(typeof circumstanceEntries)[number]>;
