/**
 * Names of plain words the short way: read at once from what is written, and again from the words that a list keeps of them. Whatever may be
 * more than it looks goes the long way (name.ts).
 */
import { nicknamed } from '../nicknames.ts';
import type { PersonName } from '../person.ts';
import { Heard, MOST_PARTS, Part, Read, add, keyOf, part, push, weighed, wordOf } from './parts.ts';
import type { NamePart, PartRole, ReadName, Word } from './parts.ts';
import { brought, mayBeBrought } from './pieces.ts';
import { isSunArticle, plainText, plainWords, tellingWords, weakWords } from './plain.ts';
import { spelt } from './spellings.ts';

/** Words of our own tables that are read at once; null for those that may be more than a word. */
const TABLED: ReadonlyMap<string, Word | null> = new Map([
  ...[...spelt(), ...nicknamed(), ...weakWords].map((text) => [text, text.length < 2 ? null : wordOf(text, false)] as const),
  ...tellingWords.map((text) => [text, null] as const),
]);

/** False, and nothing is read, where the long way may find more in it. */
export function readPlain({ whole, given, middle, family }: PersonName, readings: ReadName[]): boolean {
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
  else add(readings, raw, found.isWeak ? weighed(parts, Boolean(whole)) : parts, true);
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
