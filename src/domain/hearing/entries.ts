/**
 * What a meeting of the panel does with one case: on its agenda, heard, not reached (S02, C05, C08, G07). It lies in the person's file, in a
 * stream of its own, `hearing/<meeting>.<subject>`: the meeting itself (domain/panel) holds nothing of anybody.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

/** Why it is on an agenda. By hand: with a reason. */
export const listedAs = ['new', 'again', 'review', 'after closing', 'by hand'] as const;
/** What a panel decides of a case that it has adopted, of one without support and of one that is closed; what it comes to in the case is recorded there in the same act. */
export const caseOutcomes = ['reviewed', 'close', 'withdraw support', 'assessed further', 'no concern', 'look again'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];
export const hearingOutcomes = ['adopt', 'not adopt', 'more information', 'return to police', 'hear again', ...caseOutcomes] as const;
export type HearingOutcome = (typeof hearingOutcomes)[number];
export const isCaseOutcome = (outcome: HearingOutcome): outcome is CaseOutcome => caseOutcomes.some((each) => each === outcome);
export const viewPositions = ['agrees', 'dissents', 'no view'] as const;
export const onwardTo = ['health', 'social care'] as const;

const about = {
  meeting: id,
  /** The referral that is before the panel, or the case that it has adopted. */
  subject: id,
  of: z.enum(['referral', 'case']),
};

export const CaseListed = entryType(
  'CaseListed',
  'hearing',
  'A case is on the agenda of a meeting of the panel, of that day. By hand only with a reason.',
  {
    ...about,
    /** When the meeting begins. */
    day: instant,
    as: z.enum(listedAs),
    reason: text.default(''),
  },
);
export const CaseTakenOff = entryType(
  'CaseTakenOff',
  'hearing',
  'A case is taken off the agenda of a meeting, with the reason. It stays owed.',
  { reason },
);
export const CaseHeard = entryType(
  'CaseHeard',
  'hearing',
  'A meeting of the panel decides about a case: who took part, who could not for a conflict, what each agency said, dissent by name of agency, and what is decided.',
  {
    ...about,
    outcome: z.enum(hearingOutcomes),
    words: reason,
    /** Posts that took part in this decision. */
    deciding: z.array(id).default([]),
    /** Posts that declared a conflict and took no part, with what they said. */
    conflicts: z.array(z.strictObject({ post: id, words: textOf('practitioner') })).default([]),
    views: z.array(z.strictObject({ agency: text, position: z.enum(viewPositions), words: text.default('') })).default([]),
    /** What answers each expert's view (G06). */
    answers: z.array(z.strictObject({ view: id, answer: text })).default([]),
    /** Not adopted: a referral to health or social care was considered (s36(6), C08), and what came of it. */
    onward: z
      .strictObject({ to: z.array(z.enum(onwardTo)), words: text })
      .nullable()
      .default(null),
    /** After closing: why the answer of an agency that was asked, and sits on the panel no longer, is not waited for (G11). */
    unheard: text.default(''),
    /** The assessment that it rests on: recorded before the meeting, never after (F41). */
    assessment: id.nullable().default(null),
  },
);
export const CaseNotReached = entryType(
  'CaseNotReached',
  'hearing',
  'A meeting closes without having come to a case. It stays owed, and late.',
  {
    ...about,
  },
);
export const AgencyViewOwed = entryType(
  'AgencyViewOwed',
  'hearing',
  'Nobody of a core agency was there when a case was decided, or a conflict was written down for it by somebody else: its view is owed within two working days.',
  { agency: reason, post: id, because: z.enum(['absent', 'conflict']).default('absent') },
);
export const AgencyViewGiven = entryType(
  'AgencyViewGiven',
  'hearing',
  'An agency gives its view on a case in writing: ahead of the meeting, or after one at which it was missing.',
  { agency: reason, position: z.enum(viewPositions), words: reason },
);

export const DissentConsidered = entryType(
  'DissentConsidered',
  'hearing',
  'After a dissent the chair says why no dispute is opened. What the agency said stays beside it (G13, C44).',
  {
    reason,
    /** On which of them: the minute, or a view in writing. Earlier entries do not say: on all that stood then. */
    dissents: z.array(id).optional(),
  },
);

export const hearingEntries = [
  CaseListed,
  CaseTakenOff,
  CaseHeard,
  CaseNotReached,
  AgencyViewOwed,
  AgencyViewGiven,
  DissentConsidered,
] as const;
export type HearingEntry = FactOf<(typeof hearingEntries)[number]>;
