/**
 * What waits on a queue and belongs to no file: no obligation of the engine can hold it, so the same limits and the same ladder are read here.
 * Whose list it is on now: its owner's, and after its limit also that of every post that the ordinary ladder has reached.
 */
import type { Area } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';

export function isOnListOf(
  area: Area,
  book: RulebookInForce,
  waiting: { readonly owners: readonly string[]; readonly due: Instant },
  posts: readonly string[],
  now: Instant,
): boolean {
  const ladder = book.ladderById.get('ordinary');
  let at = waiting.due;
  let rung = 0;
  for (const each of ladder?.rungs ?? []) {
    const amount = amountOf(book, each.after, at);
    at = dueAfter('minutes' in amount || 'hours' in amount ? at : at - 1, amount, book.calendar);
    if (at > now) break;
    rung += 1;
  }
  return waiting.owners.some(
    (id) => posts.includes(id) || (ladder && rung > 0 && askedUpTo(area, id, ladder, rung).some((asked) => posts.includes(asked))),
  );
}
