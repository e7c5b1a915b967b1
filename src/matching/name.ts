/**
 * A name as written, read into parts that can be compared. Accents, case and punctuation go; other scripts become Latin letters;
 * the writing stays beside each part so that every line of evidence can quote it. Titles are left out, particles count for
 * little, and text that stands for "we do not know" (NOT KNOWN) is no name at all. What is learned about scripts and habits is in names/.
 */
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
    const between = pieces(middle.main).map((piece) => part(piece, 'forename'));
    const forenames = [...pieces(given.main).map((piece) => part(piece, 'forename')), ...between];
    const surnames = pieces(family.main).map((piece) => part(piece, 'surname'));
    push(readings, raw, weighed([...forenames, ...surnames], false));
    for (const called of [...given.called, ...middle.called, ...given.others]) {
      push(readings, raw, weighed([...pieces(called).map((piece) => part(piece, 'forename')), ...surnames], false));
    }
    for (const before of [...family.before, ...given.before, ...family.called, ...family.others]) {
      push(readings, raw, weighed([...forenames, ...pieces(before).map((piece) => part(piece, 'surname'))], false));
    }
  }
  if (name.whole) readWhole(name.whole, readings);
}

function readWhole(written: string, readings: ReadName[]): void {
  const { main, others, called, before } = writings(written);
  const raw = written.trim();
  const parts = wholeParts(main);
  push(readings, raw, weighed(parts, true));
  for (const other of others) push(readings, raw, weighed(wholeParts(other), true));
  for (const name of called) {
    const read = pieces(name).map((piece) => part(piece, 'name'));
    const surname = parts.findLast((each) => each.role !== 'forename');
    push(readings, raw, weighed(parts.length > 1 && surname !== undefined ? [...read, surname] : read, true));
  }
  for (const name of before) {
    const surname = pieces(name).map((piece) => part(piece, 'name'));
    push(readings, raw, weighed(surname.length > 1 ? surname : [...parts.slice(0, Math.max(1, parts.length - 1)), ...surname], true));
  }
}

function wholeParts(text: string): NamePart[] {
  const comma = text.search(/[,،、，]/);
  if (comma < 0) return pieces(text).map((piece) => part(piece, 'name'));
  // "Family, Given" is the one order that a comma says for certain.
  const given = pieces(text.slice(comma + 1), true).map((piece) => part(piece, 'forename'));
  if (given.length === 0) return pieces(text.slice(0, comma)).map((piece) => part(piece, 'name'));
  return [...given, ...pieces(text.slice(0, comma)).map((piece) => part(piece, 'surname'))];
}

function writings(text: string | undefined): Writing {
  if (!text) return NOTHING_WRITTEN;
  const read = cleaned(text.slice(0, LONGEST_TEXT)).slice(0, LONGEST_TEXT);
  if (isPlaceholder(read)) return NOTHING_WRITTEN;
  const found = writingsOf(withoutPlaceholders(read));
  const [only = '', ...others] = [...found.others, ...found.called, ...found.before];
  return found.main === '' ? { main: only, others, called: [], before: [] } : found;
}

function pieces(text: string, mayBeEmpty = false): readonly Piece[] {
  return text === '' || isPlaceholder(text) ? [] : piecesOf(text.slice(0, LONGEST_NAME), mayBeEmpty);
}

function push(readings: ReadName[], raw: string, parts: readonly NamePart[]): void {
  const kept = parts.slice(0, MOST_PARTS);
  const key = kept.map((one) => `${one.role}:${one.text}${one.vowelless ? '*' : ''}`).join(' ');
  if (kept.length === 0 || readings.some((known) => known.key === key)) return;
  const joined = kept.slice(1).map((next, i): NamePart => {
    const first = kept[i]!;
    const role = first.role === next.role ? first.role : 'name';
    const piece = {
      raw: `${first.raw} ${next.raw}`,
      text: (first.text + next.text).slice(0, LONGEST_WORD),
      vowelless: first.vowelless || next.vowelless,
    };
    // An initial joined to anything is neither.
    return { ...part(piece, role), initial: first.initial || next.initial };
  });
  readings.push({ raw: raw.trim(), key, parts: kept, joined });
}

/** Whether a part is weak depends on those beside it. */
function weighed(parts: readonly NamePart[], isWhole: boolean): NamePart[] {
  const weak = parts.map((_, i) => isWeakAt(parts, i, isWhole));
  const strong = parts.filter((one, i) => !weak[i] && !one.initial && !isCustomary(one.text)).length;
  return parts.map((one, i) => (weak[i] || (strong > 1 && isCustomary(one.text)) ? { ...one, weak: true, initial: false } : one));
}

function isWeakAt(parts: readonly NamePart[], at: number, isWhole: boolean): boolean {
  const one = parts[at]!;
  const next = parts[at + 1];
  const isFirst = at === 0 || parts[at - 1]!.role !== one.role;
  return (
    next !== undefined &&
    next.role === one.role &&
    (/^(?:Ó|Ní|Ui|Uí)$/u.test(one.raw) || isParticle(one.text, next.text, isFirst, isWhole || one.role === 'forename'))
  );
}

function part(piece: Piece, role: PartRole): NamePart {
  const word = wordOf(piece.text.slice(0, LONGEST_WORD), piece.vowelless);
  const initial = piece.text.length === 1 && /^[a-z]$/.test(piece.text);
  return { ...word, raw: piece.raw, role, weak: false, initial, word };
}
