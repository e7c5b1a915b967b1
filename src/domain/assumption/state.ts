/** An assumption as its entries tell it. Its state is what the machine says; what it ran from and to is kept for each term. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
import { after } from '../machine.ts';
import type { AssumptionEntry } from './entries.ts';
import { assumptionMachine, type AssumptionState } from './machine.ts';

type FieldsOf<Type extends AssumptionEntry['type']> = Extract<AssumptionEntry, { type: Type }>['fields'];
type Words = InOrder & { readonly words: string };

export interface Assumption {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly state: AssumptionState;
  readonly made: InOrder & FieldsOf<'AssumptionMade'>;
  /** From the making on, each with the day until which it stands. */
  readonly terms: readonly (InOrder & { readonly until: Instant; readonly reason: string })[];
  readonly challenges: readonly Words[];
  readonly answers: readonly Words[];
  readonly ended: (Words & { readonly how: 'dropped' | 'shown wrong' }) | null;
  readonly followedUp: Words | null;
  readonly entries: number;
}

export function evolveAssumption(before: Assumption | undefined, fact: AssumptionEntry): Assumption | undefined {
  if (fact.type === 'AssumptionMade') {
    const made = { ...doneIn(fact), order: 0, ...fact.fields };
    return {
      id: fact.stream.slice('assumption/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      state: assumptionMachine.begins,
      made,
      terms: [{ ...doneIn(fact), order: 0, until: fact.fields.until, reason: fact.fields.grounds }],
      challenges: [],
      answers: [],
      ended: null,
      followedUp: null,
      entries: 1,
    };
  }
  // What may not follow changes nothing: a chronology may say it, and the state stays lawful.
  const state = before && after(assumptionMachine, before.state, fact.type);
  if (!before || !state) return before;
  const done = { ...doneIn(fact), order: before.entries };
  const next = { ...before, state, entries: before.entries + 1 };
  switch (fact.type) {
    case 'AssumptionKept':
      return { ...next, terms: [...before.terms, { ...done, ...fact.fields }] };
    case 'AssumptionChallenged':
      return { ...next, challenges: [...before.challenges, { ...done, ...fact.fields }] };
    case 'AssumptionChallengeAnswered':
      return { ...next, answers: [...before.answers, { ...done, ...fact.fields }] };
    case 'AssumptionDropped':
      return { ...next, ended: { ...done, how: 'dropped', words: fact.fields.reason } };
    case 'AssumptionShownWrong':
      return { ...next, ended: { ...done, how: 'shown wrong', ...fact.fields } };
    case 'AssumptionFollowedUp':
      return { ...next, followedUp: { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

export const isInForce = ({ state }: Assumption): boolean => state === 'standing' || state === 'challenged';
export const standsUntil = ({ terms, made }: Assumption): Instant => terms.at(-1)?.until ?? made.until;
/** Its day has passed and nobody has looked: it is shown so wherever somebody rests on it. */
export const hasExpired = (assumption: Assumption, now: Instant): boolean => isInForce(assumption) && standsUntil(assumption) <= now;

type WithAssumptions = { readonly assumptions: ReadonlyMap<string, Assumption> };
export const assumptionsOf = (file: WithAssumptions): readonly Assumption[] =>
  [...file.assumptions.values()].toSorted((a, b) => a.made.at - b.made.at);
/** What a decision of now rests on, if it is said so or not: shown where somebody decides. */
export const assumptionsInForce = (file: WithAssumptions): readonly Assumption[] => assumptionsOf(file).filter(isInForce);
