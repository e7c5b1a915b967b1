/** What a search asks for, as typed; and what one person may not ask alone (K03, K10: nobody trawls the people on file). */
import { listSearchKinds } from './entries.ts';

/** About one person; what nobody filled in is ''. */
export interface AskedPerson {
  readonly name: string;
  readonly otherNames: string;
  readonly born: string;
  readonly phone: string;
  /** An e-mail address, an online name, or the number of a document. */
  readonly number: string;
  readonly address: string;
  readonly postcode: string;
  readonly school: string;
}
export const askedFields = ['name', 'otherNames', 'born', 'phone', 'number', 'address', 'postcode', 'school'] as const;

/** What one person may not ask alone: a pattern, several people, or everybody at a place or of an age. Null where it is about one person. */
export function takesTwoPeople(asked: AskedPerson): ListKind | null {
  if (/[*?%]/.test(asked.name)) return 'pattern';
  if (/\n|;/.test(asked.name)) return 'list';
  if (asked.name !== '' || asked.phone !== '' || asked.number !== '') return null;
  if (asked.postcode !== '' || asked.address !== '' || asked.school !== '') return 'address';
  return asked.born === '' ? null : 'born';
}

export type ListKind = (typeof listSearchKinds)[number];
export const isListKind = (code: string): code is ListKind => (listSearchKinds as readonly string[]).includes(code);

/** Lines of a list ("name; date of birth"), or one pattern, place, or years ("2005" or "2005-2008"). */
export interface ListAsked {
  readonly kind: ListKind;
  readonly words: string;
}

export const longestList = 200;

export const linesOf = (words: string): readonly string[] =>
  words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with what is asked; null when it can be run. */
export function cannotAsk({ kind, words }: ListAsked): 'empty' | 'too-long' | 'too-wide' | 'no-years' | null {
  const lines = linesOf(words);
  if (lines.length === 0) return 'empty';
  if (kind === 'list') return lines.length > longestList || words.length > 20_000 ? 'too-long' : null;
  if (words.length > 200 || lines.length > 1) return 'too-long';
  if (kind === 'born') return yearsIn(words) ? null : 'no-years';
  // Two letters and a star would be half of everybody.
  return words.replace(/[^\p{L}\p{N}]/gu, '').length < 3 ? 'too-wide' : null;
}

export function yearsIn(words: string): { readonly from: number; readonly to: number } | null {
  const found = /^\s*(\d{4})\s*(?:[-–]\s*(\d{4})\s*)?$/.exec(words);
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  return from >= 1890 && to >= from && to <= 2100 ? { from, to } : null;
}
