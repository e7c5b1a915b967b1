/** That something was done: by which fact, when it was recorded, by whom and for which post. What a noun's state keeps of an entry; and what answers what. */
import type { Envelope, Instant } from '../ledger/envelope.ts';

export interface Done {
  readonly fact: string;
  /** The instant recorded: an obligation is met at it. */
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
}

/** With its place among the entries of what it was done in: two of one instant have an order too. */
export interface InOrder extends Done {
  readonly order: number;
}

export const doneIn = ({ id, recorded, actor, post }: Envelope): Done => ({ fact: id, at: recorded, by: actor, post });

export const inOrder = <Each extends { readonly order: number }>(...lists: readonly (readonly Each[])[]): readonly Each[] =>
  lists.flat().toSorted((a, b) => a.order - b.order);
/** The first of these that came after something, and so answers it. */
export function firstAfter<Each extends { readonly order: number }>(
  { order }: { readonly order: number },
  ...lists: readonly (readonly Each[])[]
): Each | null {
  let first: Each | null = null;
  for (const list of lists) for (const each of list) if (each.order > order && (first === null || each.order < first.order)) first = each;
  return first;
}
