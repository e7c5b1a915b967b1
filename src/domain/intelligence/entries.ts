/**
 * Intelligence about somebody on file: read, written up the same day with whom it was discussed and who was told (C18, F15), and, where the
 * person is closed, looked at afresh by somebody other than the first reader (F14); of an open subject the lead says what follows (C16). Graded 3x5x2; never who the source is (K11).
 */
import { z } from 'zod';
import { entryType, type FactOf, reason, text } from '../entryType.ts';

/** Whether who recorded it answered for the lead post then: the product says so, for who fills a post changes. Null in what is older. */
const byLead = z.boolean().nullable().default(null);

export const IntelligenceRead = entryType(
  'IntelligenceRead',
  'intelligence',
  'Somebody reads intelligence about the person for the first time. From then it is written up the same day (C18).',
  {
    about: reason,
    judged: z.enum(['national security', 'crime', 'neither']),
    /** Of possible pressing national-security concern. */
    pressing: z.boolean(),
    source: z.enum(['1', '2', '3']),
    assessment: z.enum(['A', 'B', 'C', 'D', 'E']),
    handling: z.enum(['P', 'C']),
    conditions: text.default(''),
    byLead,
  },
);
export const IntelligenceWritten = entryType(
  'IntelligenceWritten',
  'intelligence',
  'The report is written: what it says, with whom it was discussed, and whether it is shared, with whom, and why or why not.',
  {
    report: reason,
    discussedWith: reason,
    share: z.enum(['shared', 'not shared']),
    sharedWith: text.default(''),
    shareReason: reason,
    byLead,
  },
);
export const IntelligenceLooked = entryType(
  'IntelligenceLooked',
  'intelligence',
  'Somebody other than the first reader says what follows: of somebody closed or set aside another person, who looks afresh; of an open subject the lead (C16).',
  { outcome: z.enum(['reopen', 'enquiries', 'stays closed', 'stays set aside', 'acted on', 'nothing further']), reason },
);

export const intelligenceEntries = [IntelligenceRead, IntelligenceWritten, IntelligenceLooked] as const;
export type IntelligenceEntry = FactOf<(typeof intelligenceEntries)[number]>;
