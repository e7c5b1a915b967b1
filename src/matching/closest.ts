/**
 * For a list that is screened by name alone: candidates, and where nobody is for review, also whoever is closest, as watch.
 * Somebody reads the answer beside the question there, and "nobody of the list" is the dearer mistake. The live matcher does without.
 */
import { thresholdsFor } from './bands.ts';
import { findCandidates } from './candidates.ts';
import type { Candidate, FindOptions } from './candidates.ts';
import type { PeopleList } from './people-list.ts';
import type { PersonQuery } from './person.ts';

/** Bits from which a name is shown where there is nothing better: what agrees outweighs what differs. */
const CLOSE = 0;

export function findClosest(query: PersonQuery, list: PeopleList, options: FindOptions = {}): Candidate[] {
  const found = findCandidates(query, list, options);
  if (!isNameAlone(query) || found.some((each) => each.band !== 'watch')) return found;
  const { thresholds = thresholdsFor(list.size) } = options;
  return findCandidates(query, list, {
    ...options,
    isThorough: true,
    thresholds: { ...thresholds, watch: Math.min(CLOSE, thresholds.watch) },
  });
}

function isNameAlone({ names: _names, gender: _gender, nationalities: _nationalities, ...others }: PersonQuery): boolean {
  return Object.values(others).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
