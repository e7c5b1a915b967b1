/**
 * The written cumulative assessment (F43 to F46, G04): what all contacts mean together. It decides nothing. Which contacts its writer has
 * read stands in it, and of each that was not read why; how many there were then is written by the product.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

/** Of which sort the concern is. That no ideology was found is no reason by itself: each axis is asked about by itself. */
export const axes = ['ideology', 'fixation on violence', 'other harm', 'no concern left'] as const;
export type Axis = (typeof axes)[number];

export const CumulativeWritten = entryType(
  'CumulativeWritten',
  'cumulative',
  'Somebody writes what all contacts with the person mean together: both readings, what would change the mind, on which axis the concern lies.',
  {
    /** The referral before whose closing it is written; null: of the person as a whole. */
    concerns: id.nullable().default(null),
    together: reason,
    /** Both readings (G20). */
    speaksFor: reason,
    speaksAgainst: reason,
    wouldChangeMyMind: reason,
    axes: z.array(z.enum(axes)).min(1, 'Say on which axis the concern lies, or that none is left'),
    /** The contacts, by the entries that tell of them. */
    read: z.array(id).default([]),
    unread: z.array(z.strictObject({ contact: id, reason })).default([]),
    /** Where an agency sees it otherwise: which, and what it says. */
    dissent: text.default(''),
    /** How many occasions counted when it was written. */
    counted: z.number().int().nonnegative().default(0),
  },
);
export const CumulativeDissented = entryType(
  'CumulativeDissented',
  'cumulative',
  'An agency sees the cumulative assessment otherwise: which, and on what grounds. It stands beside it for ever.',
  { agency: reason, words: reason },
);

export const cumulativeEntries = [CumulativeWritten, CumulativeDissented] as const;
export type CumulativeEntry = FactOf<(typeof cumulativeEntries)[number]>;
