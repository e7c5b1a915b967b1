/** A Channel case: what a panel has adopted, from the adoption to the end of the reviews after closing (S02, S03; domain/stages.md 5 to 10). */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';
import { afterClosingEntries } from './afterClosing.ts';
import { consentEntries } from './consent.ts';
import { interventionEntries } from './interventions.ts';
import { planEntries } from './plan.ts';
import { riskOwnerFields } from './riskOwner.ts';

export const CaseAdopted = entryType(
  'CaseAdopted',
  'case',
  'The panel has adopted the case (s36(4), G07). What the panel owes of it from here on hangs on this entry.',
  {
    /** The referral that the panel had before it. */
    referral: id,
    /** The meeting at which it was decided; null in a chronology that knows only the day. */
    meeting: id.nullable().default(null),
    /** Why, in the panel's words. */
    words: text.default(''),
  },
);
export const CaseReviewed = entryType('CaseReviewed', 'case', 'The panel reviews the support (s36(4)(c), C06).', {
  outcome: z.enum(['goes on', 'revise the plan']),
  words: reason,
  /** The next review, where it is earlier than the longest that it may wait. */
  next: instant.nullable().default(null),
});
export const CaseAssessed = entryType(
  'CaseAssessed',
  'case',
  'The vulnerability is assessed again. `happened` is the day of the assessment; recorded later it is marked late (F41). No score decides.',
  {
    words: reason,
    /** Which form or method, with its version, where one was used. */
    tool: text.default(''),
  },
);
export const CaseViewRecorded = entryType('CaseViewRecorded', 'case', 'An expert says what should become of the case (G06).', {
  expert: reason,
  view: reason,
});
export const PoliceChecked = entryType('PoliceChecked', 'case', 'The police have looked again at what they hold about the person (G10).', {
  result: z.enum(['nothing new', 'something new', 'not for this file']),
  words: text.default(''),
});
export const ReferrerHeard = entryType(
  'ReferrerHeard',
  'case',
  'Before closing, whoever referred is asked how they see it now; or why they are not (G10).',
  { asked: z.enum(['asked', 'not asked']), words: reason },
);
export const ComplianceConsidered = entryType(
  'ComplianceConsidered',
  'case',
  'Whether the person may only seem to co-operate: both readings, what would change the mind, and what speaks for either from somebody who has it not from the person (F42).',
  {
    /** What speaks for a change that is real. */
    changed: reason,
    /** What speaks for one that is only shown. */
    shown: reason,
    wouldChange: reason,
    /** Whose independent observation, and what it was; or that there is none. */
    corroboration: reason,
    isCorroborated: z.boolean().default(false),
  },
);

export const exitOutcomes = [
  'risk reduced',
  'consent refused or withdrawn',
  'moved area',
  'custody or investigation',
  'other service',
  'died',
] as const;

export const CaseClosed = entryType(
  'CaseClosed',
  'case',
  'The panel closes the case (s36(4)(d), G10). Its reviews afterwards begin with it.',
  {
    outcome: z.enum(exitOutcomes),
    words: reason,
    /** Organisations that took part in the decision. */
    present: z.array(id).default([]),
    meeting: id.nullable().default(null),
    /** Who did not agree, and why; or "nobody". */
    dissent: text.default(''),
    /** Why fewer sessions were held than were commissioned. */
    gap: text.default(''),
    /** What answers each expert's view (G06). */
    answers: z.array(z.strictObject({ view: id, answer: text })).default([]),
    /** Who holds the risk from now on, where consent was refused or withdrawn (G12). */
    ...riskOwnerFields,
  },
  2,
);

export const caseEntries = [
  CaseAdopted,
  ...consentEntries,
  ...planEntries,
  ...interventionEntries,
  CaseReviewed,
  CaseAssessed,
  CaseViewRecorded,
  PoliceChecked,
  ReferrerHeard,
  ComplianceConsidered,
  CaseClosed,
  ...afterClosingEntries,
] as const;
export type CaseEntry = FactOf<(typeof caseEntries)[number]>;
