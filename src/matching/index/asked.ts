/** A question as the index reads it: for each name asked about, its words and its joined neighbours, and what each would be worth. */
import type { ReadPerson } from '../evidence.ts';
import type { NamePart, ReadName } from '../names/parts.ts';
import type { NameCounts } from '../weights.ts';
import { identifierKeys } from '../identifiers.ts';
import { dateNumber } from './reading.ts';

export interface AskedWord {
  readonly part: NamePart;
  /** Two neighbours written as one. */
  readonly isJoined: boolean;
  /** A particle and the like: it stands for itself alone. */
  readonly isWeak: boolean;
  /** Tenths of a bit that it is worth at most. */
  readonly tenths: number;
}

export interface AskedName {
  readonly words: readonly AskedWord[];
  /** By part of the name: its place in `words`, and that of it and its right neighbour written as one; -1 for none. */
  readonly single: readonly number[];
  readonly both: readonly number[];
  /** True for parts whose absence says something. */
  readonly isStrong: readonly boolean[];
  readonly strong: number;
  readonly initials: number;
}

export interface Asked {
  readonly names: readonly AskedName[];
  /** As in reading.ts. */
  readonly date: number;
  /** Years it may mean; null when nothing is said. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly contacts: readonly string[];
}

/** Of so many people we assume that a word is as common as the average, so that a list of twenty does not look like a population. */
const ASSUMED_PEOPLE = 2_000;
const ASSUMED_BEARERS = ASSUMED_PEOPLE * 2 ** -8.5;
const LEAST_TENTHS = 30;
const MOST_TENTHS = 120;
export const WEAK_TENTHS = 10;

/** Near enough to what the comparison will give (weights.ts), and only to choose whom to compare. */
export function tenthsOf(bearers: number, people: number): number {
  const share = (bearers + ASSUMED_BEARERS) / (people + ASSUMED_PEOPLE);
  return Math.min(MOST_TENTHS, Math.max(LEAST_TENTHS, -10 * Math.log2(share)));
}

export function askedOf(read: ReadPerson, counts: NameCounts): Asked {
  const keys = new Set<string>();
  const names = read.names.filter((name) => {
    const key = name.parts.map((part) => `${part.text} ${part.vowelless}`).join(' ');
    return !keys.has(key) && keys.add(key);
  });
  return {
    names: names.map((name) => nameOf(name, counts)),
    date: dateNumber(read.born),
    years: read.born === null ? null : { from: read.born.from, to: read.born.to },
    contacts: identifierKeys(read),
  };
}

function nameOf({ parts, joined }: ReadName, counts: NameCounts): AskedName {
  const words: AskedWord[] = [];
  const take = (part: NamePart, isJoined: boolean): number => {
    const isWeak = part.weak && !isJoined;
    // Written twice (Mohamed ben Mohamed), it leads to whoever bears it once.
    const known = words.findIndex((each) => each.part.text === part.text && each.isJoined === isJoined && each.isWeak === isWeak);
    if (known >= 0 && words[known]!.part.vowelless === part.vowelless) return known;
    return words.push({ part, isJoined, isWeak, tenths: part.weak ? WEAK_TENTHS : tenthsOf(counts.of(part.text), counts.people) }) - 1;
  };
  const single = parts.map((part) => (part.initial ? -1 : take(part, false)));
  return {
    words,
    single,
    both: parts.map((part, i) => (joined[i] === undefined || part.initial || parts[i + 1]!.initial ? -1 : take(joined[i], true))),
    isStrong: parts.map((part) => !part.weak),
    strong: parts.filter((part) => !part.weak).length,
    initials: parts.filter((part) => part.initial).length,
  };
}
