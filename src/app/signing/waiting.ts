/**
 * A key of another house that waits for its second person (S11; decision 0049) belongs to no file, so no obligation of the engine can hold it: its limit
 * and the ordinary ladder are read here, as for everything that waits on a queue. It is never with whoever recorded it, whatever posts they fill.
 */
import { whoSeconds } from '../../domain/area/presence.ts';
import type { PartnerKey } from '../../domain/area/partnerKeys.ts';
import { type Area, postWithRole } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import type { Lister } from '../asked.ts';
import { isOnListOf } from '../queueClimb.ts';

export interface KeyWaiting {
  readonly id: string;
  readonly partner: string;
  readonly since: Instant;
  readonly due: Instant;
}

/** The post above the one that recorded it; at the top the senior post. */
const ownerOf = (area: Area, { recorded }: PartnerKey): string =>
  area.posts.get(recorded.post ?? '')?.supervisor ?? (postWithRole(area, 'senior') ?? postWithRole(area, 'area-duty'))?.id ?? '';

/** Those that are on somebody's list now: theirs to compare, or climbed to them. */
export function keysAsked(
  area: Area,
  book: RulebookInForce,
  { practitioner, lister }: { readonly practitioner: string; readonly lister: Lister },
  now: Instant,
): readonly KeyWaiting[] {
  return [...area.partnerKeys.values()].flatMap((key): readonly KeyWaiting[] => {
    const { id, partner, recorded, confirmed, withdrawn } = key;
    if (confirmed || withdrawn || recorded.by === practitioner) return [];
    const owner = ownerOf(area, key);
    const due = dueAfter(recorded.at, amountOf(book, 'S11.key', recorded.at), book.calendar);
    const isTheirs =
      whoSeconds(area, owner, recorded.by, now).practitioner === practitioner ||
      isOnListOf(area, book, { owners: [owner], due, proposer: recorded.by }, lister, now);
    return isTheirs ? [{ id, partner, since: recorded.at, due }] : [];
  });
}
