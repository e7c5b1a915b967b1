/** Who leads, and when posts do not agree: hand-overs, disputes, and a referrer's challenge. Part of what is recorded about a file (cases.ts). */
import type { Viewer } from '../access/viewer.ts';
import { answerChallenge, challengeOutcome } from '../domain/challenge/deciders.ts';
import type { Decision } from '../domain/decision.ts';
import {
  answerDecision,
  decideAsChief,
  type DecisionWords,
  giveDisputeView,
  measureDone,
  type NewMeasure,
  openDispute,
  type Opening,
  proposeDecision,
  setInterimLead,
  setMeasure,
} from '../domain/dispute/deciders.ts';
import type { FileState } from '../domain/file/state.ts';
import { acceptHandover, keepAfterRefusal, offerHandover, refuseHandover, withdrawHandover } from '../domain/handover/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { decidingOf, decidingRules } from '../rulebook/uk/disputes.ts';
import type { Situation } from './act.ts';

export type AgreeingAct =
  | {
      readonly act: 'offer-handover';
      readonly handover: string;
      readonly fields: {
        readonly to: string;
        readonly why: string;
        readonly open: string;
        readonly needToKnow: string;
        readonly since: Instant | null;
      };
    }
  | {
      readonly act: 'accept-handover' | 'refuse-handover' | 'withdraw-handover' | 'keep-after-refusal';
      readonly handover: string;
      readonly words: string;
    }
  | { readonly act: 'open-dispute'; readonly dispute: string; readonly fields: Opening }
  | { readonly act: 'give-dispute-view'; readonly dispute: string; readonly view: string }
  | { readonly act: 'set-measure'; readonly dispute: string; readonly fields: NewMeasure }
  | { readonly act: 'measure-done'; readonly dispute: string; readonly measure: string; readonly words: string }
  | { readonly act: 'set-interim-lead'; readonly dispute: string; readonly post: string; readonly reason: string }
  | { readonly act: 'propose-dispute-decision' | 'decide-as-chief'; readonly dispute: string; readonly fields: DecisionWords }
  | { readonly act: 'answer-dispute-decision'; readonly dispute: string; readonly agrees: boolean; readonly reasons: string }
  | {
      readonly act: 'challenge-outcome';
      readonly challenge: string;
      readonly referral: string;
      readonly fields: { readonly words: string; readonly came: 'page' | 'told' };
    }
  | {
      readonly act: 'answer-challenge';
      readonly challenge: string;
      readonly fields: { readonly outcome: 'stands' | 'taken up again'; readonly answer: string; readonly reasons: string };
    };

const nouns = ['handover', 'dispute', 'challenge'] as const;
export const isAgreeing = <A extends { readonly act: string }>(request: A): request is Extract<A, AgreeingAct> =>
  nouns.some((noun) => noun in request);

export function decideAgreeing({ area, now }: Situation, file: FileState, viewer: Viewer, request: AgreeingAct): Decision {
  const acting = { by: viewer.practitioner, now };
  switch (request.act) {
    case 'offer-handover':
      return offerHandover(file, request.handover, request.fields, now);
    case 'accept-handover':
      return acceptHandover(file, request.handover, acting, request.words);
    case 'refuse-handover':
      return refuseHandover(file, request.handover, acting, request.words);
    case 'withdraw-handover':
      return withdrawHandover(file, request.handover, request.words);
    case 'keep-after-refusal':
      return keepAfterRefusal(file, request.handover, request.words);
    case 'open-dispute': {
      const { opener, other } = request.fields;
      return openDispute(file, request.dispute, request.fields, acting, decidingOf(area, [opener, other], viewer.practitioner, now));
    }
    case 'give-dispute-view':
      return giveDisputeView(file, request.dispute, acting, request.view);
    case 'set-measure':
      return setMeasure(file, request.dispute, request.fields, now);
    case 'measure-done':
      return measureDone(file, request.dispute, request.measure, request.words);
    case 'set-interim-lead':
      return setInterimLead(file, request.dispute, acting, request.post, request.reason);
    case 'propose-dispute-decision':
      return proposeDecision(file, request.dispute, acting, request.fields);
    case 'answer-dispute-decision':
      return answerDecision(file, request.dispute, acting, request.agrees, request.reasons);
    case 'decide-as-chief':
      return decideAsChief(file, request.dispute, acting, request.fields, isLate(file, request.dispute));
    case 'challenge-outcome':
      return challengeOutcome(file, request.challenge, request.referral, request.fields, now);
    case 'answer-challenge':
      return answerChallenge(file, request.challenge, acting, request.fields);
    default:
      return request satisfies never;
  }
}

/** Whether the two who decide have let their time pass. */
export const isLate = (file: FileState, dispute: string): boolean => {
  const opened = file.disputes.get(dispute)?.opened.fact;
  return [...file.obligations.values()].some(
    (each) => each.occasion === opened && decidingRules.includes(each.rule) && each.lapsedAt !== null,
  );
};
