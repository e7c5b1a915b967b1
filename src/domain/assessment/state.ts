/** Assessments as their entries tell them, and which of them were on record before an instant (F41). */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
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

type WithAssessments = { readonly assessments: ReadonlyMap<string, Assessment> };

/** In the order recorded, the latest last. */
export const assessmentsOf = (file: WithAssessments): readonly Assessment[] =>
  [...file.assessments.values()].toSorted((a, b) => a.at - b.at);

/**
 * Those about this referral (or about the person as a whole) that were on record before an instant, the latest last: for G07, where
 * adoption asks for one, and for G10. By the instant recorded alone: what is written down afterwards was not there (F41).
 */
export const assessedBefore = (file: WithAssessments, referral: string, instant: Instant): readonly Assessment[] =>
  assessmentsOf(file).filter(({ at, fields }) => at < instant && (fields.concerns === null || fields.concerns === referral));

/** Recorded on a later day than it was done. */
export const isLate = ({ doneOn, at }: Pick<Assessment, 'doneOn' | 'at'>): boolean => at - doneOn > 24 * 3_600_000;

/** Other people's assessments that dissent from this one. */
export const dissentsFrom = (file: WithAssessments, assessment: string): readonly Assessment[] =>
  assessmentsOf(file).filter(({ fields }) => fields.dissentsFrom === assessment);
