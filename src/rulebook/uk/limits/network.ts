/** The numbers for ties (S15, F12, F22): none has a source. */
import type { Limit } from '../../engine/rulebook.ts';
import { proposed, proposedLimit } from '../limitOf.ts';

const limit = (id: string, words: string, amount: Limit['amount']): Limit => proposedLimit(id, words, amount, `S15: ${proposed}`);

export const networkLimits: readonly Limit[] = [
  limit('S15.longest', 'The longest that a tie to another person, group or place stands without being looked at', { months: 12 }),
  limit('S15.put', 'The lead says whether a report about somebody tied or named bears on the person', { workingDays: 2 }),
  limit('S15.second', 'The lead says what it means that two closed people are tied to a third', { workingDays: 10 }),
  limit('F12.place', 'Somebody else whom a report names is put to whoever holds them', { workingDays: 1 }),
];
