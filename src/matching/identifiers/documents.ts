/**
 * Numbers that papers and registers give to one person: what a written one comes to, of which kind it is, and whether its check
 * digit fits. A wrong check digit is said and weakens, it never discards: the slip is in the copying. A number that stands for
 * "none" (0000000000, A1234567) is nothing.
 */
import type { DocumentKind, ReadDocument } from './document.ts';
import { readMrz } from './mrz.ts';

export const LONGEST_DOCUMENT = 200;
const SHORTEST = 5;

/** What people and columns call them. */
const NAMES: readonly (readonly [RegExp, DocumentKind])[] = [
  [/pass ?port|travel document/, 'passport'],
  [/\bnhs\b|\bchi\b/, 'nhs'],
  [/\bupn\b|\bpupil/, 'pupil'],
  [/\bprison|\bnomi?s\b|\bprn\b/, 'prison'],
  [/\bprobation|\bcrn\b|\bndelius\b/, 'probation'],
  [/\bpnc\b/, 'pnc'],
  [/\bcro\b/, 'cro'],
  [/\bdriv|\blicen[cs]e/, 'driving-licence'],
  [/\bnational insurance|\bnino?\b|\bni number/, 'national-insurance'],
  [/\bidentity|\bid card|\bnational id|\bcarte|\bausweis|\bcnic\b|\btazkira|\biqama|\bssn\b/, 'identity-card'],
];

export function documentKind(written: string): DocumentKind {
  const plain = written.slice(0, LONGEST_DOCUMENT).toLowerCase().replace(/[_-]+/g, ' ');
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}

/** Null for what is no number. A number whose kind nobody said, but whose form and check letter only one kind has, is of that kind. */
export function readDocument(written: { readonly kind: string; readonly value: string }): ReadDocument | null {
  const raw = written.value.slice(0, LONGEST_DOCUMENT).trim();
  const mrz = readMrz(raw);
  if (mrz !== null) return isPlaceholderNumber(mrz.number) ? null : { ...mrz, key: mrz.number, raw };
  const named = withItsKind(raw);
  const said = named !== null && documentKind(written.kind) === 'other' ? named.kind : documentKind(written.kind);
  const { text, country } = issuedBy(named?.value ?? raw);
  const key = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (key.length < SHORTEST || isPlaceholderNumber(key)) return null;
  const kind = said === 'other' ? kindByForm(text, key) : said;
  const form = FORMS[kind]?.(text.toUpperCase().replace(/[\s.]/g, ''), key) ?? null;
  return { kind, key: form?.key ?? key, raw, check: form?.check ?? 'none', country };
}

/** "NHS number 999 012 3454": what it is stands before it, whatever field it was written into. Null where it does not. */
export function withItsKind(raw: string): { readonly kind: DocumentKind; readonly words: string; readonly value: string } | null {
  const match = /^(\p{L}[\p{L} .']{0,40}?)[\s:]+(?=\S*\d)(\S.*)$/u.exec(raw);
  const kind = match === null ? 'other' : documentKind(match[1]!);
  return kind === 'other' ? null : { kind, words: match![1]!.trim(), value: match![2]!.trim() };
}

/** "AB123456 (Wexland)": who issued it, folded; '' where it does not say. */
function issuedBy(raw: string): { readonly text: string; readonly country: string } {
  const match = /^(.*?)\s*\(([^()]{2,40})\)\s*$/.exec(raw);
  return match === null ? { text: raw, country: '' } : { text: match[1]!, country: match[2]!.trim().toLowerCase() };
}

interface Form {
  readonly key: string;
  readonly check: ReadDocument['check'];
}

/** Null where the writing has not the form of its kind: it is kept as written, and no check digit is spoken of. */
const FORMS: Readonly<Partial<Record<DocumentKind, (text: string, key: string) => Form | null>>> = {
  nhs: (_, key) => (/^\d{10}$/.test(key) ? { key, check: said(nhsCheck(key) === Number(key[9])) } : null),
  pupil: (_, key) => (/^[A-Z]\d{11}[\dA-Z]$/.test(key) ? { key, check: said(pupilCheck(key) === key[0]) } : null),
  pnc: (text) => readPnc(text),
  cro: (text) => readCro(text),
  // Two letters, six digits, and a last letter that is often left out.
  'national-insurance': (_, key) => (/^[A-Z]{2}\d{6}[A-D]?$/.test(key) ? { key: key.slice(0, 8), check: 'none' } : null),
};

const said = (isRight: boolean): 'right' | 'wrong' => (isRight ? 'right' : 'wrong');

function kindByForm(text: string, key: string): DocumentKind {
  const plain = text.toUpperCase().replace(/[\s.]/g, '');
  if (/^\d{10}$/.test(key) && nhsCheck(key) === Number(key[9])) return 'nhs';
  if (/^[A-Z]\d{12}$/.test(key) && pupilCheck(key) === key[0]) return 'pupil';
  if (plain.includes('/') && readPnc(plain)?.check === 'right') return 'pnc';
  if (plain.includes('/') && readCro(plain)?.check === 'right') return 'cro';
  if (/^[A-Z]\d{4}[A-Z]{2}$/.test(key)) return 'prison';
  if (/^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(key)) return 'national-insurance';
  // Five letters of the surname, then the birth date with sex and initials woven in.
  return /^[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z\d]{3}$/.test(key) ? 'driving-licence' : 'other';
}

/** NHS Data Dictionary: weights 10 to 2, modulus 11; 10 has no digit. */
function nhsCheck(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  return (11 - (sum % 11)) % 11;
}

/** Department for Education: digits weighted 2 to 13, modulus 23. A temporary number ends in a letter, which counts as its place in the alphabet. */
function pupilCheck(key: string): string {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
  let sum = 0;
  for (let i = 1; i < 13; i++) {
    const value = /\d/.test(key[i]!) ? Number(key[i]) : letters.indexOf(key[i]!);
    sum += value * (i + 1);
  }
  return letters[sum % 23]!;
}

/** The police computers' check letter: the number modulo 23. */
const POLICE_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** 2003/0012345X, 03/12345X: the year of four digits and seven of the number in the one form. */
function readPnc(text: string): Form | null {
  const match = /^((?:\d\d)?\d\d)\/?(\d{1,7})([A-Z])$/.exec(text.includes('/') ? text : text.replace(/^(\d{4})(\d{7}[A-Z])$/, '$1/$2'));
  if (match === null) return null;
  const [, written, number, letter] = match as unknown as [string, string, string, string];
  const serial = number.padStart(7, '0');
  // No clock is read here: the computer began in the seventies, so two digits below them are of this century.
  const year = written.length === 4 ? written : `${Number(written) < 70 ? '20' : '19'}${written}`;
  return { key: `${year}${serial}${letter}`, check: said(POLICE_LETTERS[Number(year.slice(2) + serial) % 23] === letter) };
}

/** 12345/03A, or for the older files SF03/12345A. */
function readCro(text: string): Form | null {
  const match = /^(\d{1,6})\/(\d\d)([A-Z])$/.exec(text);
  const older = /^SF(\d\d)\/(\d{1,6})([A-Z])$/.exec(text);
  if (match === null && older === null) return null;
  const [number, year, letter] = match === null ? [older![2]!, older![1]!, older![3]!] : [match[1]!, match[2]!, match[3]!];
  const isRight = [number, number.padStart(6, '0')].some((serial) => POLICE_LETTERS[Number(year + serial) % 23] === letter);
  return { key: `${older === null ? '' : 'SF'}${year}${number.padStart(6, '0')}${letter}`, check: said(isRight) };
}

/** What forms show and people write to get past a field. */
const EXAMPLES: ReadonlySet<string> = new Set([
  'A1234BC',
  'A1234AA',
  'QQ123456C',
  'UNKNOWN',
  'NOTKNOWN',
  'NOTGIVEN',
  'NONEGIVEN',
  'PENDING',
  'REFUSED',
  'NOTRECORDED',
  'NOTAPPLICABLE',
]);

function isPlaceholderNumber(key: string): boolean {
  if (EXAMPLES.has(key) || !/\d/.test(key)) return true;
  const digits = key.replace(/\D/g, '');
  if (/^(\d)\1*$/.test(digits) && digits.length >= 5) return true;
  return digits.length >= 6 && ('01234567890123'.includes(digits) || '98765432109876'.includes(digits));
}
