/** What a file knows of sealed items: that there are some, who holds each, and for which decisions it was weighed. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { SealedEntry } from './entries.ts';

type FieldsOf<Type extends SealedEntry['type']> = Extract<SealedEntry, { type: Type }>['fields'];
type OfItem = Extract<SealedEntry, { type: 'SealedItemNoted' | 'SealedItemRenewed' | 'SealedItemWithdrawn' | 'ItemWeighed' }>;
type OfWeighing = Exclude<SealedEntry, OfItem>;

export interface SealedItem {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly holder: string;
  readonly noted: Done;
  /** Each term by the entry that began it, the last one binds. */
  readonly terms: readonly (Done & { readonly until: Instant })[];
  readonly answers: readonly (Done & FieldsOf<'ItemWeighed'>)[];
  readonly withdrawn: (Done & FieldsOf<'SealedItemWithdrawn'>) | null;
}
export interface Weighing {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly asked: Done & FieldsOf<'WeighingAsked'>;
  readonly minuted: (Done & FieldsOf<'DecisionMinuted'>) | null;
}

export function evolveSealedItem(before: SealedItem | undefined, fact: OfItem): SealedItem | undefined {
  const at = doneIn(fact);
  if (fact.type === 'SealedItemNoted')
    return {
      id: fact.stream.slice('sealed/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      holder: fact.fields.holder,
      noted: at,
      terms: [{ ...at, until: fact.fields.until }],
      answers: [],
      withdrawn: null,
    };
  if (!before) return undefined;
  switch (fact.type) {
    case 'SealedItemRenewed':
      return { ...before, terms: [...before.terms, { ...at, until: fact.fields.until }] };
    case 'SealedItemWithdrawn':
      return { ...before, withdrawn: before.withdrawn ?? { ...at, ...fact.fields } };
    case 'ItemWeighed':
      return { ...before, answers: [...before.answers, { ...at, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}

export function evolveWeighing(before: Weighing | undefined, fact: OfWeighing): Weighing | undefined {
  const at = doneIn(fact);
  if (fact.type === 'WeighingAsked')
    return {
      id: fact.stream.slice('weighing/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      asked: { ...at, ...fact.fields },
      minuted: null,
    };
  return before && { ...before, minuted: before.minuted ?? { ...at, ...fact.fields } };
}

/** Those that are still to be weighed. */
export const openItems = (file: { readonly sealedItems: ReadonlyMap<string, SealedItem> }): readonly SealedItem[] =>
  [...file.sealedItems.values()].filter(({ withdrawn }) => withdrawn === null);

export const weighedFor = (item: SealedItem, question: string) =>
  item.answers.find((each) => each.question === question && each.outcome === 'weighed') ?? null;
