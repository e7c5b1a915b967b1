/**
 * A subject of interest (S04, S05): opened from a lead, graded, lowered, suspended or closed by two people (G14), reviewed while open and
 * while closed. A proposal changes nothing; a suspended subject is open. Streams: `subject/<id of the referral that was the lead>`.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

/** As published (domain/stages.md 4c); the descriptions are in the rulebook's lists. */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof priorities)[number];
/** How much concern was left when somebody was lowered, suspended or closed. The first is the most. */
export const residualBands = ['high', 'medium', 'low'] as const;
export type ResidualBand = (typeof residualBands)[number];

const priority = z.enum(priorities);
/** Within an investigation; 1 is nearest to its centre. */
const tier = z.number().int().min(1).max(3);
const band = z.enum(residualBands);
/** A partner's live offer, considered before something stops (G14). */
const offer = z.strictObject({ offer: z.enum(['yes', 'no', 'not known']), words: reason });

/** What would be left undone, as it was shown to whoever proposed it and to whoever agreed. */
const leftUndone = z.strictObject({ rule: id, task: text, post: id, due: instant });

export const SubjectOpened = entryType('SubjectOpened', 'subject', 'A lead is taken up: the person is a subject of interest from now on.', {
  referral: id,
  investigation: reason,
  priority,
  tier,
  reason,
  /** A link to a conflict abroad (G16). */
  overseas: z.enum(['yes', 'no', 'not known']),
});
export const LeadSetAside = entryType(
  'LeadSetAside',
  'subject',
  'A lead is not taken up: a trace, rejected, or about somebody who is a subject already, whose lead has it from now (C16).',
  { referral: id, as: z.enum(['trace', 'rejected', 'subject already']), reason },
);
export const LeadLooked = entryType(
  'LeadLooked',
  'subject',
  'A further report about somebody who was closed, or about whom earlier reports were set aside, is looked at by another person than whoever decides about it (F14, F46).',
  { referral: id, outcome: z.enum(['reopen', 'enquiries', 'nothing further']), reason },
);
export const SubjectRaised = entryType('SubjectRaised', 'subject', 'Priority or tier is raised. One person can do it at once.', {
  priority,
  tier,
  reason,
});
export const OverseasLinkRecorded = entryType(
  'OverseasLinkRecorded',
  'subject',
  'Whether the subject has a link to a conflict abroad; where there is one, travel monitoring is considered (G16).',
  { link: z.enum(['yes', 'no', 'not known']), reason },
);
export const LesseningProposed = entryType(
  'LesseningProposed',
  'subject',
  'Somebody proposes to lower, suspend or close. Nothing changes until the named authoriser, another person, agrees (G14).',
  {
    what: z.enum(['lower', 'suspend', 'close']),
    code: id,
    reason,
    /** Where it is lowered to; null where it is not lowered, and for somebody closed. */
    priority: priority.nullable().default(null),
    tier: tier.nullable().default(null),
    band,
    /** Until when the decision stands: then it is owed again. */
    until: instant,
    /** What is done no longer, one line each. */
    stops: z.array(reason).min(1),
    /** Who else is told, or why nobody. */
    told: reason,
    partners: z.strictObject({ prevent: offer, mappa: offer, council: offer }),
    authoriser: id,
    leaves: z.array(leftUndone).default([]),
  },
);
const agreed = { proposal: id, words: reason };
export const SubjectLowered = entryType(
  'SubjectLowered',
  'subject',
  'The authoriser agrees: priority, tier or residual band is lowered.',
  agreed,
);
export const SubjectSuspended = entryType(
  'SubjectSuspended',
  'subject',
  'The authoriser agrees: suspended, and open, until its day.',
  agreed,
);
export const SubjectClosed = entryType(
  'SubjectClosed',
  'subject',
  'The authoriser agrees: the subject is closed. Its reviews go on.',
  agreed,
);
export const LesseningDeclined = entryType('LesseningDeclined', 'subject', 'The authoriser does not agree; everything goes on.', {
  proposal: id,
  reason,
});
export const LesseningWithdrawn = entryType('LesseningWithdrawn', 'subject', 'Whoever proposed it takes it back.', {
  proposal: id,
  reason,
});
export const SubjectResumed = entryType('SubjectResumed', 'subject', 'The suspension ends: work goes on.', { reason });
export const SubjectReopened = entryType('SubjectReopened', 'subject', 'A closed subject is open again.', {
  priority,
  tier,
  reason,
});
export const SubjectReviewed = entryType('SubjectReviewed', 'subject', 'The quarterly review of an open subject, suspended or not (C17).', {
  words: reason,
  nextStep: reason,
});
export const ClosedSubjectReviewed = entryType(
  'ClosedSubjectReviewed',
  'subject',
  'The review of a closed subject: it stays closed, in the same residual band or a higher one (S05).',
  { band, words: reason },
);
export const PreventConsidered = entryType(
  'PreventConsidered',
  'subject',
  'A referral to Prevent is considered, for the subject or for relatives (G15). For relatives nobody is put on file by the answer.',
  { of: z.enum(['subject', 'relatives']), answer: z.enum(['referred', 'not referred', 'no grounds of their own']), reason },
);
export const PreventAnswered = entryType(
  'PreventAnswered',
  'subject',
  'What the partnership says to a referral to Prevent: taken, or not. Sent is not accepted (G15, F31).',
  { of: z.enum(['subject', 'relatives']), answer: z.enum(['accepted', 'not accepted']), who: reason, reason },
);
export const TravelConsidered = entryType(
  'TravelConsidered',
  'subject',
  'Whether travel is monitored or ports action taken: the decision, its reason and the day of its review (G16).',
  { decision: z.enum(['monitored', 'not monitored']), reason, review: instant },
);
export const IndicatorHit = entryType(
  'IndicatorHit',
  'subject',
  'A closed subject meets a named priority indicator: a decision about this one is owed, with a longest wait (C19, F16).',
  { indicator: id, words: reason, source: text.default('') },
);
export const IndicatorTriaged = entryType('IndicatorTriaged', 'subject', 'The decision on a hit of a priority indicator.', {
  hit: id,
  decision: z.enum(['reopen', 'enquiries', 'stays closed']),
  reason,
});

export const EnquiriesReported = entryType(
  'EnquiriesReported',
  'subject',
  'Enquiries that were decided on are reported: opened again, or it stays closed (C19, F16); of an open subject what they found, of somebody set aside that they stay so.',
  {
    /** The entry that decided on enquiries: of a hit, of intelligence, or of a further report. */
    of: id,
    decision: z.enum(['reopen', 'stays closed', 'goes on', 'stays set aside']),
    reason,
  },
);

export const subjectEntries = [
  SubjectOpened,
  LeadSetAside,
  LeadLooked,
  SubjectRaised,
  OverseasLinkRecorded,
  LesseningProposed,
  SubjectLowered,
  SubjectSuspended,
  SubjectClosed,
  LesseningDeclined,
  LesseningWithdrawn,
  SubjectResumed,
  SubjectReopened,
  SubjectReviewed,
  ClosedSubjectReviewed,
  PreventConsidered,
  PreventAnswered,
  TravelConsidered,
  IndicatorHit,
  IndicatorTriaged,
  EnquiriesReported,
] as const;
export type SubjectEntry = FactOf<(typeof subjectEntries)[number]>;
