/**
 * Reading a closing that was drawn for it (S21): somebody who neither proposed nor agreed to it says whether it was sound, why, and
 * what was learnt. Not sound raises the question whether to open it again; nothing opens by itself, and a refutation stands until people decide.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

export const closingFindings = ['sound', 'not sound'] as const;
export const ClosingRead = entryType(
  'ClosingRead',
  'referral',
  'A closing that was drawn for it is read by somebody who neither proposed nor agreed to it: whether it was sound, and what was learnt.',
  {
    /** The closing, by its entry. */
    closing: id,
    finding: z.enum(closingFindings),
    reason,
    learnt: text.default(''),
  },
);
export const ReadingAnswered = entryType(
  'ReadingAnswered',
  'referral',
  'After a closing was read and found not sound: it stays closed all the same, with the reason.',
  { reading: id, words: reason },
);
export const readingEntries = [ClosingRead, ReadingAnswered] as const;
export type ReadingEntry = FactOf<(typeof readingEntries)[number]>;
export type ClosingReading = FactOf<typeof ClosingRead>['fields'];
