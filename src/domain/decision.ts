/** What a pure decider gives back: entries to record, or a refusal whose every reason says what is missing and how to get it. */
import type { Instant, JsonValue } from '../ledger/envelope.ts';

/** Why not. `how` is an instruction. `gate` names the gate that refused, where one did. */
export interface RefusalReason {
  readonly code: string;
  readonly words: string;
  readonly how: string;
  readonly gate?: string;
  /** The access policy that refused; null when none permits it. */
  readonly policy?: string | null;
  readonly about?: { readonly kind: string; readonly id: string } | null;
  /** What was typed, where the page may have no box for it any more: it is shown back. */
  readonly typed?: readonly string[];
}

/** An entry before it is given an id, an author and its place in the ledger. */
export interface NewEntry {
  readonly type: string;
  readonly stream: string;
  readonly file: string | null;
  readonly record: string | null;
  readonly fields: { readonly [field: string]: JsonValue };
  /** Its id, where another entry of the same act speaks of it; otherwise it is given one. */
  readonly id?: string;
  /** When it happened, if not now. */
  readonly happened?: Instant;
  /** When it was learnt, if not now. */
  readonly learnt?: Instant;
}

export type Decision = { readonly kind: 'decided'; readonly entries: readonly NewEntry[] } | Refusal;
export interface Refusal {
  readonly kind: 'refused';
  readonly reasons: readonly RefusalReason[];
}

export const decided = (...entries: readonly NewEntry[]): Decision => ({ kind: 'decided', entries });
export const refused = (...reasons: readonly RefusalReason[]): Refusal => ({ kind: 'refused', reasons });
export const because = (code: string, words: string, how: string): Refusal => refused({ code, words, how });
