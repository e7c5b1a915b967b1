/** What the rest of the house asks. The matching issue puts a process of its own behind this; today it is a list in this one. */
import { findCandidates } from './candidates.ts';
import type { Candidate, FindOptions } from './candidates.ts';
import type { PeopleList } from './people-list.ts';
import type { PersonQuery } from './person.ts';

export interface MatchAnswer {
  /** Ledger position of the list that was asked: G01 wants it at or after the referral's. */
  readonly position: number;
  readonly candidates: readonly Candidate[];
}

export interface Matcher {
  ask(query: PersonQuery, options?: Pick<FindOptions, 'except' | 'limit'>): Promise<MatchAnswer>;
}

export function inMemoryMatcher(list: PeopleList, settings: Pick<FindOptions, 'thresholds' | 'counts'> = {}): Matcher {
  return {
    ask: async (query, options = {}) => ({ position: list.position, candidates: findCandidates(query, list, { ...settings, ...options }) }),
  };
}
