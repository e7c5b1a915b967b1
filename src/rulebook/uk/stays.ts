/** What may stay as it is for now: with a reason and until a day, on which it is asked again, as often as that is said and until something ends it. */
import type { Done } from '../../domain/done.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Owed } from '../engine/rulebook.ts';

/** `end`: what meets whichever stands then; null while nothing has. */
export function owedUntilEnd(
  where: Pick<Owed, 'stream' | 'record' | 'owedBy'>,
  since: Done,
  stays: readonly (Done & { readonly until: Instant })[],
  end: Done | null,
): readonly Owed[] {
  return [
    { ...where, occasion: since.fact, starts: since.at, met: stays[0] ?? end },
    ...stays.map((each, n): Owed => ({ ...where, occasion: each.fact, starts: each.at, due: each.until, met: stays[n + 1] ?? end })),
  ];
}
