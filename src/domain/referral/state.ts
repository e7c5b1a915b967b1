/** A referral as its entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder as Done } from '../done.ts';
import { type FoundCandidate, isAsked } from './candidate.ts';
import { isRefutation, type ReferralEntry } from './entries.ts';
import { evolveOutward, nothingOutward, type Outward } from './outward.ts';

type FieldsOf<Type extends ReferralEntry['type']> = Extract<ReferralEntry, { type: Type }>['fields'];

export interface Candidate {
  readonly record: string;
  readonly file: string;
  readonly band: 'suggested' | 'review' | 'watch';
  readonly bits: number;
  readonly evidence: Evidence;
  readonly found: Done;
  readonly decided: CandidateDecided | null;
  /** The latest "not sure", which comes back until it is decided. */
  readonly unsure: (Done & { readonly reason: string; readonly wouldMakeSure: string }) | null;
  /** Earlier answers of "not sure", each met by the one after it. */
  readonly unsureBefore: readonly { readonly unsure: Done; readonly answered: Done }[];
  /** What the latest search found decided before, here or from the other side. */
  readonly before: FoundCandidate['before'] | null;
  /** What is new since, by code. */
  readonly news: readonly string[];
  /** The other person’s referral, beside which the same question is asked. */
  readonly askedBeside: string | null;
}

type Evidence = FoundCandidate['evidence'];

export interface CandidateDecided extends Done {
  readonly how: 'accepted' | 'rejected' | 'unsure' | 'dismissed';
  /** Empty of what was decided beside another referral: that one's own entry says why. */
  readonly reason: string;
  /** What the decider had before them. */
  readonly evidence: Evidence;
  /** Decided before, beside another referral of the same two, and shown here: nobody was asked again. */
  readonly isFromBefore: boolean;
}

export interface Question {
  /** The search, by its entry. */
  readonly search: string;
  readonly at: Instant;
  readonly candidate: string;
  readonly answered: Done | null;
}

export interface Referral {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly organisation: string | null;
  readonly received: Done & { readonly happened: Instant; readonly learnt: Instant; readonly position: number };
  readonly account: FieldsOf<'ReferralReceived'>;
  /** How many entries it has. */
  readonly entries: number;
  readonly added: readonly (Done & FieldsOf<'InformationAdded'>)[];
  readonly searches: readonly (Done & { readonly position: number; readonly toDecide: readonly string[]; readonly more: boolean })[];
  readonly candidates: ReadonlyMap<string, Candidate>;
  /** What a person is asked to decide: by the search that asked, and what answered it. The same is not asked twice while it is open. */
  readonly questions: readonly Question[];
  readonly assessments: readonly (Done & FieldsOf<'AssessmentRecorded'>)[];
  readonly expertViews: readonly (Done & FieldsOf<'ExpertViewRecorded'>)[];
  readonly viewsAnswered: readonly (Done & FieldsOf<'ExpertViewAnswered'>)[];
  readonly earlierRead: readonly (Done & { readonly earlier: string })[];
  readonly needs: ReadonlyMap<
    string,
    { readonly words: string; readonly recorded: Done; readonly accepted: (Done & { readonly service: string }) | null }
  >;
  readonly outward: Outward;
  readonly looks: readonly (Done & FieldsOf<'MultiAgencyLookRecorded'>)[];
  readonly sessions: readonly (Done & { readonly happened: Instant } & FieldsOf<'SessionReported'>)[];
  readonly copies: readonly (Done & FieldsOf<'CopiedOut'>)[];
  readonly continuations: readonly (Done & FieldsOf<'ContinuationDecided'>)[];
  readonly proposals: readonly (Done & FieldsOf<'ClosureProposed'>)[];
  readonly declined: readonly (Done & FieldsOf<'ClosureDeclined'>)[];
  readonly closures: readonly (Done & FieldsOf<'ReferralClosed'>)[];
  readonly reviews: readonly (Done & FieldsOf<'ReviewRecorded'>)[];
  readonly reopenings: readonly Done[];
  readonly staysClosed: readonly (Done & FieldsOf<'ReopeningDeclined'>)[];
  /** Closings that somebody else has read, and what was answered where one was not sound (S21). */
  readonly readings: readonly (Done & FieldsOf<'ClosingRead'>)[];
  readonly readingsAnswered: readonly (Done & FieldsOf<'ReadingAnswered'>)[];
  /** The closing that stands, if it is closed. */
  readonly closed: (Done & FieldsOf<'ReferralClosed'>) | null;
  /** The proposal that waits for a second person. */
  readonly proposed: (Done & FieldsOf<'ClosureProposed'>) | null;
}

/** Refuted: found to be unfounded, mistaken identity, misguided or malicious. Never counts towards a repeat (G05, F46). */
export const isRefuted = (referral: Referral): boolean => referral.closed !== null && isRefutation(referral.closed.finding);

const done = (fact: ReferralEntry, order: number): Done => ({ ...doneIn(fact), order });

export function evolveReferral(earlier: Referral | undefined, fact: ReferralEntry): Referral | undefined {
  if (fact.type === 'ReferralReceived') {
    return {
      id: fact.stream.slice('referral/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      organisation: fact.organisation,
      received: { ...done(fact, 0), happened: fact.happened, learnt: fact.learnt, position: fact.position ?? 0 },
      account: fact.fields,
      entries: 1,
      added: [],
      searches: [],
      candidates: new Map(),
      questions: [],
      assessments: [],
      expertViews: [],
      viewsAnswered: [],
      earlierRead: [],
      needs: new Map(),
      outward: nothingOutward,
      looks: [],
      sessions: [],
      copies: [],
      continuations: [],
      proposals: [],
      declined: [],
      closures: [],
      reviews: [],
      reopenings: [],
      staysClosed: [],
      readings: [],
      readingsAnswered: [],
      closed: null,
      proposed: null,
    };
  }
  if (!earlier) return undefined;
  const before = { ...earlier, entries: earlier.entries + 1 };
  const at = done(fact, earlier.entries);
  switch (fact.type) {
    case 'InformationAdded':
      return { ...before, added: [...before.added, { ...at, ...fact.fields }] };
    case 'CandidatesFound':
      return found(before, at, fact.fields);
    case 'CandidateAccepted':
      return decide(before, [fact.fields.candidate], { ...at, how: 'accepted', reason: fact.fields.reason });
    case 'CandidateRejected':
      return decide(before, [fact.fields.candidate], { ...at, how: 'rejected', reason: fact.fields.reason });
    case 'CandidateUnsure':
      return decide(before, [fact.fields.candidate], { ...at, how: 'unsure', reason: fact.fields.reason }, fact.fields.wouldMakeSure ?? '');
    case 'CandidatesDismissed':
      return decide(before, fact.fields.candidates, { ...at, how: 'dismissed', reason: fact.fields.reason });
    case 'AssessmentRecorded':
      return { ...before, assessments: [...before.assessments, { ...at, ...fact.fields }] };
    case 'ExpertViewRecorded':
      return { ...before, expertViews: [...before.expertViews, { ...at, ...fact.fields }] };
    case 'ExpertViewAnswered':
      return { ...before, viewsAnswered: [...before.viewsAnswered, { ...at, ...fact.fields }] };
    case 'EarlierReferralRead':
      return { ...before, earlierRead: [...before.earlierRead, { ...at, earlier: fact.fields.earlier }] };
    case 'NeedRecorded':
      return { ...before, needs: new Map(before.needs).set(fact.fields.need, { words: fact.fields.words, recorded: at, accepted: null }) };
    case 'NeedAccepted': {
      const need = before.needs.get(fact.fields.need);
      if (!need) return before;
      return {
        ...before,
        needs: new Map(before.needs).set(fact.fields.need, { ...need, accepted: { ...at, service: fact.fields.service } }),
      };
    }
    case 'MultiAgencyLookRecorded':
      return { ...before, looks: [...before.looks, { ...at, ...fact.fields }] };
    case 'SessionReported':
      return { ...before, sessions: [...before.sessions, { ...at, happened: fact.happened, ...fact.fields }] };
    case 'CopiedOut':
      return { ...before, copies: [...before.copies, { ...at, ...fact.fields }] };
    case 'ContinuationDecided':
      return { ...before, continuations: [...before.continuations, { ...at, ...fact.fields }], proposed: null };
    case 'ClosureProposed': {
      const proposed = { ...at, ...fact.fields };
      return { ...before, proposals: [...before.proposals, proposed], proposed };
    }
    case 'ClosureDeclined':
      return { ...before, declined: [...before.declined, { ...at, ...fact.fields }], proposed: null };
    case 'ReferralClosed': {
      const closed = { ...at, ...fact.fields };
      return { ...before, closures: [...before.closures, closed], closed, proposed: null };
    }
    case 'ReviewRecorded':
      return { ...before, reviews: [...before.reviews, { ...at, ...fact.fields }] };
    case 'ReferralReopened':
      return { ...before, reopenings: [...before.reopenings, at], closed: null };
    case 'ReopeningDeclined':
      return { ...before, staysClosed: [...before.staysClosed, { ...at, ...fact.fields }] };
    case 'ClosingRead':
      return { ...before, readings: [...before.readings, { ...at, ...fact.fields }] };
    case 'ReadingAnswered':
      return { ...before, readingsAnswered: [...before.readingsAnswered, { ...at, ...fact.fields }] };
    case 'DeconflictionAsked':
    case 'DeconflictionAnswered':
    case 'Section36Proposed':
    case 'Section36Declined':
    case 'Section36Decided':
    case 'NeedOffered':
    case 'NeedRefused':
    case 'FeedbackGiven':
    case 'FeedbackWithheld':
    case 'AddedRead':
      return { ...before, outward: evolveOutward(before.outward, fact, at) };
    default:
      return fact satisfies never;
  }
}

function found(before: Referral, at: Done, fields: FieldsOf<'CandidatesFound'>): Referral {
  const candidates = new Map(before.candidates);
  const toDecide: string[] = [];
  // Erased by law, a file that is folded again finds no candidates.
  for (const each of fields.candidates ?? []) {
    const { record, file, band, bits, evidence } = each;
    const earlier = candidates.get(record);
    const asksAgain = isAsked(each) && earlier?.decided?.how !== 'accepted' && (each.before !== undefined || isSinglyNow(each, earlier));
    candidates.set(record, {
      record,
      file,
      band,
      bits,
      evidence,
      found: earlier?.found ?? at,
      decided: asksAgain ? null : (earlier?.decided ?? fromBefore(each, at)),
      unsure: asksAgain ? null : (earlier?.unsure ?? null),
      unsureBefore: earlier?.unsureBefore ?? [],
      before: each.before ?? null,
      news: each.news ?? [],
      askedBeside: each.askedBeside ?? null,
    });
    const isOpen = before.questions.some((question) => question.candidate === record && question.answered === null);
    if (isAsked(each) && !isOpen && (asksAgain || !earlier?.decided)) toDecide.push(record);
  }
  const questions = toDecide.map((candidate): Question => ({ search: at.fact, at: at.at, candidate, answered: null }));
  return {
    ...before,
    candidates,
    questions: [...before.questions, ...questions],
    searches: [...before.searches, { ...at, position: fields.position, toDecide, more: fields.more === true }],
  };
}

/** Dismissed while it was only for review, and now suggested: it is asked singly. */
const isSinglyNow = ({ band }: FoundCandidate, earlier: Candidate | undefined): boolean =>
  band === 'suggested' && earlier?.decided?.how === 'dismissed';

/** Not asked again: it is decided here as it was there. Where nobody was sure there, it comes back there, and is open here. */
function fromBefore({ before, evidence }: FoundCandidate, at: Done): CandidateDecided | null {
  if (!before || before.how === 'unsure') return null;
  const { decision: fact, at: when, by, post, how } = before;
  return { fact, at: when, by, post, order: at.order, how, reason: '', evidence, isFromBefore: true };
}

/** Only a single decision answers a suggested candidate; dismissing many at once leaves it open (G01). */
function decide(
  before: Referral,
  records: readonly string[],
  decided: Omit<CandidateDecided, 'evidence' | 'isFromBefore'>,
  wouldMakeSure = '',
): Referral {
  const candidates = new Map(before.candidates);
  const answered = new Set<string>();
  for (const record of records) {
    const candidate = candidates.get(record);
    if (!candidate || (decided.how === 'dismissed' && candidate.band === 'suggested')) continue;
    candidates.set(record, {
      ...candidate,
      decided: { ...decided, evidence: candidate.evidence, isFromBefore: false },
      unsure: decided.how === 'unsure' ? { ...decided, wouldMakeSure } : candidate.unsure,
      unsureBefore:
        decided.how === 'unsure' && candidate.unsure
          ? [...candidate.unsureBefore, { unsure: candidate.unsure, answered: decided }]
          : candidate.unsureBefore,
    });
    answered.add(record);
  }
  const questions = before.questions.map((each) =>
    each.answered === null && answered.has(each.candidate) ? { ...each, answered: decided } : each,
  );
  return { ...before, candidates, questions };
}
