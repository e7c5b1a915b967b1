/**
 * What waits on a queue and belongs to no file: no obligation of the engine can hold it, so the same limits and the same ladder are read here.
 * Whose list it is on now: its owner's, and after its limit also that of every post that the ordinary ladder has reached.
 */
import type { Area } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { isAsked, type Lister } from './asked.ts';

export function isOnListOf(
  area: Area,
  book: RulebookInForce,
  waiting: {
    readonly owners: readonly string[];
    readonly due: Instant;
    /** Who proposed what waits for a second person: it is never theirs. */
    readonly proposer?: string;
    /** Acknowledged: it does not climb until then, and is its owner's alone; then it goes on from where it stopped. */
    readonly stopped?: { readonly at: Instant; readonly until: Instant } | null;
  },
  lister: Lister,
  now: Instant,
): boolean {
  const ladder = book.ladderById.get('ordinary');
  let at = waiting.due;
  let rung = 0;
  const stopped = waiting.stopped ?? null;
  for (const each of ladder?.rungs ?? []) {
    const before = at;
    const amount = amountOf(book, each.after, at);
    at = dueAfter('minutes' in amount || 'hours' in amount ? at : at - 1, amount, book.calendar);
    if (stopped && before <= stopped.at && at > stopped.at) at = stopped.until;
    if (at > now) break;
    rung += 1;
  }
  const isStopped = stopped !== null && now < stopped.until;
  return waiting.owners.some(
    (id) =>
      lister.posts.includes(id) ||
      (ladder &&
        rung > 0 &&
        !isStopped &&
        askedUpTo(area, id, ladder, rung).some((asked) => isAsked(lister, { owner: id, asked, proposer: waiting.proposer ?? null }))),
  );
}
