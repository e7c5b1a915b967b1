/** The best of a list for one person asked about; what a thread does, and the command itself where there are no threads. */
import type { BandThresholds, MatchBand } from '../../matching/bands.ts';
import { findClosest } from '../../matching/closest.ts';
import type { PeopleList } from '../../matching/people-list.ts';
import type { PersonQuery } from '../../matching/person.ts';
import { words } from '../../matching/words.ts';

export interface FoundLine {
  readonly words: string;
  readonly left: string;
  readonly right: string;
  readonly bits: number;
}

export interface FoundPerson {
  /** In the order of the list. */
  readonly place: number;
  readonly bits: number;
  readonly band: MatchBand;
  readonly evidence: readonly FoundLine[];
}

/** So many names are read of one person; who has more stands in the list several times, and comes out once. */
export const NAMES_READ = 12;

export function bestOf(list: PeopleList, thresholds: BandThresholds, person: PersonQuery, top: number): readonly FoundPerson[] {
  const found = new Map<string, FoundPerson>();
  for (const { file, bits, band, evidence } of findClosest(person, list, { thresholds, limit: top + NAMES_READ })) {
    if (found.has(file)) continue;
    if (found.size >= top) break;
    const lines = evidence.map((line) => ({ words: words(line), left: line.left, right: line.right, bits: line.bits }));
    found.set(file, { place: Number(file), bits, band, evidence: lines });
  }
  return [...found.values()];
}
