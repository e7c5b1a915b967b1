/** After closing: reviews at 6 and 12 months and up to 24, with a positive answer of every core agency; and the decision whether to reopen (C09 to C11, G11). */
import { z } from 'zod';
import { entryType, id, instant, reason, text } from '../entryType.ts';

export const afterClosing = ['C09', 'C10', 'C11'] as const;
export type AfterClosing = (typeof afterClosing)[number];

export const AgencyAsked = entryType(
  'AgencyAsked',
  'case',
  'A core agency is asked what it holds since the closing, before a review after closing (G11).',
  { review: z.enum(afterClosing), agency: reason, post: id, due: instant },
);
export const AgencyAnswered = entryType(
  'AgencyAnswered',
  'case',
  'A core agency answers: nothing held, something held that is no concern, or a concern. Silence is not an answer (G11).',
  {
    /** The AgencyAsked entry. */
    asked: id,
    answer: z.enum(['nothing held', 'held, no concern', 'a concern']),
    words: text.default(''),
  },
);
export const AfterClosingReviewed = entryType(
  'AfterClosingReviewed',
  'case',
  'The panel reviews a closed case: no concern, or it is looked at again up to 24 months from the closing (C09 to C11).',
  {
    review: z.enum(afterClosing),
    outcome: z.enum(['no concern', 'look again']),
    words: reason,
    /** When it is looked at again. */
    next: instant.nullable().default(null),
  },
);
export const CaseReopened = entryType('CaseReopened', 'case', 'A closed case is taken up again. Consent is asked anew.', { words: reason });
export const CaseStaysClosed = entryType(
  'CaseStaysClosed',
  'case',
  'After a new concern it is decided that the closed case stays closed.',
  {
    /** The entry or the referral that raised it. */
    because: id,
    words: reason,
    /** Decided on that one alone. Earlier entries do not say so: they decided on all that stood then. */
    only: z.literal(true).optional(),
  },
);

export const afterClosingEntries = [AgencyAsked, AgencyAnswered, AfterClosingReviewed, CaseReopened, CaseStaysClosed] as const;
