/**
 * Asking for consent, and putting it off (G08). It is put off once, with a reason and a day; then only by a minute of the panel. Nothing that
 * is put off answers anything: what has lapsed stays lapsed until somebody has asked.
 */
import { firstAfter, type InOrder } from '../done.ts';
import type { Case, Said } from './state.ts';
import type { Instant } from '../../ledger/envelope.ts';

export type PutOff = Said<'ConsentPutOff'>;

/** What answers the asking: given or refused, or that there is no support to be had any more. */
export const askingEnds = (found: Case, since: InOrder): InOrder | null =>
  firstAfter<InOrder>(since, found.consents, found.withdrawals, found.closings);

/** The day that counts since something; `from` where asking begins later, as on a birthday. Null where it was not put off. */
export function putOffTo(found: Case, since: InOrder, from: Instant = since.at): PutOff | null {
  const end = askingEnds(found, since)?.order ?? Number.POSITIVE_INFINITY;
  const all = found.putOff.filter(({ order, at }) => order > since.order && order < end && at >= from);
  return all.reduce<PutOff | null>((before, each) => (before === null || each.meeting !== null ? each : before), null);
}
