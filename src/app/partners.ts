/**
 * Work with partners: requests (C03), de-confliction (C02), section 36 (C04), offers of needs (F47), feedback (C15), and reading what
 * was added (F39). A request tells somebody outside that there is a referral, so the de-confliction gate stands before it (G02).
 */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { because, type Decision } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  agreeSection36,
  answerDeconfliction,
  askDeconfliction,
  declineSection36,
  giveFeedback,
  offerNeed,
  proposeSection36,
  readAdded,
  refuseNeed,
  section36Waiting,
  staysClosedAfterAdded,
  withholdFeedback,
} from '../domain/referral/outwardDeciders.ts';
import { acceptAbsence, answerRequest, issueCode, keepPointer, makeRequest, withdrawRequest } from '../domain/request/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import type { Lack, Proposed, RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { codesOf, feedbackList, lawfulBases, refusalGrounds, section36Grounds } from '../rulebook/uk/partnerLists.ts';
import { unread } from '../rulebook/uk/requests.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { referenceFrom } from './intake.ts';
import { actOnFile, gated, nextLookWithin, proposedBy } from './onFile.ts';

type Fields = Readonly<Record<string, unknown>>;
export type PartnerAct =
  | { readonly act: 'make-request'; readonly referral: string; readonly request: string; readonly fields: Fields }
  | { readonly act: 'keep-pointer'; readonly referral: string; readonly request: string; readonly holder: string }
  | { readonly act: 'issue-code'; readonly request: string; readonly code: string; readonly until: Instant }
  | {
      readonly act: 'record-answer';
      readonly request: string;
      readonly fields: { readonly answer: string; readonly ground: string | null } & Fields;
    }
  | { readonly act: 'withdraw-request' | 'accept-absence'; readonly request: string; readonly reason: string }
  | { readonly act: 'ask-deconfliction'; readonly referral: string; readonly why: string }
  | {
      readonly act: 'answer-deconfliction';
      readonly referral: string;
      readonly fields: { readonly answer: string; readonly conditions: string; readonly by: string };
    }
  | { readonly act: 'propose-section-36'; readonly referral: string; readonly fields: Section36 }
  | { readonly act: 'agree-section-36' | 'decline-section-36'; readonly referral: string; readonly words: string; readonly shown?: string }
  | { readonly act: 'offer-need'; readonly referral: string; readonly fields: { readonly need: string } & Fields }
  | { readonly act: 'refuse-need'; readonly referral: string; readonly fields: { readonly need: string; readonly words: string } }
  | { readonly act: 'give-feedback'; readonly referral: string; readonly fields: { readonly said: readonly string[] } & Fields }
  | { readonly act: 'withhold-feedback'; readonly referral: string; readonly reason: string }
  | { readonly act: 'read-added'; readonly referral: string; readonly words: string; readonly shown?: readonly string[] }
  | { readonly act: 'stays-closed-after-added'; readonly referral: string; readonly words: string; readonly shown?: readonly string[] };

export interface Section36 {
  readonly outcome: string;
  readonly groundsOn: readonly string[];
  readonly grounds: string;
  readonly assessment: string;
  readonly nextLook: Instant;
}

/** Acts that the policies know by another name. */
const policyOf: Readonly<Partial<Record<PartnerAct['act'], ActName>>> = {
  'keep-pointer': 'make-request',
  'stays-closed-after-added': 'stays-closed',
};

export const recordPartnerAct = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & PartnerAct,
): Promise<Outcome> => {
  const reference = referenceFrom(house.newSalt());
  return actOnFile(house, viewer, request, {
    does: policyOf[request.act] ?? (request.act as ActName),
    referral: 'referral' in request ? request.referral : undefined,
    decide: (file, situation) => decide(situation, file, viewer, request, reference),
  });
};

function decide({ book, now }: Situation, file: FileState, viewer: Viewer, request: PartnerAct, reference: string): Decision {
  switch (request.act) {
    case 'make-request':
      return gated(book, file, proposedRequest(viewer, request.referral, now), () =>
        makeRequest(file, request.request, request.referral, { ...request.fields, reference }, codesOf(lawfulBases)),
      );
    case 'keep-pointer':
      return keepPointer(file, request.request, request.referral, request.holder);
    case 'issue-code':
      return issueCode(file, request.request, request.code, request.until);
    case 'record-answer':
      return answerRequest(file, request.request, request.fields, codesOf(refusalGrounds));
    case 'withdraw-request':
      return withdrawRequest(file, request.request, request.reason);
    case 'accept-absence':
      return acceptAbsence(file, request.request, viewer.practitioner, request.reason);
    case 'ask-deconfliction':
      return askDeconfliction(file, request.referral, request.why);
    case 'answer-deconfliction':
      return answerDeconfliction(file, request.referral, { by: viewer.practitioner, now }, request.fields);
    case 'propose-section-36':
      if (request.fields.groundsOn.some((code) => !codesOf(section36Grounds).includes(code))) return notListed;
      return (
        nextLookWithin(book, request.fields.nextLook, now) ??
        gated(book, file, proposedSection36(viewer, request.referral, request.fields, now), () =>
          proposeSection36(file, request.referral, { ...request.fields }, now),
        )
      );
    case 'agree-section-36':
      return gated(book, file, proposedAgreement36(file, viewer, request.referral, now), () =>
        agreeSection36(file, request.referral, request.words, request.shown),
      );
    case 'decline-section-36':
      return declineSection36(file, request.referral, viewer.practitioner, request.words, request.shown);
    case 'offer-need':
      return offerNeed(file, request.referral, request.fields);
    case 'refuse-need':
      return refuseNeed(file, request.referral, request.fields);
    case 'give-feedback':
      if (request.fields.said.some((code) => !codesOf(feedbackList).includes(code))) return notListed;
      return giveFeedback(file, request.referral, request.fields);
    case 'withhold-feedback':
      return withholdFeedback(file, request.referral, request.reason);
    case 'read-added':
      return readAdded(file, request.referral, unreadFacts(file, request.referral), request.words, request.shown);
    case 'stays-closed-after-added':
      return staysClosedAfterAdded(file, request.referral, unreadFacts(file, request.referral), request.words, request.shown);
    default:
      return request satisfies never;
  }
}

const notListed = because('not-on-the-list', 'Something chosen is not on the list.', 'Choose from the list that the page shows.');

const unreadFacts = (file: FileState, referral: string): readonly string[] => {
  const found = file.referrals.get(referral);
  return found ? unread(file, found).map(({ fact }) => fact) : [];
};

/** What the gates are asked before somebody outside is told that there is a referral (G02). */
const proposedRequest = (viewer: Viewer, referral: string, now: Instant): Proposed => ({
  ...proposedBy(viewer, now),
  kind: 'disclose',
  referral,
});

const proposedSection36 = (viewer: Viewer, referral: string, fields: Section36, now: Instant): Proposed => ({
  ...proposedBy(viewer, now),
  kind: 'propose-section-36',
  referral,
  finding: fields.outcome,
  reasons: fields.groundsOn,
  words: fields.grounds,
});

function proposedAgreement36(file: FileState, viewer: Viewer, referral: string, now: Instant): Proposed {
  const found = file.referrals.get(referral);
  const proposal = found ? section36Waiting(found) : null;
  return {
    ...proposedSection36(viewer, referral, proposal ?? { outcome: '', groundsOn: [], grounds: ' ', assessment: '', nextLook: 0 }, now),
    kind: 'section-36',
    proposedBy: proposal?.by ?? null,
  };
}

/** What they lack now, for the page that offers a request. */
export const lacksForRequest = (book: RulebookInForce, file: FileState, viewer: Viewer, referral: string, now: Instant): readonly Lack[] =>
  whatGatesLack(book, file, proposedRequest(viewer, referral, now));
