/** A referral from its arrival to its closing, its review afterwards and its reopening (S01, S03; domain/stages.md). */
import { z } from 'zod';
import { outwardEntries } from './outward.ts';
import { readingEntries } from './reading.ts';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

const referrers = textOf('referrer');

/** The referrer's identity is data of the referrer's own and lies apart from the account of the concern. */
export const ReferralReceived = entryType(
  'ReferralReceived',
  'referral',
  'A referral reaches the partnership. `learnt` is when the partnership had it.',
  {
    reference: text,
    channel: z.enum(['web-form', 'post', 'telephone', 'in-person', 'chronology']).default('chronology'),
    /** What happened, in the referrer's own words. */
    concern: text,
    worry: text.default(''),
    alreadyKnown: text.default(''),
    personKnows: text.default(''),
    language: text.default(''),
    communicationNeeds: text.default(''),
    /** When the referrer learnt of it, as they wrote it. */
    referrerLearnt: text.default(''),
    referrerName: referrers.default(''),
    referrerRole: referrers.default(''),
    referrerOrganisation: text.default(''),
    referrerContact: referrers.default(''),
    referrerSafeContact: referrers.default(''),
    /** What everybody who works on the file may know of whoever told us; the rest is sealed. */
    givenBy: z.enum(['professional', 'public', 'not said']).default('not said'),
    /** Whether a name or a way to reach them was left. */
    sourceLeft: z.boolean().default(false),
    /** The language in which it is written, as they said it; empty: nobody said. */
    writtenIn: text.default(''),
    dangerNow: z.boolean().default(false),
  },
);
export const InformationAdded = entryType('InformationAdded', 'referral', 'Something is added later to the same referral.', {
  words: text,
  /** An organisation or a role, never a name. */
  source: text.default(''),
  /** The name of whoever said it, and how to reach them: sealed. */
  sourceIdentity: referrers.default(''),
  sourceLeft: z.boolean().default(false),
  writtenIn: text.default(''),
  /** By whom it came, where nobody of the area recorded it: then somebody has to read it. */
  channel: z.enum(['own page', 'public form']).optional(),
});

/** Codes and bits only: the words are made anew under the reader's rights, so that nobody's details lie in another person's file. */
export const evidenceLine = z.strictObject({ code: text, bits: z.number() });
export const foundCandidate = z.strictObject({
  record: id,
  file: id,
  band: z.enum(['suggested', 'review', 'watch']),
  bits: z.number(),
  evidence: z.array(evidenceLine),
  /** What was decided before between these two records, or other records of these two people: not the same, or nobody was sure. */
  before: z
    .strictObject({
      decision: id,
      referral: id,
      record: id,
      candidate: id,
      how: z.enum(['rejected', 'dismissed', 'unsure']),
      of: z.enum(['records', 'people']),
      at: z.number().int(),
      by: text,
      post: id.nullable(),
    })
    .optional(),
  /** Codes of what speaks for it now and did not then. Decided before and nothing new: it is shown, and not asked again. */
  news: z.array(text).optional(),
  /** The referral of the other person beside which somebody is asked about these two already. One question, one lead. */
  askedBeside: id.optional(),
});
/** From how many bits a candidate was suggested, for review, or to watch when the search ran; `set`: the area's entry that says so, or `shipped`. */
export const searchedWith = z.strictObject({ set: id, suggested: z.number(), review: z.number(), watch: z.number() });
export const CandidatesFound = entryType(
  'CandidatesFound',
  'referral',
  'An identity search has been run against the list as it stood at `position` (G01); it may have found nobody.',
  {
    position: z.number().int().nonnegative(),
    candidates: z.array(foundCandidate),
    thresholds: searchedWith.optional(),
    /** Records that could not be looked at, where there were any. Each is compared with everybody when it is on the list again. */
    notLookedAt: z.number().int().positive().optional(),
    /** More people are like them than are proposed. */
    more: z.literal(true).optional(),
  },
);
export const CandidateAccepted = entryType('CandidateAccepted', 'referral', 'A person decides that the candidate is the same person.', {
  candidate: id,
  reason: text.default(''),
});
export const CandidateRejected = entryType('CandidateRejected', 'referral', 'A person decides that the candidate is somebody else.', {
  candidate: id,
  reason,
});
export const CandidateUnsure = entryType('CandidateUnsure', 'referral', 'A person cannot tell yet; the question comes back.', {
  candidate: id,
  reason,
  /** What would make one sure: shown when the question comes back. */
  wouldMakeSure: text.default(''),
});
export const CandidatesDismissed = entryType(
  'CandidatesDismissed',
  'referral',
  'Candidates of the review band are dismissed together with one reason.',
  { candidates: z.array(id).min(1), reason },
);

export const AssessmentRecorded = entryType('AssessmentRecorded', 'referral', 'The initial assessment is done (C01).', {
  outcome: z.enum(['clear evidence of vulnerability', 'limited information but concern may exist', 'not appropriate']),
  words: reason,
  /** What was looked at, when, with or without a hit. */
  checks: text.default(''),
  /** What would change the assessor's mind (F10, F42). */
  wouldChangeMyMind: text.default(''),
  /** The person's own account, beside the allegation. */
  ownAccount: text.default(''),
});
export const ExpertViewRecorded = entryType('ExpertViewRecorded', 'referral', 'An expert gives a view; a decision must answer it (G06).', {
  expert: text,
  view: reason,
});
export const ExpertViewAnswered = entryType(
  'ExpertViewAnswered',
  'referral',
  'The view of an expert, of the referral or of its case, is answered: what is done about it, or why not (G06).',
  {
    /** The entry that recorded it. */
    view: id,
    answer: reason,
  },
);
export const EarlierReferralRead = entryType(
  'EarlierReferralRead',
  'referral',
  'The decider has opened an earlier referral about the same person (G04).',
  { earlier: id },
);
export const NeedRecorded = entryType('NeedRecorded', 'referral', 'A need that the person has and nobody meets yet.', {
  need: id,
  words: reason,
});
export const NeedAccepted = entryType('NeedAccepted', 'referral', 'A named service has accepted the need in writing.', {
  need: id,
  service: reason,
});
export const MultiAgencyLookRecorded = entryType(
  'MultiAgencyLookRecorded',
  'referral',
  'A senior officer and other agencies have looked at the repeat referral together (G05).',
  {
    organisations: z.array(text).min(1),
    words: reason,
  },
);
export const SessionReported = entryType(
  'SessionReported',
  'referral',
  'A planned session with the person was held, did not take place, or was refused. `happened` is the day of the session (S02).',
  {
    outcome: z.enum(['held', 'did not take place', 'refused']),
    /** What was seen and heard, or why it did not take place. */
    seen: reason,
  },
);
export const CopiedOut = entryType(
  'CopiedOut',
  'referral',
  'Values were copied by hand into a receiving system, in its own order: a disclosure, with what was copied as it was then.',
  {
    /** The receiving system's order that was followed, and its version. */
    receiving: id,
    version: z.number().int().positive(),
    /** Each field of the receiving system that was copied, with the SHA-256 of what it was given. */
    copied: z.array(z.strictObject({ field: text, value: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
    /** Why it is shared, and under which power. */
    basis: reason,
  },
);
export const ContinuationDecided = entryType(
  'ContinuationDecided',
  'referral',
  'It goes on: what is done next, and when it is looked at again.',
  {
    nextStep: reason,
    nextLook: instant,
  },
);

/** What was found. The last four are refutations: the referral is shown as refuted wherever it appears and never counts again. */
export const findings = ['no further action', 'unfounded', 'mistaken identity', 'misguided', 'malicious'] as const;
export type Finding = (typeof findings)[number];
const refutations = new Set<string | null>(['unfounded', 'mistaken identity', 'misguided', 'malicious'] satisfies Finding[]);
/** Null: nothing is found yet. */
export const isRefutation = (finding: string | null): boolean => refutations.has(finding);

const closing = {
  finding: z.enum(findings),
  /** Codes of the loadable list of closing reasons; absence of ideology is never enough by itself (G04). */
  reasons: z.array(id).default([]),
  words: reason,
  /** The written assessment of everything together, owed where there are earlier referrals (G04, F45). */
  cumulative: text.default(''),
  /** What answers each expert's view (G06). */
  answers: z.array(z.strictObject({ view: id, answer: text })).default([]),
};
export const ClosureProposed = entryType('ClosureProposed', 'referral', 'The decider proposes to close; a second person decides.', closing);
export const ClosureDeclined = entryType('ClosureDeclined', 'referral', 'The second person does not agree to close.', {
  proposal: id,
  words: reason,
});
export const ReferralClosed = entryType(
  'ReferralClosed',
  'referral',
  'The referral is closed. In the product this is the second person agreeing to a proposal.',
  {
    ...closing,
    proposal: id.nullable().default(null),
  },
);
export const ReviewRecorded = entryType('ReviewRecorded', 'referral', 'The review after closing is held (C42).', {
  outcome: z.enum(['stays closed', 'reopen']),
  words: reason,
});
export const ReferralReopened = entryType('ReferralReopened', 'referral', 'The closed referral is taken up again.', { words: reason });
export const ReopeningDeclined = entryType(
  'ReopeningDeclined',
  'referral',
  'After a new concern it is decided that the closed referral stays closed.',
  { because: id, words: reason },
);

export const referralEntries = [
  ...readingEntries,
  ...outwardEntries,
  ReferralReceived,
  InformationAdded,
  CandidatesFound,
  CandidateAccepted,
  CandidateRejected,
  CandidateUnsure,
  CandidatesDismissed,
  AssessmentRecorded,
  ExpertViewRecorded,
  ExpertViewAnswered,
  EarlierReferralRead,
  NeedRecorded,
  NeedAccepted,
  MultiAgencyLookRecorded,
  SessionReported,
  CopiedOut,
  ContinuationDecided,
  ClosureProposed,
  ClosureDeclined,
  ReferralClosed,
  ReviewRecorded,
  ReferralReopened,
  ReopeningDeclined,
] as const;
export type ReferralEntry = FactOf<(typeof referralEntries)[number]>;
