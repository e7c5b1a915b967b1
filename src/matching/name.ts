/**
 * A name as written, read into parts that can be compared. Accents, case and punctuation go; other scripts become Latin letters;
 * the writing stays beside each part so that every line of evidence can quote it. Titles are left out, particles count for
 * little, and text that stands for "we do not know" (NOT KNOWN) is no name at all. What is learned about scripts and habits is in names/.
 */
import { isKnownWord } from './names/known.ts';
import { foldLatin } from './names/latin.ts';
import { isCustomary, isParticle } from './names/particles.ts';
import { cleaned, piecesOf } from './names/pieces.ts';
import type { Piece } from './names/pieces.ts';
import { isPlaceholder, withoutPlaceholders } from './names/placeholders.ts';
import { skeletons } from './names/skeleton.ts';
import { spellingGroup } from './names/spellings.ts';
import { writingsOf } from './names/writings.ts';
import type { Writing } from './names/writings.ts';
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

/** Every way the given names can be read, what is said aside ("aka", brackets, née) as names of its own; none for placeholders. */
export function readNames(names: readonly PersonName[]): ReadName[] {
  const readings: ReadName[] = [];
  for (const name of names.slice(0, MOST_NAMES)) readOne(name, readings);
  return readings.length > MOST_NAMES ? readings.slice(0, MOST_NAMES) : readings;
}

/** Small letters without accents, apostrophes or marks. Other scripts keep their letters. */
export function fold(text: string): string {
  return foldLatin(text.normalize('NFKC').replace(/['’‘ʿʾʼ`´]/g, ''));
}

/** A pure function of its arguments, and cheap; an index may keep what it gives. */
export function wordOf(text: string, vowelless: boolean): Word {
  const { strict, loose } = skeletons(text, vowelless);
  return { text, vowelless, skeleton: strict, loose, group: spellingGroup(text, vowelless) };
}

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

function push(readings: ReadName[], raw: string, read: readonly NamePart[], isWhole: boolean): void {
  if (read.length === 0) return;
  const parts = weighed(read.length > MOST_PARTS ? read.slice(0, MOST_PARTS) : read, isWhole);
  let key = '';
  for (const one of parts) key += `${key === '' ? '' : ' '}${one.role}:${one.text}${one.vowelless ? '*' : ''}`;
  if (readings.some((known) => known.key === key)) return;
  readings.push(named(raw.trim(), key, parts));
}

function named(raw: string, key: string, parts: readonly NamePart[]): ReadName {
  let joined: NamePart[] | null = null;
  return {
    raw,
    key,
    parts,
    // Made when asked for: most names are compared without.
    get joined() {
      return (joined ??= parts.slice(1).map((next, i) => joinedPart(parts[i]!, next)));
    },
  };
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

function partOf(word: Word, raw: string, role: PartRole, weak: boolean, initial: boolean): NamePart {
  const { text, vowelless, skeleton, loose, group } = word;
  return { raw, text, vowelless, skeleton, loose, group, role, weak, initial, word };
}

function keptWord(text: string, vowelless: boolean): Word {
  const kept = vowelless ? unvowelled : vowelled;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const word = wordOf(text, vowelless);
  if (isKnownWord(text, vowelless)) kept.set(text, word);
  return word;
}
