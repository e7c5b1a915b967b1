/** A regime as its entries tell it: one state after another, each with its days. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
import { endedStates, type RegimeEntry, type RegimeSort } from './entries.ts';

export interface RegimeStep extends InOrder {
  readonly state: string;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly words: string;
}

export interface Regime {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: RegimeSort;
  readonly states: readonly RegimeStep[];
  readonly reviews: readonly (InOrder & { readonly words: string; readonly held: Instant | null })[];
}

export function evolveRegime(before: Regime | undefined, fact: RegimeEntry): Regime | undefined {
  const order = before ? before.states.length + before.reviews.length : 0;
  const at = { ...doneIn(fact), order };
  if (fact.type === 'RegimeRecorded') {
    const { sort, ...state } = fact.fields;
    return {
      id: fact.stream.slice('regime/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      sort,
      states: [{ ...at, ...state }],
      reviews: [],
    };
  }
  if (!before) return undefined;
  return fact.type === 'RegimeChanged'
    ? { ...before, states: [...before.states, { ...at, ...fact.fields }] }
    : { ...before, reviews: [...before.reviews, { ...at, ...fact.fields }] };
}

export const stateOf = (regime: Regime): RegimeStep | null => regime.states.at(-1) ?? null;
export const hasEnded = (regime: Regime): boolean => endedStates.has(stateOf(regime)?.state ?? '');
