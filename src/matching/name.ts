/**
 * A name as written, read into parts that can be compared. Accents, case and punctuation go; other scripts become Latin letters;
 * the writing stays beside each part so that every line of evidence can quote it. Titles are left out, particles count for
 * little, and text that stands for "we do not know" (NOT KNOWN) is no name at all. What is learned about scripts and habits is in names/.
 */
import { foldLatin } from './names/latin.ts';
import { part, push } from './names/parts.ts';
import type { NamePart, PartRole, ReadName } from './names/parts.ts';
import { cleaned, piecesOf } from './names/pieces.ts';
import { isPlaceholder, withoutPlaceholders } from './names/placeholders.ts';
import { readPlain } from './names/plain-names.ts';
import { writingsOf } from './names/writings.ts';
import type { Writing } from './names/writings.ts';
import type { PersonName } from './person.ts';

/** Longer text is not a name; and the work for one comparison must stay bounded whatever is sent. */
const LONGEST_TEXT = 320;
export const LONGEST_NAME = 160;
/** Names of one person that are read, the first ones given; a report may list thousands, and each is compared with each. */
export const MOST_NAMES = 12;
const NOTHING_WRITTEN: Writing = { main: '', others: [], called: [], before: [] };

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
