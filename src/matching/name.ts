/**
 * A name as written, read into parts that can be compared. Accents, case and punctuation go; other scripts become Latin letters;
 * the writing stays beside each part so that every line of evidence can quote it. Titles are left out, particles count for
 * little, and text that stands for "we do not know" (NOT KNOWN) is no name at all. What is learned about scripts and habits is in names/.
 */
import { isKnownWord } from './names/known.ts';
import { foldLatin } from './names/latin.ts';
import { isCustomary, isParticle } from './names/particles.ts';
import { isSunArticle, plainText, plainWords, tellingWords, weakWords } from './names/plain.ts';
import { brought, cleaned, mayBeBrought, piecesOf } from './names/pieces.ts';
import type { Piece } from './names/pieces.ts';
import { isPlaceholder, withoutPlaceholders } from './names/placeholders.ts';
import { skeletons } from './names/skeleton.ts';
import type { Skeletons } from './names/skeleton.ts';
import { spellingGroup, spelt } from './names/spellings.ts';
import { writingsOf } from './names/writings.ts';
import type { Writing } from './names/writings.ts';
import { nicknamed } from './nicknames.ts';
import type { PersonName } from './person.ts';

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

/** Longer text is not a name; and the work for one comparison must stay bounded whatever is sent. */
const LONGEST_TEXT = 320;
const LONGEST_NAME = 160;
const LONGEST_WORD = 40;
const MOST_PARTS = 8;
/** Names of one person that are read, the first ones given; a report may list thousands, and each is compared with each. */
const MOST_NAMES = 12;
const NOTHING_WRITTEN: Writing = { main: '', others: [], called: [], before: [] };

/** The words of most names are few. Only those of our own tables are kept: nothing may stay in memory of a person who is let go. */
const vowelled = new Map<string, Word>();
const unvowelled = new Map<string, Word>();

/** Every way the given names can be read, what is said aside ("aka", brackets, née) as names of its own; none for placeholders. `isPlainTried`: plain ones the short way, which comes to the same. */
export function readNames(names: readonly PersonName[], isPlainTried = true): ReadName[] {
  const readings: ReadName[] = [];
  for (const name of names.slice(0, MOST_NAMES)) if (!isPlainTried || !readPlain(name, readings)) readOne(name, readings);
  return readings.length > MOST_NAMES ? readings.slice(0, MOST_NAMES) : readings;
}

/** Small letters without accents, apostrophes or marks. Other scripts keep their letters. */
export function fold(text: string): string {
  return foldLatin(text.normalize('NFKC').replace(/['’‘ʿʾʼ`´]/g, ''));
}

/** A pure function of its arguments, and cheap; an index may keep what it gives. What one hears is worked out when it is asked for. */
export const wordOf = (text: string, vowelless: boolean): Word => new Heard(text, vowelless, spellingGroup(text, vowelless));

class Heard implements Word {
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

/** Words of our own tables that are read at once; null for those that may be more than a word. */
const TABLED: ReadonlyMap<string, Word | null> = new Map([
  ...[...spelt(), ...nicknamed(), ...weakWords].map((text) => [text, text.length < 2 ? null : wordOf(text, false)] as const),
  ...tellingWords.map((text) => [text, null] as const),
]);

function readOne(name: PersonName, readings: ReadName[]): void {
  if (name.given || name.middle || name.family) {
    const [given, middle, family] = [writings(name.given), writings(name.middle), writings(name.family)];
    const raw = [name.given, name.middle, name.family].filter(Boolean).join(' ');
    const forenames = parted(given.main, 'forename', true);
    if (middle.main !== '') forenames.push(...parted(middle.main, 'forename', true));
    const surnames = parted(family.main, 'surname', true);
    push(readings, raw, [...forenames, ...surnames], false);
    for (const called of [...given.called, ...middle.called, ...given.others]) {
      push(readings, raw, [...parted(called, 'forename', false), ...surnames], false);
    }
    for (const before of [...family.before, ...given.before, ...family.called, ...family.others]) {
      push(readings, raw, [...forenames, ...parted(before, 'surname', false)], false);
    }
  }
  if (name.whole) readWhole(name.whole, readings);
}

/** False, and nothing is read, where the long way may find more in it. */
function readPlain({ whole, given, middle, family }: PersonName, readings: ReadName[]): boolean {
  const parts: NamePart[] = [];
  const found: Found = { isWeak: false, isCut: false };
  const comma = whole ? whole.indexOf(',') : -1;
  if (whole) {
    if (given || middle || family) return false;
    // "Family, Given".
    if (comma < 0 ? !takePlain(whole, 'name', parts, found) : !takePlain(whole.slice(comma + 1), 'forename', parts, found)) return false;
    if (comma >= 0 && (parts.length === 0 || !takePlain(whole.slice(0, comma), 'surname', parts, found))) return false;
  } else {
    if ((given && !takePlain(given, 'forename', parts, found)) || (middle && !takePlain(middle, 'forename', parts, found))) return false;
    if (family && !takePlain(family, 'surname', parts, found)) return false;
  }
  const raw = wholeOf({ whole, given, middle, family });
  if (parts.length > MOST_PARTS || found.isCut || comma >= 0) push(readings, raw, parts, Boolean(whole));
  else read(readings, raw, found.isWeak ? weighed(parts, Boolean(whole)) : parts, true);
  return true;
}

interface Found {
  /** A word among them may be weak; a word was cut, or joined to another. */
  isWeak: boolean;
  isCut: boolean;
}

function takePlain(text: string, role: PartRole, into: NamePart[], found: Found): boolean {
  const raws = plainWords(text);
  if (raws === null) return false;
  const from = into.length;
  let mayBeCut = false;
  for (const raw of raws) {
    const word = plainWord(raw);
    if (word === null) return false;
    mayBeCut ||= mayBeBrought(word.text);
    found.isWeak ||= word.text.length < 8 && (weakWords.has(word.text) || isSunArticle(word.text));
    into.push(new Part(word, raw, role, false, false));
  }
  if (!mayBeCut) return true;
  const pieces = brought(into.slice(from));
  into.length = from;
  for (const piece of pieces) into.push(part(piece, role));
  found.isCut = true;
  return true;
}

/** Null where it may be something besides. */
function plainWord(raw: string): Word | null {
  const text = plainText(raw);
  if (text === null) return null;
  const known = TABLED.get(text);
  if (known !== undefined) return known;
  return new Heard(text, false, '');
}

/** A word that is kept, and whether it was weak where it stood. */
export interface KeptPart {
  readonly word: Word;
  readonly weak: boolean;
}

/** Names that were plain when they were read, again from the words that were kept of them, in order. */
export function readPlainAgain(names: readonly PersonName[], next: () => KeptPart): ReadName[] {
  return names.map(({ whole, given, middle, family }) => {
    const parts: NamePart[] = [];
    const take = (text: string | undefined, role: PartRole): void => {
      for (const raw of text ? (plainWords(text) ?? []) : []) {
        const { word, weak } = next();
        parts.push(new Part(word, raw, role, weak, false));
      }
    };
    if (whole) take(whole, 'name');
    else {
      take(given, 'forename');
      take(middle, 'forename');
      take(family, 'surname');
    }
    return new Read(wholeOf({ whole, given, middle, family }), keyOf(parts), parts, true);
  });
}

const wholeOf = ({ whole, given, middle, family }: Written): string => (whole || [given, middle, family].filter(Boolean).join(' ')).trim();
type Written = { readonly [Part in keyof PersonName]: string | undefined };

function readWhole(written: string, readings: ReadName[]): void {
  const { main, others, called, before } = writings(written);
  const parts = wholeParts(main, true);
  push(readings, written, parts, true);
  for (const other of others) push(readings, written, wholeParts(other, false), true);
  for (const name of called) {
    const read = parted(name, 'name', false);
    const surname = parts.findLast((each) => each.role !== 'forename');
    push(readings, written, parts.length > 1 && surname !== undefined ? [...read, surname] : read, true);
  }
  for (const name of before) {
    const surname = parted(name, 'name', false);
    push(readings, written, surname.length > 1 ? surname : [...parts.slice(0, Math.max(1, parts.length - 1)), ...surname], true);
  }
}

function wholeParts(text: string, isChecked: boolean): NamePart[] {
  const comma = text.indexOf(',') >= 0 ? text.indexOf(',') : text.search(/[،、，]/);
  if (comma < 0) return parted(text, 'name', isChecked);
  // "Family, Given" is the one order that a comma says for certain.
  const given = parted(text.slice(comma + 1), 'forename', false, true);
  const family = text.slice(0, comma);
  return given.length === 0 ? parted(family, 'name', false) : [...given, ...parted(family, 'surname', false)];
}

function writings(text: string | undefined): Writing {
  if (!text) return NOTHING_WRITTEN;
  const read = cleaned(text.slice(0, LONGEST_TEXT)).slice(0, LONGEST_TEXT);
  if (isPlaceholder(read)) return NOTHING_WRITTEN;
  const found = writingsOf(withoutPlaceholders(read));
  if (found.main !== '') return found;
  const [only = '', ...others] = [...found.others, ...found.called, ...found.before];
  return { main: only, others, called: [], before: [] };
}

/** @param isChecked it is known to be no placeholder */
function parted(text: string, role: PartRole, isChecked: boolean, mayBeEmpty = false): NamePart[] {
  if (text === '' || (!isChecked && isPlaceholder(text))) return [];
  return piecesOf(text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text, mayBeEmpty, role === 'name').map((piece) =>
    part(piece, role),
  );
}

function push(readings: ReadName[], raw: string, found: readonly NamePart[], isWhole: boolean): void {
  if (found.length > 0) read(readings, raw, weighed(found.length > MOST_PARTS ? found.slice(0, MOST_PARTS) : found, isWhole), false);
}

function read(readings: ReadName[], raw: string, parts: readonly NamePart[], isPlain: boolean): void {
  if (parts.length === 0) return;
  const key = keyOf(parts);
  if (readings.some((known) => known.key === key)) return;
  readings.push(new Read(raw.trim(), key, parts, isPlain));
}

function keyOf(parts: readonly NamePart[]): string {
  let key = '';
  for (const one of parts) key += `${key === '' ? '' : ' '}${one.role}:${one.text}${one.vowelless ? '*' : ''}`;
  return key;
}

/** Neighbours written as one are made when they are asked for: most names are compared without. */
class Read implements ReadName {
  readonly raw: string;
  readonly key: string;
  readonly parts: readonly NamePart[];
  #joined: readonly NamePart[] | null = null;

  readonly isPlain: boolean;

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
function weighed(parts: readonly NamePart[], isWhole: boolean): readonly NamePart[] {
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

function part({ raw, text, vowelless }: Piece, role: PartRole): NamePart {
  // A syllable of another script that comes to one letter is a whole part.
  const isInitial = text.length === 1 && text >= 'a' && text <= 'z' && raw.charCodeAt(0) < 0x590;
  return partOf(keptWord(text.length > LONGEST_WORD ? text.slice(0, LONGEST_WORD) : text, vowelless), raw, role, false, isInitial);
}

const partOf = (word: Word, raw: string, role: PartRole, weak: boolean, initial: boolean): NamePart =>
  new Part(word, raw, role, weak, initial);

class Part implements NamePart {
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
