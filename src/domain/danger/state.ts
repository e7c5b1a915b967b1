/** A danger report as its entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { DangerEntry } from './entries.ts';

type FieldsOf<Type extends DangerEntry['type']> = Extract<DangerEntry, { type: Type }>['fields'];

export interface Danger {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly reported: Done & { readonly happened: Instant; readonly learnt: Instant };
  readonly account: FieldsOf<'DangerReported'>;
  readonly acknowledged: (Done & { readonly words: string }) | null;
  readonly writtenUp: readonly (Done & { readonly happened: Instant } & FieldsOf<'DangerWrittenUp'>)[];
  readonly warned: readonly (Done & FieldsOf<'TargetWarned'>)[];
}

export function evolveDanger(before: Danger | undefined, fact: DangerEntry): Danger | undefined {
  const at = doneIn(fact);
  if (fact.type === 'DangerReported') {
    return {
      id: fact.stream.slice('danger/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      reported: { ...at, happened: fact.happened, learnt: fact.learnt },
      account: fact.fields,
      acknowledged: null,
      writtenUp: [],
      warned: [],
    };
  }
  if (!before) return undefined;
  switch (fact.type) {
    case 'DangerAcknowledged':
      return { ...before, acknowledged: before.acknowledged ?? { ...at, words: fact.fields.words } };
    case 'DangerWrittenUp':
      return { ...before, writtenUp: [...before.writtenUp, { ...at, happened: fact.happened, ...fact.fields }] };
    case 'TargetWarned':
      return { ...before, warned: [...before.warned, { ...at, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}
