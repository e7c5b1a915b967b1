/** A circumstance of the person as its entries tell it, from the first source to its end. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn, type InOrder } from '../done.ts';
import type { CircumstanceEntry, What } from './entries.ts';

type FieldsOf<Type extends CircumstanceEntry['type']> = Extract<CircumstanceEntry, { type: Type }>['fields'];

export interface Circumstance {
  readonly kind: 'circumstance';
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly what: What;
  readonly recorded: InOrder & { readonly happened: Instant } & FieldsOf<'CircumstanceRecorded'>;
  readonly confirmed: (InOrder & FieldsOf<'CircumstanceConfirmed'>) | null;
  readonly answers: readonly (InOrder & FieldsOf<'CircumstanceAnswered'>)[];
  readonly passedOn: readonly (InOrder & FieldsOf<'ConcernsPassedOn'>)[];
  readonly accepted: (InOrder & FieldsOf<'ConcernsAccepted'>) | null;
  readonly ended: (InOrder & FieldsOf<'CircumstanceEnded'>) | null;
  readonly entries: number;
}
/** That the 18th birthday has been answered. */
export interface Adulthood extends Done, FieldsOf<'AdulthoodConsidered'> {
  readonly kind: 'adulthood';
  readonly record: string;
}
export type StateOfPerson = Circumstance | Adulthood;

export function evolveCircumstance(before: StateOfPerson | undefined, fact: CircumstanceEntry): StateOfPerson | undefined {
  if (fact.type === 'AdulthoodConsidered') return { kind: 'adulthood', ...doneIn(fact), record: fact.record ?? '', ...fact.fields };
  if (fact.type === 'CircumstanceRecorded')
    return {
      kind: 'circumstance',
      id: fact.stream.slice('circumstance/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      what: fact.fields.what,
      recorded: { ...doneIn(fact), order: 0, happened: fact.happened, ...fact.fields },
      confirmed: null,
      answers: [],
      passedOn: [],
      accepted: null,
      ended: null,
      entries: 1,
    };
  if (before?.kind !== 'circumstance') return before;
  const done = { ...doneIn(fact), order: before.entries };
  const after = { ...before, entries: before.entries + 1 };
  switch (fact.type) {
    case 'CircumstanceConfirmed':
      return { ...after, confirmed: before.confirmed ?? { ...done, ...fact.fields } };
    case 'CircumstanceAnswered':
      return { ...after, answers: [...before.answers, { ...done, ...fact.fields }] };
    case 'CircumstanceEnded':
      return { ...after, ended: before.ended ?? { ...done, ...fact.fields } };
    case 'ConcernsPassedOn':
      return { ...after, passedOn: [...before.passedOn, { ...done, ...fact.fields }] };
    case 'ConcernsAccepted':
      return { ...after, accepted: before.accepted ?? { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

type Has = { readonly circumstances: ReadonlyMap<string, StateOfPerson> };

export const circumstancesOf = (file: Has): readonly Circumstance[] =>
  [...file.circumstances.values()].filter((each) => each.kind === 'circumstance').toSorted((a, b) => a.recorded.at - b.recorded.at);

/** Those that are so now. */
export const standing = (file: Has): readonly Circumstance[] => circumstancesOf(file).filter((each) => each.ended === null);

/** Confirmed by a second source, and not taken back. */
export const hasDied = (file: Has): boolean => standing(file).some((each) => each.what === 'died' && each.confirmed !== null);

export const adulthoodConsidered = (file: Has): readonly Adulthood[] =>
  [...file.circumstances.values()].filter((each) => each.kind === 'adulthood').toSorted((a, b) => a.at - b.at);
