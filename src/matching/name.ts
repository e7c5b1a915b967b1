/**
 * A name as written, read into parts that can be compared. Accents, case and punctuation go; the writing stays beside each
 * part so that every line of evidence can quote it. Titles are left out, particles count for little, and text that stands
 * for "we do not know" (NOT KNOWN) is no name at all.
 */
import type { PersonName } from './person.ts';
import { skeleton } from './similar.ts';

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

const HONORIFICS = words(
  'mr mrs ms miss mx master dr doctor prof professor sir dame lord lady rev reverend sheikh shaykh sheik imam haji hajji hajj mullah maulana mawlana mawlawi ustad jr jnr snr ii iii esq',
);
const PARTICLES = words(
  'al el ul ur ad as ar ibn bin ben bint binti abu abou umm de del della da di du dos la le van von der den ter mac mc o y e',
);
const PLACEHOLDERS = new Set([
  '',
  'not known',
  'unknown',
  'unk',
  'n k',
  'nk',
  'n a',
  'not recorded',
  'not given',
  'not stated',
  'not provided',
  'not disclosed',
  'not available',
  'not applicable',
  'name not known',
  'name unknown',
  'name not given',
  'none',
  'none given',
  'no name',
  'no surname',
  'no forename',
  'no first name',
  'no last name',
  'refused',
  'withheld',
  'redacted',
  'anon',
  'anonymous',
  'tbc',
  'tba',
  'fnu',
  'lnu',
  'x',
  'xx',
  'xxx',
  'nil',
  'null',
  'undefined',
  'to be confirmed',
]);
/** Said of part of a name: "Amira (surname not known)". */
const PLACEHOLDER_PHRASE =
  /\b(?:(?:first ?name|forename|last ?name|surname|name)\s+)?(?:not (?:known|recorded|given)|unknown|n\/k)\b(?:\s+(?:male|female|man|woman|boy|girl|person|child|adult))?/giu;
/** Longer text is not a name; and the work for one comparison must stay bounded whatever is sent. */
const LONGEST_NAME = 160;
const MOST_PARTS = 8;
/** Names of one person that are read, the first ones given; a report may list thousands, and each is compared with each. */
const MOST_NAMES = 12;

/** Every way the given names can be read; none for placeholders. */
export function readNames(names: readonly PersonName[]): ReadName[] {
  return names.slice(0, MOST_NAMES).flatMap((name) => {
    const readings: ReadName[] = [];
    const split = [...readField(name.given, 'forename'), ...readField(name.family, 'surname')];
    if (split.length > 0) readings.push(readParts(`${name.given ?? ''} ${name.family ?? ''}`, split));
    const whole = readWhole(name.whole);
    if (whole.length > 0) readings.push(readParts(name.whole ?? '', whole));
    return readings;
  });
}

/** Small letters without accents, apostrophes or marks. Other scripts keep their letters. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʿʾʼ`´]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[æ]/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/[đð]/g, 'd')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/þ/g, 'th');
}

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(plain(text)) || plain(text.replace(PLACEHOLDER_PHRASE, ' ')) === '';
}

function readWhole(text: string | undefined): NamePart[] {
  const comma = text?.indexOf(',') ?? -1;
  if (text === undefined || comma < 0) return readField(text, 'name');
  // "Family, Given" is the one order that a comma says for certain.
  const [family, given] = [readField(text.slice(0, comma), 'surname'), readField(text.slice(comma + 1), 'forename')];
  return given.length > 0 ? [...given, ...family] : readField(text.slice(0, comma), 'name');
}

function readField(text: string | undefined, role: PartRole): NamePart[] {
  if (text === undefined || isPlaceholder(text)) return [];
  const pieces = text
    .slice(0, LONGEST_NAME)
    .replace(PLACEHOLDER_PHRASE, ' ')
    .split(/[^\p{L}\p{M}\p{N}'’‘ʿʾʼ`´]+/u)
    .map((raw) => ({ raw, text: fold(raw).replace(/[^\p{L}\p{N}]/gu, '') }))
    .filter((piece) => piece.text !== '' && piece.text !== 'fnu' && piece.text !== 'lnu');
  const untitled = pieces.filter((piece) => !HONORIFICS.has(piece.text));
  const kept = untitled.length > 0 ? untitled : pieces;
  return kept.slice(0, MOST_PARTS).map((piece) => part(piece.raw, piece.text, role, kept.length > 1 && PARTICLES.has(piece.text)));
}

function readParts(raw: string, parts: readonly NamePart[]): ReadName {
  const kept = parts.slice(0, MOST_PARTS);
  const joined = kept.slice(1).map((next, i) => {
    const first = kept[i]!;
    return part(`${first.raw} ${next.raw}`, first.text + next.text, first.role === next.role ? first.role : 'name', false);
  });
  return { raw: raw.trim(), key: kept.map((one) => `${one.role}:${one.text}`).join(' '), parts: kept, joined };
}

function part(raw: string, text: string, role: PartRole, weak: boolean): NamePart {
  const word = wordOf(text, false);
  return { ...word, raw, role, weak, initial: !weak && /^[a-z]$/.test(text), word };
}

/** A pure function of its arguments, and cheap; an index may keep what it gives. */
export function wordOf(text: string, vowelless: boolean): Word {
  const heard = skeleton(text);
  return { text, vowelless, skeleton: heard, loose: heard, group: '' };
}

function plain(text: string): string {
  return fold(text.slice(0, LONGEST_NAME))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
