/** A referrer's challenge as its entries tell it. */
import { type Done, doneIn } from '../done.ts';
import type { ChallengeEntry } from './entries.ts';

type FieldsOf<Type extends ChallengeEntry['type']> = Extract<ChallengeEntry, { type: Type }>['fields'];

export interface Challenge {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly made: Done & FieldsOf<'OutcomeChallenged'>;
  readonly answered: (Done & FieldsOf<'ChallengeAnswered'>) | null;
}

export function evolveChallenge(before: Challenge | undefined, fact: ChallengeEntry): Challenge | undefined {
  const at = doneIn(fact);
  if (fact.type === 'OutcomeChallenged') {
    const id = fact.stream.slice('challenge/'.length);
    return { id, stream: fact.stream, record: fact.record ?? '', made: { ...at, ...fact.fields }, answered: null };
  }
  return before && { ...before, answered: before.answered ?? { ...at, ...fact.fields } };
}

/** The challenge of an outcome, if there was one. */
export const challengeOf = (file: { readonly challenges: ReadonlyMap<string, Challenge> }, outcome: string): Challenge | undefined =>
  [...file.challenges.values()].find((each) => each.made.outcome === outcome);
