/** What was decided about telling, heard from the person, and asked by them, as the entries tell it: one thing a stream. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { TellingEntry } from './entries.ts';

type FieldsOf<Type extends TellingEntry['type']> = Extract<TellingEntry, { type: Type }>['fields'];
interface Thing extends Done {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** When it happened, which may be before it was recorded. */
  readonly happened: Instant;
}
export interface ToldOrNot extends Thing, FieldsOf<'TellingDecided'> {
  readonly kind: 'decision';
  /** Confirmed at later stages. */
  readonly stands: readonly (Done & { readonly concerns: string })[];
}
export interface Parents extends Thing, FieldsOf<'ParentsRecorded'> {
  readonly kind: 'parents';
}
interface SocialCare extends Thing, FieldsOf<'SocialCareDecided'> {
  readonly kind: 'social-care';
}
export interface OwnAccount extends Thing, FieldsOf<'OwnAccountRecorded'> {
  readonly kind: 'account';
}
export interface AskedFor extends Thing, FieldsOf<'RightAsked'> {
  readonly kind: 'asked';
  readonly answer: (Done & FieldsOf<'RightAnswered'>) | null;
}
export type Telling = ToldOrNot | Parents | SocialCare | OwnAccount | AskedFor;

export function evolveTelling(before: Telling | undefined, fact: TellingEntry): Telling | undefined {
  const thing: Thing = {
    ...doneIn(fact),
    id: fact.stream.slice('telling/'.length),
    stream: fact.stream,
    record: fact.record ?? '',
    happened: fact.happened,
  };
  switch (fact.type) {
    case 'TellingDecided':
      return { kind: 'decision', ...thing, ...fact.fields, stands: [] };
    case 'TellingStands':
      return before?.kind === 'decision' ? { ...before, stands: [...before.stands, { ...doneIn(fact), ...fact.fields }] } : before;
    case 'ParentsRecorded':
      return { kind: 'parents', ...thing, ...fact.fields };
    case 'SocialCareDecided':
      return { kind: 'social-care', ...thing, ...fact.fields };
    case 'OwnAccountRecorded':
      return { kind: 'account', ...thing, ...fact.fields };
    case 'RightAsked':
      return { kind: 'asked', ...thing, ...fact.fields, answer: null };
    case 'RightAnswered':
      return before?.kind === 'asked' ? { ...before, answer: before.answer ?? { ...doneIn(fact), ...fact.fields } } : before;
    default:
      return fact satisfies never;
  }
}

type Told = { readonly tellings: ReadonlyMap<string, Telling> };

/** All things of one kind, in the order in which they were recorded. */
export const tellingsOf = <Kind extends Telling['kind']>(file: Told, kind: Kind): readonly Extract<Telling, { kind: Kind }>[] =>
  [...file.tellings.values()]
    .filter((each): each is Extract<Telling, { kind: Kind }> => each.kind === kind)
    .toSorted((a, b) => a.at - b.at);

export const latestOf = <Kind extends Telling['kind']>(file: Told, kind: Kind): Extract<Telling, { kind: Kind }> | null =>
  tellingsOf(file, kind).at(-1) ?? null;

/** The decision not to tell that stands at an instant: the last decision, while its day has not come. */
export function standingNotTold(file: Told, at: Instant): ToldOrNot | null {
  const last = tellingsOf(file, 'decision').findLast((each) => each.at <= at);
  return last?.outcome === 'not told' && (last.until ?? 0) > at ? last : null;
}
