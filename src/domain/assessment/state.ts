/** Assessments as their entries tell them: which were there before a decision, which came after and are late for ever (F41). */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { FileState } from '../file/state.ts';
import type { AssessmentEntry } from './entries.ts';

export interface Assessment extends Done {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** When it was done, by what its author says. `at` is when it was recorded, which nothing changes. */
  readonly doneOn: Instant;
  readonly fields: AssessmentEntry['fields'];
}

export const evolveAssessment = (before: Assessment | undefined, fact: AssessmentEntry): Assessment =>
  before ?? {
    ...doneIn(fact),
    id: fact.stream.slice('assessment/'.length),
    stream: fact.stream,
    record: fact.record ?? '',
    doneOn: fact.happened,
    fields: fact.fields,
  };

/** In the order recorded, the latest last. */
export const assessmentsOf = (file: FileState): readonly Assessment[] => [...file.assessments.values()].toSorted((a, b) => a.at - b.at);

/**
 * Those about this referral (or about the person as a whole) that were on record before an instant, the latest last: for G07, where
 * adoption asks for one, and for G10. By the instant recorded alone: what is written down afterwards was not there (F41).
 */
export const assessedBefore = (file: FileState, referral: string, instant: Instant): readonly Assessment[] =>
  assessmentsOf(file).filter(({ at, fields }) => at < instant && (fields.concerns === null || fields.concerns === referral));

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

/** Recorded on a later day than it was done. */
export const isLate = ({ doneOn, at }: Pick<Assessment, 'doneOn' | 'at'>): boolean => at - doneOn > 24 * 3_600_000;

/** Other people's assessments that dissent from this one. */
export const dissentsFrom = (file: FileState, assessment: string): readonly Assessment[] =>
  assessmentsOf(file).filter(({ fields }) => fields.dissentsFrom === assessment);
