/** Asks every gate that guards a decision what it still lacks. An empty answer opens the gate. */
import type { FileState } from '../../domain/file/state.ts';
import type { Lack, Proposed, RulebookInForce } from './rulebook.ts';

export const whatGatesLack = (book: RulebookInForce, file: FileState, proposed: Proposed): readonly Lack[] =>
  book.gates.filter((gate) => gate.guards.includes(proposed.kind)).flatMap((gate) => gate.lacks(file, proposed, book));
