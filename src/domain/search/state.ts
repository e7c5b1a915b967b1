/** A list search as its entries tell it: waiting for a second person, agreed, made, declined or withdrawn. */
import { type Done, doneIn } from '../done.ts';
import type { SearchEntry } from './entries.ts';

type FieldsOf<Type extends SearchEntry['type']> = Extract<SearchEntry, { type: Type }>['fields'];

export interface ListSearch {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly proposed: Done;
  readonly asked: FieldsOf<'ListSearchProposed'>;
  /** What ended its waiting. */
  readonly answer: (Done & { readonly how: 'agreed' | 'declined' | 'withdrawn'; readonly words: string }) | null;
  readonly run: (Done & FieldsOf<'ListSearchRun'>) | null;
}

export function evolveSearch(before: ListSearch | undefined, fact: SearchEntry): ListSearch | undefined {
  const done = doneIn(fact);
  if (fact.type === 'ListSearchProposed')
    return {
      id: fact.stream.slice('search/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      proposed: done,
      asked: fact.fields,
      answer: null,
      run: null,
    };
  if (!before) return undefined;
  switch (fact.type) {
    case 'ListSearchAgreed':
      return { ...before, answer: before.answer ?? { ...done, how: 'agreed', words: fact.fields.words } };
    case 'ListSearchDeclined':
      return { ...before, answer: before.answer ?? { ...done, how: 'declined', words: fact.fields.reason } };
    case 'ListSearchWithdrawn':
      return { ...before, answer: before.answer ?? { ...done, how: 'withdrawn', words: fact.fields.reason } };
    case 'ListSearchRun':
      return { ...before, run: before.run ?? { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}
