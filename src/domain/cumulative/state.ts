/** Cumulative assessments as their entries tell them, and which of them still speaks of all that is known. */
import { byText } from '../byText.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { Obligation } from '../obligation/state.ts';
import type { CumulativeEntry } from './entries.ts';

type FieldsOf<Type extends CumulativeEntry['type']> = Extract<CumulativeEntry, { type: Type }>['fields'];

export interface Cumulative extends Done {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** When it was written, by what its author says. `at` is when it was recorded, which nothing changes. */
  readonly writtenOn: Instant;
  readonly fields: FieldsOf<'CumulativeWritten'>;
  readonly dissents: readonly (Done & FieldsOf<'CumulativeDissented'>)[];
}

export function evolveCumulative(before: Cumulative | undefined, fact: CumulativeEntry): Cumulative | undefined {
  const done = doneIn(fact);
  if (fact.type === 'CumulativeWritten')
    return (
      before ?? {
        ...done,
        id: fact.stream.slice('cumulative/'.length),
        stream: fact.stream,
        record: fact.record ?? '',
        writtenOn: fact.happened,
        fields: fact.fields,
        dissents: [],
      }
    );
  return before && { ...before, dissents: [...before.dissents, { ...done, ...fact.fields }] };
}

/** In the order recorded, the latest last. */
export const cumulativesOf = (file: { readonly cumulatives: ReadonlyMap<string, Cumulative> }): readonly Cumulative[] =>
  [...file.cumulatives.values()].toSorted((a, b) => a.at - b.at || byText(a.fact, b.fact));

const ofCount: ReadonlySet<string> = new Set(['F46', 'F46.again']);

/** The instant by which it was owed, when it was recorded after that: it is marked late for ever. */
export function lateSince(
  file: { readonly obligations: ReadonlyMap<string, Obligation> },
  { fact }: Pick<Cumulative, 'fact'>,
): Instant | null {
  const owed = [...file.obligations.values()].filter(
    ({ rule, endedBy, lapsedAt }) => ofCount.has(rule) && endedBy === fact && lapsedAt !== null,
  );
  return owed.length === 0 ? null : Math.min(...owed.map(({ due }) => due));
}
