/** A find as its entries tell it, in whichever file it lies. */
import { type Done, doneIn } from '../done.ts';
import { after } from '../machine.ts';
import type { FindEntry } from './entries.ts';
import { findMachine, type FindState } from './machine.ts';

type FieldsOf<Type extends FindEntry['type']> = Extract<FindEntry, { type: Type }>['fields'];

export interface Find {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly state: FindState;
  readonly begun: Done;
  readonly sort: FieldsOf<'FindRecorded'>['sort'];
  readonly words: string;
  readonly found: string;
  readonly about: FieldsOf<'FindRecorded'>['about'];
  readonly person: string;
  /** Who found it: they do not decide about it. */
  readonly finder: string;
  /** Where the answer goes back to, when it was found in another case. */
  readonly from: FieldsOf<'FindPut'>['from'];
  /** The arrival that tells of the person, until it is put to the file that is made of it. */
  readonly awaits: (Done & FieldsOf<'FindAwaits'>) | null;
  /** When it was last put to somebody's file; null while it waits for that. */
  readonly placed: Done | null;
  /** Each time that it waited for whoever finds out whom it is about, and each time that it was put somewhere. */
  readonly waits: readonly Done[];
  readonly placings: readonly Done[];
  /** Whether the question what is done about it was asked in this file. */
  readonly askedHere: boolean;
  readonly decided: (Done & FieldsOf<'DisruptionDecided'>) | null;
  readonly answered: (Done & FieldsOf<'FindAnswered'>) | null;
}

export function evolveFind(before: Find | undefined, fact: FindEntry): Find | undefined {
  const done = doneIn(fact);
  if (fact.type === 'FindRecorded' || fact.type === 'FindPut') {
    const { sort, words, found } = fact.fields;
    return {
      id: fact.stream.slice('find/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      state: findMachine.begins,
      begun: done,
      sort,
      words,
      found,
      about: fact.type === 'FindPut' ? 'this person' : fact.fields.about,
      person: fact.type === 'FindPut' ? '' : fact.fields.person,
      finder: fact.type === 'FindPut' ? fact.fields.finder : fact.actor,
      from: fact.type === 'FindPut' ? fact.fields.from : null,
      awaits: null,
      placed: null,
      waits: fact.type === 'FindRecorded' && fact.fields.about === 'somebody else' ? [done] : [],
      placings: [],
      askedHere: fact.type === 'FindPut' || fact.fields.about === 'this person',
      decided: null,
      answered: null,
    };
  }
  const state = before && after(findMachine, before.state, fact.type);
  if (!before || !state) return before;
  switch (fact.type) {
    case 'FindAwaits':
      return { ...before, state, awaits: { ...done, ...fact.fields } };
    case 'FindPlaced':
      return { ...before, state, awaits: null, placed: done, placings: [...before.placings, done] };
    case 'FindReturned':
      return { ...before, state, about: 'somebody else', placed: null, answered: null, waits: [...before.waits, done] };
    case 'DisruptionDecided':
      return { ...before, state, decided: { ...done, ...fact.fields } };
    case 'FindAnswered':
      return { ...before, state, answered: { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

export const findsOf = (file: { readonly finds: ReadonlyMap<string, Find> }): readonly Find[] =>
  [...file.finds.values()].toSorted((a, b) => a.begun.at - b.begun.at);
