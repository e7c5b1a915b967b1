/** A warning marker as its entries tell it. After its day it warns nobody any more, and its review is owed. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { MarkerEntry } from './entries.ts';

type FieldsOf<Type extends MarkerEntry['type']> = Extract<MarkerEntry, { type: Type }>['fields'];

export interface Marker {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly set: Done;
  readonly said: FieldsOf<'MarkerSet'>;
  /** Each term: the entry that began it, what it rests on, and its day. The last one binds. */
  readonly terms: readonly (Done & { readonly act: string; readonly until: Instant })[];
  readonly removed: (Done & { readonly reason: string }) | null;
}

export const untilOf = (marker: Marker): Instant => marker.terms.at(-1)?.until ?? 0;
export const markersInForce = (file: { readonly markers: ReadonlyMap<string, Marker> }, now: Instant): readonly Marker[] =>
  [...file.markers.values()].filter((marker) => marker.removed === null && untilOf(marker) > now);

export function evolveMarker(before: Marker | undefined, fact: MarkerEntry): Marker | undefined {
  const at = doneIn(fact);
  if (fact.type === 'MarkerSet')
    return {
      id: fact.stream.slice('marker/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      set: at,
      said: fact.fields,
      terms: [{ ...at, act: fact.fields.act, until: fact.fields.until }],
      removed: null,
    };
  if (!before) return undefined;
  switch (fact.type) {
    case 'MarkerRenewed':
      return { ...before, terms: [...before.terms, { ...at, ...fact.fields }] };
    case 'MarkerRemoved':
      return { ...before, removed: before.removed ?? { ...at, reason: fact.fields.reason } };
    default:
      return fact satisfies never;
  }
}
