/**
 * What the web shell needs from the rest of the product, as interfaces: the shell has no rules and no SQL.
 * `start` gives it the real ones; tests give it small ones that honour the same contracts (test/support/webDeps.ts).
 */

import type { Duty, Viewer } from '../access/viewer.ts';
import type { SheetSettings } from '../app/dutySheet.ts';
import type { SealedDraft } from '../app/drafts.ts';
import type { House } from '../app/house.ts';
import type { Instant } from '../ledger/envelope.ts';

/** Plain configuration, read at boot: it must be on the page when nothing else works. */
export interface DutyContact {
  /** Telephone of the duty post, as a person would dial it. */
  readonly telephone: string;
  /** Who answers it, e.g. "the duty officer". */
  readonly answeredBy: string;
}

export interface SignInPerson {
  readonly practitioner: string;
  readonly name: string;
  /** Post and organisation in words, e.g. "Gateway assessor, Police". */
  readonly role: string;
}

/** What the watchdog and the timekeeper say of the promise, for the line on every signed-in page. */
export type PromiseProof =
  | { readonly kind: 'kept'; readonly checkedSecondsAgo: number }
  | { readonly kind: 'breached'; readonly breaches: number; readonly checkedSecondsAgo: number }
  | { readonly kind: 'watchdog-silent'; readonly silentSeconds: number }
  | { readonly kind: 'timekeeper-silent'; readonly silentSeconds: number };

/** A limit of the rulebook in words that finish "We look at it …": e.g. "within 5 working days". */
export interface LimitWords {
  readonly words: string;
  /** False when the number has not been checked against its source; the page says so. */
  readonly verified: boolean;
}

export interface ReadRef {
  /** e.g. `file`, `referral`. */
  readonly kind: string;
  readonly id: string;
}

/** Drafts of forms by people without an account, sealed with the writer's code before they get here: the store can open none. */
export interface Drafts {
  save(draft: SealedDraft): Promise<void>;
  load(lookup: string): Promise<Uint8Array | null>;
  remove(lookup: string): Promise<void>;
  /** The same draft under another code; until when it is kept. */
  rekey(old: string, draft: SealedDraft): Promise<Instant>;
  /** How its writer may be reminded once. */
  leaveContact(lookup: string, contact: string): Promise<void>;
}

export interface LeftArrival {
  readonly arrival: string;
  /** A short reference that may be read out on the telephone. */
  readonly reference: string;
  /** Product time at which it was stored. The same for every repeat with the same idempotency key. */
  readonly arrivedAt: Instant;
}

export interface Arrivals {
  /** Stores the bytes as they came, before anything reads them. The same idempotency key gives the same arrival. */
  leave(arrival: {
    readonly channel: 'web-form' | 'danger-form';
    readonly contentType: string;
    readonly bytes: Uint8Array;
    readonly idempotencyKey: string;
    /** Who leaves it: for somebody signed in it is their organisation's referral. */
    readonly by: Viewer;
  }): Promise<LeftArrival>;
}

export interface Demonstration {
  /** Moves product time forward, firing every instant on the way. */
  forward(by: 'minutes' | 'hour' | 'day' | 'week'): Promise<void>;
}

/** What is kept of a fault. It has no message, because a message may repeat what somebody typed. */
export interface FaultReport {
  readonly reference: string;
  readonly route: string;
  readonly name: string;
  readonly code: string | null;
  /** The lines "at …" of its stack. */
  readonly frames: readonly string[];
}

export interface WebDeps {
  /** The area whose form this is; people without an account are the public of this area. */
  readonly area: string;
  readonly areaName: string;
  /** Whether it is an area of subjects of interest. */
  readonly subjects?: boolean;
  readonly duty: DutyContact;
  /** Signs cookies; at least 32 characters, the same after a restart. */
  readonly cookieSecret: string;
  /** True when visitors reach it by https: cookies become Secure and `__Host-`. */
  readonly https: boolean;
  /** Host names it is served under, besides localhost and plain addresses; a request for any other is refused (address.ts). */
  readonly servedAs?: readonly string[];
  /** A folder for what can be made again (compiled styles). */
  readonly cacheFolder: string;
  /** Null outside a demonstration. */
  readonly demonstration: Demonstration | null;
  /** Product time. */
  now(): Promise<Instant>;
  signInPeople(): Promise<readonly SignInPerson[]>;
  /** Null when there is no such person (any more). */
  viewerOf(practitioner: string): Promise<Viewer | null>;
  promise(): Promise<PromiseProof>;
  limitWords(rule: string): Promise<LimitWords>;
  /** Resolves when the rows are committed; nothing is shown before that. */
  logRead(viewer: Viewer, route: string, refs: readonly ReadRef[], reason: string | null): Promise<void>;
  readonly drafts: Drafts;
  readonly arrivals: Arrivals;
  /** Reads the arrival and opens a referral. Taking the same arrival twice gives the same reference. */
  takeReferral(arrival: string): Promise<{ readonly reference: string }>;
  /** Alerts the duty post. Raising the same arrival twice alerts once. */
  raiseDanger(arrival: string): Promise<{ readonly reference: string; readonly alertedAt: Instant }>;
  reportFault(fault: FaultReport): void;
  /** Where visitors reach it, for addresses that leave the pages (`https://…`); null or left out where nobody has said. */
  readonly publicAddress?: string | null;
  /** How mail goes out, in words; null or left out where none is set up. */
  readonly mailHow?: string | null;
  /** For whom duty sheets are sealed; null or left out where nobody has said. */
  readonly sheets?: SheetSettings | null;
  /** Pages may be read in the marked language `en-XA` (words.ts): for tests, and for whoever translates. */
  readonly readsMarked?: boolean;
  /** What the staff pages' use cases are given. Null only where the public shell is tried without a database: then there are no staff pages. */
  readonly house: House | null;
}

export type { Duty, Instant, Viewer };
