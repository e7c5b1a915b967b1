/** Whether a file is sealed, its silent hits, and whom to call about the person. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { SilentEntry } from './entries.ts';

type FieldsOf<Type extends SilentEntry['type']> = Extract<SilentEntry, { type: Type }>['fields'];
type OfSeal = Extract<SilentEntry, { type: 'FileSealed' | 'FileSealRenewed' | 'FileUnsealed' }>;
type OfHit = Extract<SilentEntry, { type: 'SilentHitFound' | 'SilentHitDecided' }>;
type OfFlag = Extract<SilentEntry, { type: 'KnownConcernFlagged' | 'KnownConcernEnded' }>;

/** How long a file is sealed: each term by the entry that began it. The last one binds. */
export interface Seal {
  readonly terms: readonly (Done & { readonly reason: string; readonly until: Instant; readonly mayBeNamed: boolean })[];
  readonly ended: (Done & { readonly reason: string }) | null;
}
export interface SilentHit {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly found: Done & FieldsOf<'SilentHitFound'>;
  readonly decided: (Done & FieldsOf<'SilentHitDecided'>) | null;
}
export interface KnownConcern {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly flagged: Done & FieldsOf<'KnownConcernFlagged'>;
  readonly ended: (Done & { readonly reason: string }) | null;
}

export function evolveSeal(before: Seal | null, fact: OfSeal): Seal | null {
  const at = doneIn(fact);
  if (fact.type === 'FileUnsealed') return before && { ...before, ended: before.ended ?? { ...at, ...fact.fields } };
  // Sealed again after it was opened, it begins anew; what stood before is in the chronology.
  const terms = before && !before.ended ? before.terms : [];
  return { terms: [...terms, { ...at, ...fact.fields }], ended: null };
}

export const isSealed = (file: { readonly seal: Seal | null }): boolean => file.seal !== null && file.seal.ended === null;
export const sealTerm = (file: { readonly seal: Seal | null }) => (isSealed(file) ? (file.seal?.terms.at(-1) ?? null) : null);

export function evolveHit(before: SilentHit | undefined, fact: OfHit): SilentHit | undefined {
  const at = doneIn(fact);
  if (fact.type === 'SilentHitFound')
    return {
      id: fact.stream.slice('silent/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      found: { ...fact.fields, ...at },
      decided: null,
    };
  return before && { ...before, decided: before.decided ?? { ...at, ...fact.fields } };
}

export function evolveFlag(before: KnownConcern | undefined, fact: OfFlag): KnownConcern | undefined {
  const at = doneIn(fact);
  if (fact.type === 'KnownConcernFlagged')
    return {
      id: fact.stream.slice('flag/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      // Whom to call; who flagged it is the entry's own business.
      flagged: { ...at, ...fact.fields },
      ended: null,
    };
  return before && { ...before, ended: before.ended ?? { ...at, ...fact.fields } };
}

export const flagInForce = (file: { readonly flags: ReadonlyMap<string, KnownConcern> }, now: Instant): KnownConcern | null =>
  [...file.flags.values()].findLast(({ ended, flagged }) => ended === null && flagged.until > now) ?? null;

/** Whom somebody may be given who asks who knows this person: of a sealed file its lead, where its holder allows it. */
export function mayBeCalled(
  file: { readonly seal: Seal | null; readonly lead: string | null; readonly flags: ReadonlyMap<string, KnownConcern> },
  now: Instant,
): string | null {
  const flag = flagInForce(file, now);
  if (!isSealed(file)) return flag?.flagged.post ?? null;
  return sealTerm(file)?.mayBeNamed ? (flag?.flagged.post ?? file.lead) : null;
}
