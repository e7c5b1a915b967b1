/** A piece of intelligence as its entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { IntelligenceEntry } from './entries.ts';

type FieldsOf<Type extends IntelligenceEntry['type']> = Extract<IntelligenceEntry, { type: Type }>['fields'];

export interface Intelligence {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** `happened`: when it was first read, whenever that was recorded. */
  readonly read: Done & { readonly happened: Instant } & FieldsOf<'IntelligenceRead'>;
  readonly written: (Done & FieldsOf<'IntelligenceWritten'>) | null;
  readonly looked: (Done & FieldsOf<'IntelligenceLooked'>) | null;
}

export function evolveIntelligence(before: Intelligence | undefined, fact: IntelligenceEntry): Intelligence | undefined {
  const at = doneIn(fact);
  if (fact.type === 'IntelligenceRead')
    return {
      id: fact.stream.slice('intelligence/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      read: { ...at, happened: fact.happened, ...fact.fields },
      written: null,
      looked: null,
    };
  if (!before) return undefined;
  return fact.type === 'IntelligenceWritten'
    ? { ...before, written: before.written ?? { ...at, ...fact.fields } }
    : { ...before, looked: before.looked ?? { ...at, ...fact.fields } };
}
