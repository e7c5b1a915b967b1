/** Holds on a file (G24, K17): placed, renewed, lifted. Part of what is recorded about a file (cases.ts). */
import type { Decision } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import { liftHold, type NewHold, placeHold, renewHold } from '../domain/hold/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import type { Situation } from './act.ts';

export { askers } from '../domain/hold/entries.ts';
export { holdsOf, lookedAtBy } from '../domain/hold/state.ts';

export type HoldAct =
  | { readonly act: 'place-hold'; readonly hold: string; readonly fields: NewHold }
  | { readonly act: 'renew-hold'; readonly hold: string; readonly fields: { readonly reason: string; readonly until: Instant } }
  | { readonly act: 'lift-hold'; readonly hold: string; readonly reason: string };

const holdActs = new Set<string>(['place-hold', 'renew-hold', 'lift-hold'] satisfies HoldAct['act'][]);
export const isHold = <R extends { readonly act: string }>(request: R): request is R & HoldAct => holdActs.has(request.act);

/** The latest day on which a hold is looked at again. */
export const latestHold = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'G24.hold'), book.calendar);

export function decideHold({ book, now }: Situation, file: FileState, request: HoldAct): Decision {
  const latest = latestHold(book, now);
  switch (request.act) {
    case 'place-hold':
      return placeHold(file, request.hold, request.fields, now, latest);
    case 'renew-hold':
      return renewHold(file, request.hold, request.fields, now, latest);
    case 'lift-hold':
      return liftHold(file, request.hold, request.reason);
    default:
      return request satisfies never;
  }
}
