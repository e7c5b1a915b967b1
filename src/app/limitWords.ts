/** A limit as a page says it: "within 5 working days", and whether the number was verified. */
import type { Area } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { amountWords } from '../rulebook/engine/amount.ts';
import { amountOf, inForce, type Rulebook } from '../rulebook/engine/rulebook.ts';

export function limitInWords(
  rulebook: Rulebook,
  area: Area,
  limit: string,
  at: Instant,
): { readonly words: string; readonly verified: boolean } {
  const book = inForce(rulebook, area, at);
  return { words: `within ${amountWords(amountOf(book, limit))}`, verified: book.limitById.get(limit)?.verified ?? false };
}
