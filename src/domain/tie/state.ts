/** Ties, reports put here because of one, and names in reports, as their entries tell them; and when a tie counts. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn, type InOrder } from '../done.ts';
import { after } from '../machine.ts';
import type { TieEntry } from './entries.ts';
import { namedMachine, type NamedState, type TiedState, tiedMachine, tieMachine, type TieState } from './machine.ts';

type FieldsOf<Type extends TieEntry['type']> = Extract<TieEntry, { type: Type }>['fields'];
type OfTie = Extract<TieEntry, { type: 'TieRecorded' | 'TieRenewed' | 'TieEnded' | 'TieFoundWrong' | 'TiedTextGiven' }>;
type OfTied = Extract<TieEntry, { type: 'TiedReportPut' | 'TiedReportAnswered' | 'TieSaidWrong' }>;
type OfNamed = Extract<TieEntry, { type: 'PersonNamed' | 'NamedPersonPlaced' | 'NamedPersonReturned' | 'NamedPersonSettled' }>;

interface InRecord {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
}
export interface Tie extends InRecord {
  readonly state: TieState;
  readonly begun: Done;
  /** Where it lies in the ledger: what was reported before, whoever recorded it knew. */
  readonly position: number;
  readonly said: FieldsOf<'TieRecorded'>;
  /** From the recording on, each with the day on which it lapses. */
  readonly terms: readonly (InOrder & { readonly ends: Instant; readonly reason: string })[];
  readonly ended: (Done & FieldsOf<'TieEnded'>) | null;
  readonly wrong: (Done & { readonly reason: string }) | null;
  readonly given: readonly (Done & FieldsOf<'TiedTextGiven'>)[];
}
export interface Tied extends InRecord {
  readonly state: TiedState;
  readonly put: Done & FieldsOf<'TiedReportPut'>;
  readonly answers: readonly (Done & FieldsOf<'TiedReportAnswered'>)[];
  readonly saidWrong: Done | null;
}
export interface Named extends InRecord {
  readonly state: NamedState;
  readonly begun: Done;
  readonly said: FieldsOf<'PersonNamed'>;
  /** With whom it is now; null while it waits. */
  readonly placed: Done | null;
  /** Each time that it waited for whoever finds out whom it names, and each time that it was put somewhere. */
  readonly waits: readonly Done[];
  readonly placings: readonly Done[];
  readonly settled: (Done & { readonly words: string }) | null;
}

const lies = ({ stream, record }: { readonly stream: string; readonly record: string | null }): InRecord => ({
  id: stream.slice(stream.indexOf('/') + 1),
  stream,
  record: record ?? '',
});

export function evolveTie(before: Tie | undefined, fact: OfTie): Tie | undefined {
  const done = doneIn(fact);
  if (fact.type === 'TieRecorded') {
    const terms = [{ ...done, order: 0, ends: fact.fields.ends, reason: fact.fields.source }];
    return {
      ...lies(fact),
      state: tieMachine.begins,
      begun: done,
      position: fact.position ?? 0,
      said: fact.fields,
      terms,
      ended: null,
      wrong: null,
      given: [],
    };
  }
  const state = before && after(tieMachine, before.state, fact.type);
  if (!before || !state) return before;
  switch (fact.type) {
    case 'TieRenewed':
      return { ...before, state, terms: [...before.terms, { ...done, order: before.terms.length, ...fact.fields }] };
    case 'TieEnded':
      return { ...before, state, ended: { ...done, ...fact.fields } };
    case 'TieFoundWrong':
      return { ...before, state, wrong: { ...done, ...fact.fields } };
    case 'TiedTextGiven':
      return { ...before, state, given: [...before.given, { ...done, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}

export function evolveTied(before: Tied | undefined, fact: OfTied): Tied | undefined {
  const done = doneIn(fact);
  if (fact.type === 'TiedReportPut')
    return { ...lies(fact), state: tiedMachine.begins, put: { ...done, ...fact.fields }, answers: [], saidWrong: null };
  const state = before && after(tiedMachine, before.state, fact.type);
  if (!before || !state) return before;
  return fact.type === 'TieSaidWrong'
    ? { ...before, state, saidWrong: done }
    : { ...before, state, answers: [...before.answers, { ...done, ...fact.fields }] };
}

export function evolveNamed(before: Named | undefined, fact: OfNamed): Named | undefined {
  const done = doneIn(fact);
  if (fact.type === 'PersonNamed')
    return {
      ...lies(fact),
      state: namedMachine.begins,
      begun: done,
      said: fact.fields,
      placed: null,
      waits: [done],
      placings: [],
      settled: null,
    };
  const state = before && after(namedMachine, before.state, fact.type);
  if (!before || !state) return before;
  switch (fact.type) {
    case 'NamedPersonPlaced':
      return { ...before, state, placed: done, placings: [...before.placings, done] };
    case 'NamedPersonReturned':
      return { ...before, state, placed: null, waits: [...before.waits, done] };
    case 'NamedPersonSettled':
      return { ...before, state, settled: { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

export const standsUntil = ({ terms, said }: Tie): Instant => terms.at(-1)?.ends ?? said.ends;
/** Its day has passed and nobody has renewed it. */
export const hasLapsed = (tie: Tie, now: Instant): boolean => tie.state === 'standing' && standsUntil(tie) <= now;
type WithRecords = { readonly records: ReadonlyMap<string, unknown> };
/** The two were found to be one person: their records lie in one file, and nobody is tied to themselves. */
export const isToSelf = (file: WithRecords, { said }: Tie): boolean => said.record !== null && file.records.has(said.record);
/** The end of a year, a month or a day as written, in London; null where nothing is written. */
export function endOf(written: string): Instant | null {
  const [year, month, day] = written.split('-').map(Number);
  if (!year) return null;
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 });
  const next = first.add(day === undefined ? (month === undefined ? { years: 1 } : { months: 1 }) : { days: 1 });
  return next.toZonedDateTime('Europe/London').epochMilliseconds;
}
/** It counts now: it stands, has not lapsed, is not said to be over, and is between two. */
export function counts(file: WithRecords, tie: Tie, now: Instant): boolean {
  const over = endOf(tie.said.until);
  return tie.state === 'standing' && standsUntil(tie) > now && !(over !== null && over <= now) && !isToSelf(file, tie);
}

export const tiesOf = (file: { readonly ties: ReadonlyMap<string, Tie> }): readonly Tie[] =>
  [...file.ties.values()].toSorted((a, b) => a.begun.at - b.begun.at);
export const waitsForAnswer = ({ state }: Tied): boolean => state !== 'answered';
