/** What an index keeps of a person who was read: words with their bits, the date as a number, and keys that are equal or not. */
import type { ReadBorn } from '../born.ts';
import type { ReadPerson } from '../evidence.ts';
import type { NamePart, ReadName } from '../names/parts.ts';
import { INITIAL, JOINED, LAST_OF_NAME, WEAK } from './segment.ts';

/** Joined neighbours are indexed when one of them is that short, or a particle: Min Ji, Ben Hammond. Longer ones are found by splitting the question. */
const SHORT = 4;
/** A wider guess of years than this tells an index nothing. */
const MOST_YEARS = 3;

/** yyyymmdd as in `Segment.dateOf`. */
export function dateNumber(born: ReadBorn | null): number {
  if (born === null) return 0;
  if (born.digits !== null) return Number(born.digits);
  return born.to - born.from >= MOST_YEARS ? 0 : Math.floor((born.from + born.to) / 2) * 10_000;
}

/** A person's words by their numbers, with the bits of segment.ts: the parts of each name, and behind a part what it and the one before come to as one. */
export function listWords({ names }: ReadPerson, numberOf: (part: NamePart, joined: boolean) => number, into: number[]): void {
  for (const name of names) {
    const from = into.length;
    for (let i = 0; i < name.parts.length; i++) {
      const part = name.parts[i]!;
      into.push(numberOf(part, false) | (part.weak ? WEAK : 0) | (part.initial ? INITIAL : 0));
      const joined = i === 0 ? null : joinedAfter(name, i - 1);
      if (joined !== null) into.push(numberOf(joined, true) | JOINED);
    }
    if (into.length > from) into[into.length - 1]! |= LAST_OF_NAME;
  }
}

/** Parts i and i + 1 written as one, if an index should hold that word; null if not. */
function joinedAfter(name: ReadName, i: number): NamePart | null {
  const [first, second] = [name.parts[i]!, name.parts[i + 1]];
  if (second === undefined || first.initial || second.initial) return null;
  const isLikely = first.weak || second.weak || first.text.length <= SHORT || second.text.length <= SHORT;
  return isLikely ? (name.joined[i] ?? null) : null;
}

export function contactHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
