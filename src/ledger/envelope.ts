/**
 * What the ledger stores of a fact. The envelope holds opaque ids, codes and instants only, so that it may outlive
 * the personal data it speaks of: every value that says something about somebody is a field, kept apart with its salt.
 */

/** Milliseconds since 1970-01-01T00:00Z. Written as ISO 8601 in UTC wherever it leaves the process. */
export type Instant = number;

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An entry was reported or decided by somebody; a consequence was derived by the engine. Replay reads entries only. */
export type FactKind = 'entry' | 'consequence';

/** GSC markings this product may hold; a higher one is refused on save (K12). */
export type Marking = 'OFFICIAL' | 'OFFICIAL-SENSITIVE';

export interface Envelope {
  /** Opaque, unique within the ledger. */
  readonly id: string;
  readonly kind: FactKind;
  /** Name of the fact's type, e.g. `ReferralReceived`. */
  readonly type: string;
  /** Version of the shape of its fields, from 1. */
  readonly version: number;
  /** The thing it is about, `noun/opaque-id`, e.g. `referral/9f3c`. */
  readonly stream: string;
  /** The file it was settled in when it was written; null for facts about no file (posts, the rulebook). */
  readonly file: string | null;
  /** The record of a person it belongs to, when it belongs to one: facts go with their record when it is linked elsewhere. */
  readonly record: string | null;
  readonly happened: Instant;
  readonly learnt: Instant;
  readonly recorded: Instant;
  /** Practitioner id, or `public`, or `system:<part>`. */
  readonly actor: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly purpose: string;
  readonly lawfulBasis: string;
  readonly regime: string;
  readonly marking: Marking;
  readonly handling: string;
  /** Version of the rulebook in force when it was written. */
  readonly rulebook: string;
  /** Id of the arrival or fact that led to it; on a consequence, of its obligation (`rule:entry`). */
  readonly causation: string | null;
}

/** A fact with its fields readable. `subjects` names whose data a field is, where it is not the stream's own subject. */
export interface Fact extends Envelope {
  readonly fields: { readonly [field: string]: JsonValue };
}
