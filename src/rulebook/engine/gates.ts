/** Asks every gate that guards a decision what it still lacks. An empty answer opens the gate. */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Lack, Proposed, RulebookInForce } from './rulebook.ts';

export const whatGatesLack = (book: RulebookInForce, file: FileState, proposed: Proposed): readonly Lack[] =>
  book.gates.filter((gate) => gate.guards.includes(proposed.kind)).flatMap((gate) => gate.lacks(file, proposed, book));

/** By whom and when; of what is decided, nothing yet. */
export const emptyProposal = (whose: {
  readonly by: string;
  readonly post: string | null;
  readonly now: Instant;
}): Omit<Proposed, 'kind'> => ({
  ...whose,
  referral: null,
  finding: null,
  reasons: [],
  words: '',
  cumulative: '',
  answers: [],
  proposedBy: null,
});
