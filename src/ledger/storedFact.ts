/** A row of the ledger as it was found in storage. Nothing in it is believed before it has been verified. */
import type { Envelope } from './envelope.ts';

export interface StoredFact {
  /** From 0: the index of its leaf in the tree. */
  readonly position: number;
  readonly streamVersion: number;
  /** What the queries see; instants may have fractions of a millisecond if somebody wrote them so. */
  readonly columns: Envelope;
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly bodies: readonly StoredBody[];
  readonly disposals: readonly StoredDisposal[];
}

/** Canonical JSON `{field: {salt, value}}` of one data subject. */
export interface StoredBody {
  readonly subject: string;
  readonly body: string;
}

/** A line of the disposal journal: which fields left, under which FileDisposed fact. */
export interface StoredDisposal {
  readonly subject: string;
  readonly disposal: string;
  readonly fields: readonly string[];
}
