/**
 * Positions of trust (S13, G19, F06): a job, voluntary work or a licence, held or sought, raises a question and closes none. Who outside is
 * told is a decision of its own, with the person's chance to answer; C30 runs only from an allegation that meets the threshold.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const roleSorts = ['employment', 'volunteering', 'licence'] as const;
const known = z.enum(['yes', 'no', 'not known']);

export const EmploymentRecorded = entryType(
  'EmploymentRecorded',
  'employment',
  'The person holds or seeks a job, voluntary work or a licence. Whose word that is, and since when.',
  {
    sort: z.enum(roleSorts).default('employment'),
    held: z.enum(['held', 'sought']).default('held'),
    /** What they do there, or what the licence allows. */
    what: reason,
    /** With whom. */
    with: text.default(''),
    since: instant.nullable().default(null),
    source: reason,
  },
);
export const TrustAssessed = entryType(
  'TrustAssessed',
  'employment',
  'Whether it is a role with children, with adults at risk or with critical access: yes, no or not known, with the reason. Not known has a day.',
  { children: known, adultsAtRisk: known, criticalAccess: known, reason, nextLook: instant.nullable().default(null) },
);
export const TrustTellingDecided = entryType(
  'TrustTellingDecided',
  'employment',
  'What is told to whom about a position of trust, or that nothing is: pressing need, the least intrusive step, a senior officer’s view, the person’s chance to answer.',
  {
    outcome: z.enum(['told', 'nothing is told', 'not yet']),
    /** Employer, designated officer (LADO), barring service (DBS), licensing body. */
    whom: text.default(''),
    what: text.default(''),
    pressingNeed: text.default(''),
    leastIntrusive: text.default(''),
    seniorView: text.default(''),
    seniorPost: id.nullable().default(null),
    chanceToAnswer: z.enum(['given', 'not given']).default('not given'),
    /** What they answered, or why they were not asked. */
    chanceWords: text.default(''),
    basis: text.default(''),
    /** That employer, LADO, DBS and licence were each thought of. */
    considered: reason,
    reason,
    nextLook: instant.nullable().default(null),
    /** The disclosure decision (G22) under which it was told, where there is one. */
    disclosure: id.nullable().default(null),
  },
);
export const thresholds = [
  'harmed a child, or may have',
  'may have committed an offence against or about a child',
  'behaved so that they may be a risk of harm to children',
  'may not be suitable to work with children',
  'none of these',
] as const;
export const TrustAllegationMade = entryType(
  'TrustAllegationMade',
  'employment',
  'An allegation about the person in this role. Whether it meets the threshold for the designated officer (LADO) is said, with the reason.',
  { words: reason, threshold: z.enum(thresholds), reason, source: text.default('') },
);
export const DesignatedOfficerTold = entryType(
  'DesignatedOfficerTold',
  'employment',
  'The allegation has been referred to the designated officer (LADO) (C30).',
  {
    service: reason,
    words: text.default(''),
    /** Who told them, where it was not this partnership. */
    by: text.default(''),
    /** The disclosure decision (G22) under which this partnership told them. */
    disclosure: id.nullable().default(null),
  },
  2,
);
export const BarringReferralRecorded = entryType(
  'BarringReferralRecorded',
  'employment',
  'Whether a referral to the barring service (DBS) was made after somebody was removed for harm or risk, by whom, or why not (C31).',
  {
    outcome: z.enum(['made', 'not made', 'not the duty of anybody here']),
    by: text.default(''),
    words: reason,
    /** The disclosure decision (G22) under which this partnership made it. */
    disclosure: id.nullable().default(null),
  },
  2,
);
export const roleEnds = ['has ended', 'was removed for harm or risk', 'was not taken up', 'was wrong'] as const;
export const EmploymentEnded = entryType(
  'EmploymentEnded',
  'employment',
  'The role has ended, was not taken up, or never was. The question ends with it; where somebody was removed for harm or risk the barring service is asked about (C31).',
  { how: z.enum(roleEnds), words: text.default('') },
);

export const employmentEntries = [
  EmploymentRecorded,
  TrustAssessed,
  TrustTellingDecided,
  TrustAllegationMade,
  DesignatedOfficerTold,
  BarringReferralRecorded,
  EmploymentEnded,
] as const;
export type EmploymentEntry = FactOf<(typeof employmentEntries)[number]>;
