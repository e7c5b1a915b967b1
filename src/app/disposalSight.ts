/** The review of a file for disposal (C36, G24): since when it is held, what its review goes by, and what still stands in the way of letting it go. */
import type { Viewer } from '../access/viewer.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { type LimitInWords, rulebookInWords } from '../rulebook/engine/inWords.ts';
import { amountOf, type Lack } from '../rulebook/engine/rulebook.ts';
import { lacksFor, proposedDisposal } from './cases.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';

export interface DisposalSight extends FileSight {
  /** The review that is owed now; null when none is. */
  readonly review: FileSight['owed'][number] | null;
  /** The limit that it goes by: another for a child, and where everything was refuted. */
  readonly limit: LimitInWords | null;
  /** The latest day that this limit would give from now: an example, not a bound. */
  readonly usualNext: Instant;
  /** What G24 lacks before this viewer could agree to let it go. */
  readonly lacks: readonly Lack[];
}

export async function disposalSight(house: House, viewer: Viewer, id: string): Promise<DisposalSight | null> {
  const sight = await fileSight(house, viewer, id);
  if (!sight || sight.file.disposed) return null;
  const { book, file, now } = sight;
  const review = sight.owed.find((each) => each.rule === 'C36') ?? null;
  const limit = review?.limit ?? 'C36';
  return {
    ...sight,
    review,
    limit: rulebookInWords(book).limits.find((each) => each.id === limit) ?? null,
    usualNext: dueAfter(now, amountOf(book, limit), book.calendar),
    lacks: lacksFor(book, file, proposedDisposal(file, viewer, now)),
  };
}
