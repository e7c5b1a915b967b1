/**
 * Public keys of other houses (S11): with which key a partner signs what it releases or answers. One senior person records it, as it was read to them
 * by telephone; another compares it by a call of their own, and only then does a signature prove anything. Whoever supervises may end it alone.
 */
import { z } from 'zod';
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type Done } from '../done.ts';
import { entryType, type FactOf, instant, reason, textOf } from '../entryType.ts';
import { plainName } from './plainName.ts';

const compared = textOf('practitioner');

/** SHA-256 of the key in the form of RFC 7638, in base64url. */
export const keyId = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const PartnerKeyRecorded = entryType(
  'PartnerKeyRecorded',
  'directory',
  'A senior post records with which key another house signs. It proves nothing before another person has compared it too.',
  {
    key: keyId,
    /** The public key itself: 32 bytes in base64url (RFC 8037). */
    publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    partner: reason,
    /** Under which names they write, besides their own. */
    names: z.array(z.string().min(1).max(300)).max(50).default([]),
    /** By which call, to which number and from where that number is, and which post there read it out. */
    compared,
    /** What was signed before does not count. */
    from: instant,
  },
);
export const PartnerKeyConfirmed = entryType(
  'PartnerKeyConfirmed',
  'directory',
  'Another person has compared the key of another house by a call of their own: from now on its signature counts.',
  { key: keyId, compared },
);
export const keyEnds = ['replaced', 'not to be trusted', 'not theirs'] as const;
export type KeyEnd = (typeof keyEnds)[number];
export const PartnerKeyWithdrawn = entryType(
  'PartnerKeyWithdrawn',
  'directory',
  'A key of another house counts no more: replaced (what was signed before counts), not to be trusted any more (nothing does), or found not to be theirs.',
  {
    key: keyId,
    why: z.enum(keyEnds),
    /** Of one that was replaced: what was signed before still counts. */
    until: instant.nullable().default(null),
    reason,
  },
);
export const partnerKeyEntries = [PartnerKeyRecorded, PartnerKeyConfirmed, PartnerKeyWithdrawn] as const;
export type PartnerKeyEntry = FactOf<(typeof partnerKeyEntries)[number]>;

export interface PartnerKey {
  readonly id: string;
  readonly publicKey: string;
  readonly partner: string;
  readonly names: readonly string[];
  readonly from: Instant;
  readonly recorded: Done & { readonly compared: string };
  /** Another person; null: it proves nothing yet. */
  readonly confirmed: (Done & { readonly compared: string }) | null;
  readonly withdrawn: (Done & { readonly why: KeyEnd; readonly until: Instant | null; readonly reason: string }) | null;
}
export type PartnerKeys = ReadonlyMap<string, PartnerKey>;

export function evolvePartnerKeys(keys: PartnerKeys, fact: PartnerKeyEntry): PartnerKeys {
  const done = doneIn(fact);
  const { key: id } = fact.fields;
  if (fact.type === 'PartnerKeyRecorded') {
    const { publicKey, partner, names, from, compared } = fact.fields;
    return new Map(keys).set(id, {
      id,
      publicKey,
      partner,
      names,
      from,
      recorded: { ...done, compared },
      confirmed: null,
      withdrawn: null,
    });
  }
  const before = keys.get(id);
  if (!before) return keys;
  if (fact.type === 'PartnerKeyConfirmed')
    return new Map(keys).set(id, { ...before, confirmed: { ...done, compared: fact.fields.compared } });
  const { why, until, reason: words } = fact.fields;
  return new Map(keys).set(id, { ...before, withdrawn: { ...done, why, until, reason: words } });
}

/** Whether this house writes under one of these names, as far as a name says it. */
export function writesAs({ partner, names }: Pick<PartnerKey, 'partner' | 'names'>, asked: readonly string[]): boolean {
  const known = new Set([partner, ...names].map(plainName));
  return asked.some((name) => plainName(name) !== '' && known.has(plainName(name)));
}

/** Two people have found it to be theirs: that they sign is expected from then on, also when it was stolen or replaced and the next is not compared yet. */
export const isTheirs = ({ confirmed }: PartnerKey): boolean => confirmed !== null;
