/** How a limit is written down: none here was confirmed in a source text, and each is shown so to whoever is held to it. */
import type { Limit, LimitKind } from '../engine/rulebook.ts';

export const proposed = 'Proposed default of this rulebook; no source gives a number. To be set by each area.';

export const limit = (id: string, words: string, amount: Limit['amount'], kind: LimitKind, source: string, from = '2026-11-22'): Limit => ({
  id,
  words,
  amount,
  kind,
  source,
  verified: false,
  inForce: { from },
});

/** One that no source gives: `source` says which rule wants it, and that it is ours. */
export const proposedLimit = (id: string, words: string, amount: Limit['amount'], source: string): Limit =>
  limit(id, words, amount, 'X', source);
