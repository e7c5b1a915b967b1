/**
 * What a name comes to once it is read: words, the parts that stand for them where they are written, and the name of those parts. What one
 * hears, and neighbours written as one, are worked out when they are asked for. Small classes, because literals with getters cost
 * two microseconds each, and a list of a million is read name by name.
 */
import { isKnownWord } from './known.ts';
import { isCustomary, isParticle } from './particles.ts';
import type { Piece } from './pieces.ts';
import { skeletons } from './skeleton.ts';
import type { Skeletons } from './skeleton.ts';
import { spellingGroup } from './spellings.ts';

export type PartRole = 'forename' | 'surname' | 'name';

/** What a written part comes to. Equal parts share one Word, so an index keeps each once: everything here follows from (text, vowelless). */
export interface Word {
  /** Folded: small Latin letters and digits, no accents, no punctuation; other scripts romanised. */
  readonly text: string;
  /** Written without vowels (Arabic, Persian, Urdu, Hebrew): edits of `text` against a word with vowels say nothing; compare skeletons. */
  readonly vowelless: boolean;
  /** The consonants one hears; '' where there are none to speak of. */
  readonly skeleton: string;
  /** Looser: consonants that scripts and habits confuse are one. For candidates, and for weaker evidence. */
  readonly loose: string;
  /** The class of spellings of one name that was learned from public data (the mohamed class); '' if none. */
  readonly group: string;
}

export interface NamePart extends Word {
  /** As it was written. */
  readonly raw: string;
  /** `name` where the source did not say which part it is. */
  readonly role: PartRole;
  /** al, bin, van...: written or left out at will, so its presence and absence say almost nothing. */
  readonly weak: boolean;
  readonly initial: boolean;
  readonly word: Word;
}

export interface ReadName {
  /** The whole as written, for lines about the whole name. */
  readonly raw: string;
  /** The same for two names that read the same. */
  readonly key: string;
  readonly parts: readonly NamePart[];
  /** `joined[i]` is parts i and i + 1 written as one: Ben Hammond, Benhammond. */
  readonly joined: readonly NamePart[];
  /** Its parts are all its words as they are written, each by itself: whoever keeps their words can read it again from them. */
  readonly isPlain: boolean;
}

const LONGEST_WORD = 40;
export const MOST_PARTS = 8;

/** The words of most names are few. Only those of our own tables are kept: nothing may stay in memory of a person who is let go. */
const vowelled = new Map<string, Word>();
const unvowelled = new Map<string, Word>();

/** A pure function of its arguments, and cheap; an index may keep what it gives. What one hears is worked out when it is asked for. */
export const wordOf = (text: string, vowelless: boolean): Word => new Heard(text, vowelless, spellingGroup(text, vowelless));

export class Heard implements Word {
  readonly text: string;
  readonly vowelless: boolean;
  readonly group: string;
  #sounds: Skeletons | null = null;

  constructor(text: string, vowelless: boolean, group: string) {
    this.text = text;
    this.vowelless = vowelless;
    this.group = group;
  }

  get skeleton(): string {
    return (this.#sounds ??= skeletons(this.text, this.vowelless)).strict;
  }

  get loose(): string {
    return (this.#sounds ??= skeletons(this.text, this.vowelless)).loose;
  }
}

/** Adds the name of these parts, once. */
export function push(readings: ReadName[], raw: string, found: readonly NamePart[], isWhole: boolean): void {
  if (found.length > 0) add(readings, raw, weighed(found.length > MOST_PARTS ? shortened(found) : found, isWhole), false);
}

/** Of more parts than are compared the surname stays, and where nobody says which it is, both ends: particles go first, then what stands in the middle. */
function shortened(parts: readonly NamePart[]): readonly NamePart[] {
  let over = parts.length - MOST_PARTS;
  const strong = parts.filter((one, i) => over <= 0 || !isParticle(one.text, parts[i + 1]?.text, i === 0, false) || over-- <= 0);
  const surnames = strong.filter(({ role }) => role === 'surname').slice(-(MOST_PARTS - 1));
  const others = strong.filter(({ role }) => role !== 'surname');
  const room = MOST_PARTS - surnames.length;
  if (others.length <= room || surnames.length > 0) return [...others.slice(0, room), ...surnames];
  return [...others.slice(0, room / 2), ...others.slice(-(room / 2))];
}

/** The same, of parts that are weighed already and not too many. */
export function add(readings: ReadName[], raw: string, parts: readonly NamePart[], isPlain: boolean): void {
  if (parts.length === 0) return;
  const key = keyOf(parts);
  if (readings.some((known) => known.key === key)) return;
  readings.push(new Read(raw.trim(), key, parts, isPlain));
}

export function keyOf(parts: readonly NamePart[]): string {
  let key = '';
  for (const one of parts) key += `${key === '' ? '' : ' '}${one.role}:${one.text}${one.vowelless ? '*' : ''}`;
  return key;
}

/** Neighbours written as one are made when they are asked for: most names are compared without. */
export class Read implements ReadName {
  readonly raw: string;
  readonly key: string;
  readonly parts: readonly NamePart[];
  readonly isPlain: boolean;
  #joined: readonly NamePart[] | null = null;

  constructor(raw: string, key: string, parts: readonly NamePart[], isPlain: boolean) {
    this.raw = raw;
    this.key = key;
    this.parts = parts;
    this.isPlain = isPlain;
  }

  get joined(): readonly NamePart[] {
    return (this.#joined ??= this.parts.slice(1).map((next, i) => joinedPart(this.parts[i]!, next)));
  }
}

function joinedPart(first: NamePart, next: NamePart): NamePart {
  const text = (first.text + next.text).slice(0, LONGEST_WORD);
  const word = wordOf(text, first.vowelless || next.vowelless);
  // An initial joined to anything is neither.
  return partOf(word, `${first.raw} ${next.raw}`, first.role === next.role ? first.role : 'name', false, first.initial || next.initial);
}

/** Whether a part is weak depends on those beside it. */
export function weighed(parts: readonly NamePart[], isWhole: boolean): readonly NamePart[] {
  if (!parts.some((one, i) => one.text.length < 8 && (isCustomary(one.text) || isWeakAt(parts, i, isWhole)))) return parts;
  const weak = parts.map((_, i) => isWeakAt(parts, i, isWhole));
  const customary = parts.map(({ text }) => isCustomary(text));
  const strong = parts.filter((one, i) => !weak[i] && !customary[i] && !one.initial).length;
  return parts.map((one, i) => (weak[i] || (strong > 1 && customary[i]) ? partOf(one.word, one.raw, one.role, true, false) : one));
}

function isWeakAt(parts: readonly NamePart[], at: number, isWhole: boolean): boolean {
  const one = parts[at]!;
  const next = parts[at + 1];
  if (next === undefined || next.role !== one.role || one.text.length > 6) return false;
  const isFirst = at === 0 || parts[at - 1]!.role !== one.role;
  return IRISH.has(one.raw) || isParticle(one.text, next.text, isFirst, isWhole || one.role === 'forename');
}

/** Without the accent an O may be an initial, and Ni a name. */
const IRISH = new Set(['Ó', 'Ní', 'Uí', 'Ui']);

export function part({ raw, text, vowelless }: Piece, role: PartRole): NamePart {
  // A syllable of another script that comes to one letter is a whole part.
  const isInitial = text.length === 1 && text >= 'a' && text <= 'z' && raw.charCodeAt(0) < 0x590;
  return partOf(keptWord(text.length > LONGEST_WORD ? text.slice(0, LONGEST_WORD) : text, vowelless), raw, role, false, isInitial);
}

const partOf = (word: Word, raw: string, role: PartRole, weak: boolean, initial: boolean): NamePart =>
  new Part(word, raw, role, weak, initial);

export class Part implements NamePart {
  readonly word: Word;
  readonly raw: string;
  readonly text: string;
  readonly vowelless: boolean;
  readonly role: PartRole;
  readonly weak: boolean;
  readonly initial: boolean;

  constructor(word: Word, raw: string, role: PartRole, weak: boolean, initial: boolean) {
    this.word = word;
    this.raw = raw;
    this.text = word.text;
    this.vowelless = word.vowelless;
    this.role = role;
    this.weak = weak;
    this.initial = initial;
  }

  get skeleton(): string {
    return this.word.skeleton;
  }

  get loose(): string {
    return this.word.loose;
  }

  get group(): string {
    return this.word.group;
  }
}

function keptWord(text: string, vowelless: boolean): Word {
  const kept = vowelless ? unvowelled : vowelled;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const word = wordOf(text, vowelless);
  if (isKnownWord(text, vowelless)) kept.set(text, word);
  return word;
}
