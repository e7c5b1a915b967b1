/** What became of several files that were moved at once: those that moved, and those that did not, each with why and what to do. */
import type { Outcome } from '../../app/act.ts';
import { problemOf } from '../staff.ts';

export function movesIn<Move extends { readonly outcome: Outcome }, Line extends object>(
  moves: readonly Move[],
  lineOf: (move: Move) => Line,
): { readonly moved: readonly Line[]; readonly failed: readonly (Line & { readonly why: string })[] } {
  const isDone = ({ outcome: { kind } }: Move): boolean => kind === 'done' || kind === 'replayed';
  return {
    moved: moves.filter(isDone).map(lineOf),
    failed: moves
      .filter((each) => !isDone(each))
      .map((each) => ({
        ...lineOf(each),
        why: (problemOf(each.outcome)?.reasons ?? []).map(({ text, how }) => `${text} ${how}`).join(' '),
      })),
  };
}
