/** What the rest of the house asks: a process of its own (src/matcher), or a list in this one. */
import { findCandidates } from './candidates.ts';
import type { Candidate, FindOptions } from './candidates.ts';
import type { PeopleList } from './people-list.ts';
import type { PersonQuery } from './person.ts';

export interface MatchAnswer {
  /** Ledger position of the list that was asked: G01 wants it at or after the referral's. */
  readonly position: number;
  readonly candidates: readonly Candidate[];
  /** Records that could not be looked at, because they cannot be put on the list: that nobody was found says nothing of them. */
  readonly leftOut: readonly string[];
}

export interface MatchOptions extends Pick<FindOptions, 'except' | 'limit' | 'thresholds'> {
  /** The ledger position up to which the list must have been fed before it answers; everything, when nothing is said. */
  readonly needs?: number;
}

export interface Matcher {
  ask(query: PersonQuery, options?: MatchOptions): Promise<MatchAnswer>;
}

export function inMemoryMatcher(list: PeopleList, settings: Pick<FindOptions, 'thresholds' | 'counts'> = {}): Matcher {
  return {
    ask: async (query, { needs: _needs, ...options } = {}) => ({
      position: list.position,
      candidates: findCandidates(query, list, { ...settings, ...options }),
      leftOut: [],
    }),
  };
}
