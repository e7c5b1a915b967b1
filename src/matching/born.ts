/**
 * Comparing when two people were born. Dates are damaged in few ways (day and month swapped, a digit wrong, 1 January for
 * "only the year is known"), and each is worth its own number of bits and its own words. MoJ's published model, from which
 * the ends of the scale are taken, knows no swap and no placeholder.
 */
import type { Born } from './person.ts';

export type BornCode =
  | 'born-same'
  | 'born-same-placeholder'
  | 'born-day-month-swapped'
  | 'born-year-off-by-one'
  | 'born-digits-transposed'
  | 'born-one-digit'
  | 'born-first-of-january'
  | 'born-year-same'
  | 'born-years-overlap'
  | 'born-year-near'
  | 'born-differs-little'
  | 'born-differs'
  | 'born-missing';

export interface ReadBorn {
  /** As written. */
  readonly raw: string;
  /** Eight digits, year first; null when only years are known. */
  readonly digits: string | null;
  /** Years it may mean, both ends included. */
  readonly from: number;
  readonly to: number;
}

export function readBorn(born: Born | undefined): ReadBorn | null {
  if (born === undefined) return null;
  return (
    readIsoDate(born.date) ??
    (born.year !== undefined && isYear(born.year) ? { raw: String(born.year), digits: null, from: born.year, to: born.year } : null) ??
    readText(born.text)
  );
}

export function compareBorn(a: ReadBorn | null, b: ReadBorn | null): BornCode {
  if (a === null || b === null) return 'born-missing';
  if (a.digits !== null && b.digits !== null) return compareDates(a.digits, b.digits);
  if (a.from <= b.to && b.from <= a.to) return a.from === a.to && b.from === b.to ? 'born-year-same' : 'born-years-overlap';
  return byYearsApart(Math.max(a.from - b.to, b.from - a.to));
}

/** Every date that is one of the recognised damages away, so that an index can be asked for them. */
export function damagedDates(digits: string): string[] {
  const found = new Set<string>([swapDayMonth(digits)]);
  for (const year of [-1, 1]) found.add(String(Number(digits.slice(0, 4)) + year).padStart(4, '0') + digits.slice(4));
  for (let i = 0; i < digits.length; i++) {
    for (let digit = 0; digit <= 9; digit++) found.add(digits.slice(0, i) + digit + digits.slice(i + 1));
    if (i > 0) found.add(transpose(digits, i));
  }
  found.delete(digits);
  return [...found];
}

function compareDates(a: string, b: string): BornCode {
  if (a === b) return a.endsWith('0101') ? 'born-same-placeholder' : 'born-same';
  if (swapDayMonth(a) === b) return 'born-day-month-swapped';
  const years = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
  if (years === 1 && a.slice(4) === b.slice(4)) return 'born-year-off-by-one';
  if (years === 0 && (a.endsWith('0101') || b.endsWith('0101'))) return 'born-first-of-january';
  const wrong = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  if (wrong.length === 1) return 'born-one-digit';
  if (wrong.length === 2 && transpose(a, wrong[1]!) === b) return 'born-digits-transposed';
  return years <= 5 ? 'born-differs-little' : 'born-differs';
}

function byYearsApart(years: number): BornCode {
  if (years === 1) return 'born-year-near';
  return years <= 5 ? 'born-differs-little' : 'born-differs';
}

function readIsoDate(text: string | undefined): ReadBorn | null {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text ?? '');
  return match === null ? null : fromParts(match[0].trim(), match[1]!, match[2]!, match[3]!);
}

function readText(text: string | undefined): ReadBorn | null {
  if (text === undefined || text.length > 100) return null;
  const iso = readIsoDate(text);
  if (iso !== null) return iso;
  const dayFirst = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (dayFirst !== null) return fromParts(text.trim(), dayFirst[3]!, dayFirst[2]!, dayFirst[1]!);
  const years = [...text.matchAll(/\b(?:18|19|20)\d{2}\b/g)].map((found) => Number(found[0]));
  if (years.length === 0) return null;
  const margin = /\b(?:c|ca|circa|about|abt|approx|approximately|around|age|aged)\b/i.test(text) ? 2 : 0;
  return { raw: text.trim(), digits: null, from: Math.min(...years) - margin, to: Math.max(...years) + margin };
}

function fromParts(raw: string, year: string, month: string, day: string): ReadBorn {
  return { raw, digits: year + month.padStart(2, '0') + day.padStart(2, '0'), from: Number(year), to: Number(year) };
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1800 && year <= 2199;
}

function swapDayMonth(digits: string): string {
  return digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6);
}

/** The digits at `i - 1` and `i` change places. */
function transpose(digits: string, i: number): string {
  return digits.slice(0, i - 1) + digits[i] + digits[i - 1] + digits.slice(i + 1);
}
