/** Addresses, postcodes and schools: what a written one comes to, so that 14 Harrow Lane and Flat 2, 14 Harrow Ln. are seen to be one house. */
import { fold } from '../name.ts';

export interface ReadAddress {
  readonly raw: string;
  /** House number or name and the street; the whole where no street is seen. */
  readonly house: string;
  /** '' where there is none. */
  readonly flat: string;
  readonly street: string;
  /** Words after the street: district, town. */
  readonly place: ReadonlySet<string>;
  /** With the space left out; '' where there is none. */
  readonly postcode: string;
}

export const LONGEST_PLACE = 200;
const SHORTEST_HOUSE = 6;

const SHORT_FORMS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  dr: 'drive',
  drv: 'drive',
  ct: 'court',
  crt: 'court',
  cl: 'close',
  cres: 'crescent',
  crs: 'crescent',
  gdn: 'gardens',
  gdns: 'gardens',
  garden: 'gardens',
  sq: 'square',
  pl: 'place',
  tce: 'terrace',
  terr: 'terrace',
  ter: 'terrace',
  gr: 'grove',
  grv: 'grove',
  pk: 'park',
  wy: 'way',
  hse: 'house',
  apt: 'flat',
  apartment: 'flat',
  unit: 'flat',
  rm: 'room',
};
/** "St Marys Road": at the beginning of a street it is a saint. */
const STREETS = new Set(
  'street road avenue lane drive court close crescent gardens square place terrace grove park way row hill view walk mews rise green parade broadway mount vale end yard wharf quay path'.split(
    ' ',
  ),
);
const NOWHERE = /\b(?:unknown|not known|no fixed|nfa|not recorded|not given|none|homeless|as above|refused)\b/;

export function readAddress(written: { readonly text?: string; readonly postcode?: string }): ReadAddress | null {
  const raw = (written.text ?? '').slice(0, LONGEST_PLACE);
  const postcode = readPostcode(written.postcode ?? '') || readPostcode(/[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\s*$/i.exec(raw)?.[0] ?? '');
  const text = fold(raw.replace(/[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\s*$/i, ''));
  if (NOWHERE.test(text)) return postcode === '' ? null : { raw, house: '', flat: '', street: '', place: new Set(), postcode };
  const parts = text
    .split(/[,;\n]+/)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const flat = takeFlat(parts);
  const found = streetIn(parts.filter((words) => words.length > 0));
  const house = found.house.replaceAll(' ', '').length < SHORTEST_HOUSE ? '' : found.house;
  if (house === '' && postcode === '') return null;
  return { raw, ...found, house, flat, postcode };
}

/** Capitals' spacing aside; '' for what is none. Small letters, as the rest is folded. */
export function readPostcode(text: string): string {
  return /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.exec(text.slice(0, 20).toLowerCase().replace(/\s/g, ''))?.[0] ?? '';
}

function wordsIn(part: string): string[] {
  const words = part.replace(/(\d)\s*[-–/]\s*(\d)/g, '$1-$2').match(/\d+-\d+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word, i) =>
    word === 'st' && i + 1 < words.length && !STREETS.has(words[i + 1]!) && words.length > 2 && isSaint(words, i)
      ? 'saint'
      : (SHORT_FORMS[word] ?? word),
  );
}

/** A street type stands last; what follows a saint is more of the name. */
function isSaint(words: readonly string[], i: number): boolean {
  return words.slice(i + 1).some((word) => STREETS.has(SHORT_FORMS[word] ?? word));
}

/** "flat 2", "2nd floor flat", "room 5" out of the parts; what is left is the house. */
function takeFlat(parts: string[][]): string {
  for (const words of parts) {
    const at = words.findIndex((word) => word === 'flat' || word === 'room');
    if (at < 0) continue;
    const [unit] = words.splice(at, words[at + 1] === undefined ? 1 : 2).slice(1);
    return unit ?? 'flat';
  }
  return '';
}

function streetIn(parts: readonly string[][]): { readonly house: string; readonly street: string; readonly place: ReadonlySet<string> } {
  const before: string[] = [];
  for (const [i, words] of parts.entries()) {
    const end = words.findLastIndex((word, k) => k > 0 && STREETS.has(word));
    if (end > 0) {
      const number = words.slice(0, end).findLastIndex((word) => /^\d/.test(word));
      const street = words.slice(number + 1, end + 1).join(' ');
      const name = number >= 0 ? words[number]! : (before.findLast((each) => each !== '') ?? '');
      return { house: `${name} ${street}`.trim(), street, place: new Set([...words.slice(end + 1), ...parts.slice(i + 1).flat()]) };
    }
    before.push(words.join(' '));
  }
  return { house: parts.map((words) => words.join(' ')).join(' '), street: '', place: new Set() };
}

const SCHOOL_WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ce: 'church of england',
  cofe: 'church of england',
  rc: 'catholic',
  jnr: 'junior',
  sch: '',
  school: '',
  academy: '',
  college: '',
  the: '',
  high: '',
};

/** `urn:` and the number where one is given; else the name without the words that change when a school becomes an academy. */
export function readSchool(text: string): string {
  const urn = /\burn\W{0,3}(\d{6})\b/i.exec(text.slice(0, LONGEST_PLACE))?.[1];
  if (urn !== undefined) return `urn:${urn}`;
  const plain = fold(text.slice(0, LONGEST_PLACE)).replace(/\bc\.? ?of ?e\b\.?/g, 'ce');
  if (NOWHERE.test(plain)) return '';
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => SCHOOL_WORDS[word] ?? word).filter((word) => word !== '');
  const read = words.join(' ');
  return read.length < 4 ? '' : read;
}
