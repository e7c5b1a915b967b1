/**
 * One part of the list of known people, as a question sees it: a dictionary of words, the people who bear each, and those people. There
 * are two: the base (base.ts: a million people in a few arrays, never changed) and the delta (delta.ts: who came or changed since).
 * People and words are numbers, each part's own.
 */
import type { ReadPerson } from '../evidence.ts';
import type { KnownPerson } from '../person.ts';

/** Bits beside the number of a word in the list of a person's words. */
export const LAST_OF_NAME = 0x8000_0000;
export const WEAK = 0x4000_0000;
/** The two words before it in the same name, written as one. */
export const JOINED = 0x2000_0000;
export const INITIAL = 0x1000_0000;
export const WORD = 0x0fff_ffff;

/** Fewer strong words of its own than this, and a name is looked for by its weak ones as well: al- and Li may be all that two have in common. */
export const FEW_STRONG = 2;
export const isStrong = (entry: number): boolean => (entry & (WEAK | INITIAL | JOINED)) === 0;
/** Whether people are found by this word of a name with so many strong ones. */
export const isBorne = (entry: number, strong: number): boolean => ((entry & WEAK) === 0 ? (entry & INITIAL) === 0 : strong < FEW_STRONG);

export type WordKey = 'skeleton' | 'loose' | 'group';

export interface Segment {
  /** People are 0 to `people - 1`; some may be gone. */
  readonly people: number;
  /** Its words never change. */
  readonly isFixed: boolean;
  isGone(person: number): boolean;
  /** Words are 0 to `words - 1`. */
  readonly words: number;
  /** A word, or two neighbours written as one; -1 when nobody has it. */
  find(text: string, vowelless: boolean, joined: boolean): number;
  /** facts.ts, and the letters that they point to; both may be others after the segment has grown. */
  readonly facts: Uint32Array;
  readonly units: Uint16Array;
  /** How many people here bear it as a part of a name. */
  countOf(number: number): number;
  /** Words that may be so many slips from this one, at most two; others may be among them, and one may come twice. */
  slips(text: string, vowelless: boolean, most: number, give: (number: number) => void): void;
  keyed(kind: WordKey, key: string, give: (number: number) => void): void;
  /** The key's number in the facts; 0 when no word has it. */
  keyNumber(kind: WordKey, key: string): number;
  /** Words whose skeleton may be one consonant from this one; others may be among them. */
  skeletonSlips(skeleton: string, give: (number: number) => void): void;
  /** Who bears the word, ascending. Read it before asking again: the answer is written into one place. */
  bearers(number: number): Readonly<Bearers>;
  /** The list in which `bearers` says from where to where. */
  bearersOf(number: number): Bearers['ids'];
  /** Those of them within a span; the delta is small and gives all. */
  within(number: number, span: Span): Readonly<Bearers>;
  /** People of these dates (yyyymmdd, both included), where people stand in order of birth; elsewhere nobody. */
  span(from: number, to: number): Span;
  readonly undated: Span;
  /** These people will be asked about: a large list looks them up together (slips.ts). */
  expect(people: readonly number[]): void;
  /** Words of a person, with the bits above. */
  wordsOf(person: number): Readonly<Bearers>;
  /** yyyymmdd; month and day are 0 where only a year is known; 0 when not even that. */
  dateOf(person: number): number;
  withContact(key: string, give: (person: number) => void): void;
  known(person: number): KnownPerson;
  /** `known` is what `known` gave. */
  read(person: number, known: KnownPerson): ReadPerson;
}

/** From the first to before the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Bearers {
  ids: Uint32Array | readonly number[];
  from: number;
  to: number;
}
