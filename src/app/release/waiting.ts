/**
 * A message from another area that waits with intake belongs to no file yet, so no obligation of the engine can hold it: its limit and the ordinary
 * ladder are read here, as for questions that name nobody.
 */
import type { Area } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import type { QueueItem } from '../../store/arrivals.ts';
import type { Lister } from '../asked.ts';
import { isOnListOf } from '../queueClimb.ts';

export const isCrossing = ({ channel, queue }: QueueItem): boolean =>
  channel === 'released' && (queue === 'documents' || queue === 'unreadable');

export const crossingDue = (book: RulebookInForce, { since }: QueueItem): Instant =>
  dueAfter(since, amountOf(book, 'S11.take', since), book.calendar);

export function isCrossingOf(area: Area, book: RulebookInForce, item: QueueItem, lister: Lister, now: Instant): boolean {
  const owners = [...area.posts.values()].filter(({ role }) => role === 'intake').map(({ id }) => id);
  return isOnListOf(area, book, { owners, due: crossingDue(book, item) }, lister, now);
}
