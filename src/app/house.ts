/** What every use case is given: the database, the area, the rulebook, the clock, ids and salts. Made once at start; tests make their own. */
import type { Rulebook } from '../rulebook/engine/rulebook.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { MatcherState } from '../matcher/protocol.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { Pool } from '../store/pools.ts';
import type { Signer } from './signing/signer.ts';

export interface House {
  readonly pool: Pool;
  /** The area, and the name of its ledger. */
  readonly area: string;
  readonly rulebook: Rulebook;
  /** Product time: wall time, or in a demonstration the area's clock. */
  readonly now: () => Promise<Instant>;
  /** A fresh opaque id, 128 bits. */
  readonly newId: () => string;
  /** 32 fresh random bytes. */
  readonly newSalt: () => Buffer;
  /** The list of known people; null while it is away. Intake still accepts then, and no decision passes G01. */
  readonly matcher: () => Promise<Matcher | null>;
  /** Whether the matcher's process is there, and how long its list is; null while it is away. */
  readonly matcherState?: () => Promise<MatcherState | null>;
  /** Signs what leaves for another house (S11); absent in a process that sends nothing. */
  readonly signer?: Signer;
  /** When what is recorded now was done or seen, and when the partnership knew, where somebody says that it was earlier. Recorded stays now. */
  readonly told?: { readonly happened?: Instant; readonly learnt?: Instant };
  /** Sentences for the operator's log: ids only, never personal data. */
  readonly log: (sentence: string, ids?: Readonly<Record<string, string | number>>) => void;
}
