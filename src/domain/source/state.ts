/** Who has opened a sealed source, when and why. */
import type { Instant } from '../../ledger/envelope.ts';
import type { SourceEntry } from './entries.ts';

export interface Opening {
  /** The entry that says so. */
  readonly id: string;
  readonly record: string | null;
  /** The entry whose source was opened. */
  readonly of: string;
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
  readonly reason: string;
}

export const openingOf = (fact: SourceEntry): Opening => ({
  id: fact.id,
  record: fact.record,
  of: fact.fields.fact,
  at: fact.recorded,
  by: fact.actor,
  post: fact.post,
  reason: fact.fields.reason,
});
