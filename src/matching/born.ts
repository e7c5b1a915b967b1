/**
 * Comparing when two people were born. Dates are damaged in few ways (day and month swapped, a digit wrong, 1 January for
 * "only the year is known"), and each is worth its own number of bits and its own words. A writing may hold several dates and
 * mean several: the pair that agrees best counts. MoJ's published model, from which the ends of the scale are taken, knows no
 * swap and no placeholder.
 */
import { daysApart } from './born/calendars.ts';
import { MOST_READINGS, readBornText } from './born/read.ts';
import { isYear, readIsoDate, yearOnly } from './born/reading.ts';
import type { BornReading } from './born/reading.ts';
import type { Born } from './person.ts';
import type { BornCode } from './codes.ts';
import { BORN_TENTHS } from './weights.ts';

export type { BornReading } from './born/reading.ts';

export interface ReadBorn {
  /** All of it as written. */
  readonly raw: string;
  /** Eight digits, year first, of the first full date; null when only years or months are known. */
  readonly digits: string | null;
  /** Years it may mean, both ends included. */
  readonly from: number;
  readonly to: number;
  /** What the writing can mean, at least one. */
  readonly readings: readonly BornReading[];
}

/** What two birth dates come to, with the two values that it rests on, as written. */
export interface BornEvidence {
  readonly code: BornCode;
  readonly left: string;
  readonly right: string;
}

export function readBorn(born: Born | undefined): ReadBorn | null {
  if (born === undefined) return null;
  const text = born.date ?? born.text;
  const plain = text === undefined || (born.date !== undefined && born.text !== undefined) ? null : readIsoDate(text);
  if (plain !== null) {
    const year = Math.floor(plain.first / 10_000);
    return { raw: plain.raw, digits: plain.digits, from: year, to: year, readings: [plain] };
  }
  const written = [...readOne(born.date), ...readOne(born.text)].slice(0, MOST_READINGS);
  const readings =
    written.length === 0 && born.year !== undefined && isYear(born.year) ? [yearOnly(String(born.year), born.year)] : written;
  if (readings.length === 0) return null;
  return {
    raw: [...new Set(readings.map((each) => each.raw))].join('; '),
    digits: readings.find((each) => each.digits !== null)?.digits ?? null,
    from: Math.floor(Math.min(...readings.map((each) => each.first)) / 10_000),
    to: Math.floor(Math.max(...readings.map((each) => each.last)) / 10_000),
    readings,
  };
}

function readOne(text: string | undefined): readonly BornReading[] {
  return text === undefined ? [] : readBornText(text);
}

export const compareBorn = (a: ReadBorn | null, b: ReadBorn | null): BornCode => bornEvidence(a, b).code;

/** The code with the two values that it rests on; how a value was read is said beside it. */
export function bornEvidence(a: ReadBorn | null, b: ReadBorn | null): BornEvidence {
  if (a === null || b === null) return { code: 'born-missing', left: a?.raw ?? '', right: b?.raw ?? '' };
  const { code, left, right } = bestPair(a, b);
  return { code, left: said(left), right: said(right) };
}

interface Pair {
  readonly code: BornCode;
  readonly left: BornReading;
  readonly right: BornReading;
}

/** Of all the meanings of both, the two that agree best; of equals the earlier written, on whichever side. */
function bestPair(a: ReadBorn, b: ReadBorn): Pair {
  let best: Pair | null = null;
  for (const left of a.readings) {
    for (const right of b.readings) {
      // Two writings that may be month first are read alike: it takes one of each habit for that to be the difference.
      if (left.how === 'month-first' && mayBeMonthFirst(b, right)) continue;
      if (right.how === 'month-first' && mayBeMonthFirst(a, left)) continue;
      const code = compareReadings(left, right);
      if (best === null || isBetter(code, best.code)) best = { code, left, right };
    }
  }
  return best!;
}

function isBetter(code: BornCode, than: BornCode): boolean {
  return BORN_TENTHS[code] > BORN_TENTHS[than] || (BORN_TENTHS[code] === BORN_TENTHS[than] && code < than);
}

/** This writing: what else is known of the person says nothing of how it was meant. */
function mayBeMonthFirst({ readings }: ReadBorn, { raw }: BornReading): boolean {
  return readings.some((each) => each.how === 'month-first' && each.raw === raw);
}

function compareReadings(a: BornReading, b: BornReading): BornCode {
  if (a.digits === null || b.digits === null) return compareSpans(a, b);
  if (isConverted(a) || isConverted(b)) {
    const apart = daysApart(Number(a.digits), Number(b.digits));
    if (apart !== null && apart <= 1) return 'born-same-converted';
  } else if (a.digits === b.digits) return sameDate(a, b);
  const code = compareDates(a.digits, b.digits);
  if (a.first > b.last || b.first > a.last || !(BORN_TENTHS[code] < 0 || a.how === 'about' || b.how === 'about')) return code;
  const spans = compareSpans(a, b);
  return isBetter(spans, code) ? spans : code;
}

function isConverted({ how }: BornReading): boolean {
  return how === 'hijri' || how === 'persian' || how === 'ethiopic';
}

function sameDate(a: BornReading, b: BornReading): BornCode {
  if (a.digits!.endsWith('0101')) return 'born-same-placeholder';
  if (a.how !== 'written' || b.how !== 'written') return 'born-same-as-read';
  return isUsualPlaceholder(a.digits!) ? 'born-same-usual-placeholder' : 'born-same';
}

/** The middle and the end of the year are written for "only the year is known" too, though less than 1 January. */
const USUAL_PLACEHOLDERS = ['0701', '1231'];

function isUsualPlaceholder(digits: string): boolean {
  return USUAL_PLACEHOLDERS.includes(digits.slice(4));
}

function compareDates(a: string, b: string): BornCode {
  const [aYear, aMonth, aDay] = partsOf(a);
  const [bYear, bMonth, bDay] = partsOf(b);
  const years = Math.abs(aYear - bYear);
  const isFirstOfJanuary = a.endsWith('0101') || b.endsWith('0101');
  const isSameDay = aMonth === bMonth && aDay === bDay;
  if (years === 0) {
    if (aMonth === bDay && aDay === bMonth) return 'born-day-month-swapped';
    if (isFirstOfJanuary) return 'born-first-of-january';
  }
  if (years === 1 && isFirstOfJanuary) return isNextDay(a, b) ? 'born-day-off-by-one' : 'born-year-near';
  if (years <= 1 && isNextDay(a, b)) return 'born-day-off-by-one';
  if (years === 0) {
    if (isUsualPlaceholder(a) || isUsualPlaceholder(b)) return 'born-usual-placeholder';
    if (aDay === bDay && Math.abs(aMonth - bMonth) === 1) return 'born-month-off-by-one';
  }
  if (isSameDay && !isFirstOfJanuary) {
    if (years === 1) return 'born-year-off-by-one';
    if (years % 10 === 0 && years < 100 && a[1] === b[1]) return 'born-decade-differs';
  }
  const slip = isFirstOfJanuary ? null : slipOf(a, b);
  if (slip !== null) return slip;
  if (years === 0) return aMonth === bMonth ? 'born-same-month-other-day' : 'born-same-year-other-day';
  if (isSameDay && !isFirstOfJanuary) return 'born-same-day-other-year';
  return byYearsApart(years);
}

function slipOf(a: string, b: string): 'born-one-digit' | 'born-digits-transposed' | null {
  let wrong = 0;
  let last = 0;
  for (let i = 0; i < 8; i++) {
    if (a[i] === b[i]) continue;
    wrong++;
    if (wrong > 2) return null;
    if (wrong === 2 && (last !== i - 1 || a[i] !== b[last] || a[last] !== b[i])) return null;
    last = i;
  }
  return wrong === 1 ? 'born-one-digit' : 'born-digits-transposed';
}

/** At least one side is no full date: what counts is whether they can be one day, and how narrow that is. */
function compareSpans(a: BornReading, b: BornReading): BornCode {
  if (a.first <= b.last && b.first <= a.last) {
    if (a.how === 'age' || b.how === 'age') return 'born-age-fits';
    const months = Math.max(monthsIn(a), monthsIn(b));
    if (months <= 1) return 'born-month-same';
    if (months <= 13) return 'born-year-same';
    return months <= 72 ? 'born-years-overlap' : 'born-years-overlap-widely';
  }
  const years = Math.max(yearOf(a.first) - yearOf(b.last), yearOf(b.first) - yearOf(a.last));
  return years <= 0 ? 'born-same-year-other-day' : byYearsApart(years);
}

function monthsIn({ first, last }: BornReading): number {
  return (yearOf(last) - yearOf(first)) * 12 + (Math.floor(last / 100) % 100) - (Math.floor(first / 100) % 100) + 1;
}

const yearOf = (day: number): number => Math.floor(day / 10_000);

function byYearsApart(years: number): BornCode {
  if (years === 1) return 'born-year-near';
  return years <= 5 ? 'born-differs-little' : 'born-differs';
}

function isNextDay(a: string, b: string): boolean {
  return Math.abs(Number(a) - Number(b)) < 10_000 && daysApart(Number(a), Number(b)) === 1;
}

function partsOf(digits: string): readonly [number, number, number] {
  return [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
}

const CALENDARS: Readonly<Partial<Record<BornReading['how'], string>>> = {
  hijri: 'read from the Hijri calendar as',
  persian: 'read from the Persian solar calendar as',
  ethiopic: 'read from the Ethiopian calendar as',
  'month-first': 'read with the month first as',
  century: 'read as',
};

/** The writing, and beside it what it was read as where that is not plain to see. */
function said({ raw, how, first, last }: BornReading): string {
  const words = CALENDARS[how];
  if (words === undefined) return raw;
  return `${raw} (${words} ${first === last ? inDays(first) : `${inDays(first)} to ${inDays(last)}`})`;
}

function inDays(day: number): string {
  return `${String(day % 100).padStart(2, '0')}/${String(Math.floor(day / 100) % 100).padStart(2, '0')}/${yearOf(day)}`;
}
