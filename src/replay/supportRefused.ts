/** What was done in a Channel case although a gate would have refused it (G08 to G12): noted beside it, as history. */
import { caseOf } from '../domain/case/state.ts';
import type { FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import type { Lack, Proposed, RulebookInForce } from '../rulebook/engine/rulebook.ts';

export function supportRefused(book: RulebookInForce, file: FileState, fact: FileFact, proposed: Omit<Proposed, 'kind'>): readonly Lack[] {
  const id = fact.stream.slice(fact.stream.indexOf('/') + 1);
  switch (fact.type) {
    case 'InterventionCommissioned':
    case 'SessionBooked':
      // A published review seldom gives an age as this product keeps it: of history it is not asked.
      return whatGatesLack(book, file, { ...proposed, kind: 'support', support: { case: id } }).filter(
        ({ code }) => code !== 'age-unknown',
      );
    case 'PlanWritten':
      return whatGatesLack(book, file, {
        ...proposed,
        kind: 'write-plan',
        support: { case: id, domains: fact.fields.domains.map(({ domain }) => domain) },
      });
    case 'SupportWithdrawn':
      return whatGatesLack(book, file, { ...proposed, kind: 'review-case', support: { case: id } });
    case 'CaseReviewed':
      return whatGatesLack(book, file, { ...proposed, kind: 'review-case', support: { case: id, outcome: fact.fields.outcome } });
    case 'CaseClosed': {
      const { words, answers, outcome, meeting, dissent, gap } = fact.fields;
      const support = { case: id, outcome, meeting, dissent, gap, risk: fact.fields };
      return whatGatesLack(book, file, { ...proposed, kind: 'close-case', words, answers, support });
    }
    case 'AfterClosingReviewed': {
      const { review, outcome } = fact.fields;
      return whatGatesLack(book, file, { ...proposed, kind: 'review-after-closing', support: { case: id, review, outcome } });
    }
    default:
      return [];
  }
}

/** Closing was considered and not decided: what would have been lacking, but for the minute that nobody wrote. */
export function closingConsidered(
  book: RulebookInForce,
  file: FileState,
  fact: FileFact,
  proposed: Omit<Proposed, 'kind'>,
): readonly Lack[] {
  if (fact.type !== 'CaseHeard' || fact.fields.of !== 'case') return [];
  const { subject, words } = fact.fields;
  const support = { case: subject, outcome: 'risk reduced', dissent: '-' };
  return whatGatesLack(book, file, { ...proposed, kind: 'close-case', words, support }).filter(({ code }) => code !== 'no-panel');
}

/** A referral that is closed with its case: the panel decided, and its gate has said what it lacked. */
export const isClosedWithCase = (file: FileState, referral: string): boolean => caseOf(file, referral)?.stage === 'closed';
