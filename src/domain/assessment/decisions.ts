/** What was decided about a person, and for which decisions an assessment was late (F41). */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileState } from '../file/state.ts';
import type { Assessment } from './state.ts';

/** What was decided about a person, by what it is called on the screens. */
export interface DecisionTaken {
  readonly fact: string;
  readonly at: Instant;
  readonly words: string;
}

const decisionWords: Readonly<Record<string, string>> = {
  Section36Proposed: 'section 36 was proposed',
  Section36Decided: 'section 36 was decided',
  ClosureProposed: 'closing was proposed',
  ReferralClosed: 'the referral was closed',
  CaseHeard: 'the panel decided',
  CaseClosed: 'support was ended',
};

/** Decisions about this person in the order taken, of one referral or of all. */
export const decisionsTaken = (file: FileState, referral: string | null = null): readonly DecisionTaken[] =>
  file.facts.flatMap((fact) => {
    const words = fact.kind === 'entry' ? decisionWords[fact.type] : undefined;
    if (words === undefined) return [];
    const about = fact.stream.startsWith('referral/') ? fact.stream.slice('referral/'.length) : null;
    return referral !== null && about !== null && about !== referral ? [] : [{ fact: fact.id, at: fact.recorded, words }];
  });

/** Which decisions were taken between the day on which it is said to have been done and the instant at which it was recorded: it is late for them, for ever. */
export const lateFor = (file: FileState, { doneOn, at, fields }: Pick<Assessment, 'doneOn' | 'at' | 'fields'>): readonly DecisionTaken[] =>
  decisionsTaken(file, fields.concerns).filter((decision) => decision.at <= at && decision.at >= doneOn);
