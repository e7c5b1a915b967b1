/** The words of the codes that entries about subjects carry. */
import { wordsOf } from '../../rulebook/uk/partnerLists.ts';
import { lesseningReasons, priorityIndicators } from '../../rulebook/uk/subjectLists.ts';

export const subjectLists = {
  reasons: lesseningReasons,
  indicators: priorityIndicators,
  reason: (code: string): string => wordsOf(lesseningReasons, code),
  indicator: (code: string): string => wordsOf(priorityIndicators, code),
};
