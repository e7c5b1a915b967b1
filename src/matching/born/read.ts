/**
 * What a written birth date can mean. One text may hold several dates (sanctions lists do), and one date several meanings
 * (03/07/2007, 12/03/71, 1371 without a calendar): all are kept, and the writing beside each. Nothing is dropped for being
 * impossible or in the future: that is what damage looks like.
 */
import { converted, isRealDay } from './calendars.ts';
import { monthNamed } from './months.ts';
import type { Calendar } from './months.ts';
import { fullDate, isYear, years } from './reading.ts';
import type { BornReading } from './reading.ts';
import { calendarIn, pieces, plainly } from './text.ts';

/** Longer text is not a birth date; the work stays bounded whatever is sent. */
const LONGEST_TEXT = 1_000;
export const MOST_READINGS = 12;
/** No clock is read here: of two digits up to this, either century is possible. */
const LAST_YOUNG_YEAR = 35;
export function readBornText(text: string): BornReading[] {
  const plain = isoDate(text) ?? namedDate(text) ?? bareYear(text);
  if (plain !== null) return [plain].filter(isSaid);
  const found =
    numericDate(text) ??
    pieces(text.slice(0, LONGEST_TEXT))
      .slice(0, 2 * MOST_READINGS)
      .flatMap(readPiece);
  return found.filter(isSaid).slice(0, MOST_READINGS);
}

function numericDate(text: string): BornReading[] | null {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (match === null) return null;
  return dayFirst({ raw: text, text, how: 'written', calendar: null }, match[1]!, match[3]!, match[4]!, match[2]!);
}

/** "12 Mar 1971", as lists have it: known people are read again for each comparison, so the common forms are read without the rest. */
function namedDate(text: string): BornReading | null {
  const match = /^(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})$/.exec(text);
  const month = match === null ? null : monthNamed(match[2]!);
  if (month?.calendar !== 'gregory' || !isYear(Number(match![3]))) return null;
  return fullDate(text, 'written', Number(match![3]), month.number, Number(match![1]));
}

function bareYear(text: string): BornReading | null {
  const match = /^(circa )?(\d{4})$/.exec(text);
  if (match === null || !isYear(Number(match[2]))) return null;
  const year = Number(match[2]);
  return years(text, match[1] === undefined ? 'written' : 'about', year, year);
}

/** What programs write when they were given no date: year nought, the first day of a spreadsheet or of a date column, the last. */
const NO_DATE: ReadonlySet<string | null> = new Set(['19000101', '19000100', '18991230', '18991231', '17530101', '00010101', '99991231']);

function isSaid({ digits, last }: BornReading): boolean {
  return !NO_DATE.has(digits) && last >= 10_000;
}

/** The same with one figure for a month or day, with a time, or impossible. */
function isoDate(text: string): BornReading | null {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\s*$/.exec(text);
  if (match === null || isOtherCalendars(Number(match[1]))) return null;
  return fullDate(text.trim(), 'written', Number(match[1]), Number(match[2]), Number(match[3]));
}

function isOtherCalendars(year: number): boolean {
  return year >= CALENDAR_YEARS.hijri[0] && year <= CALENDAR_YEARS.hijri[1];
}

const D = String.raw`(\d{1,2}|\?\?|xx|--)`;
const M = D;
const SEP = String.raw`\s*[-/. ]\s*`;
const YEAR = String.raw`(\d{4})`;
const SHORT_YEAR = String.raw`(\d{4}|'?\d{2})`;
const NAMED = '#([ghp])(\\d+)#';
/** Tried in this order at each place. */
const FORMS: readonly (readonly [RegExp, (found: readonly string[], piece: Piece) => BornReading[]])[] = [
  [form(`${YEAR}${SEP}${M}${SEP}${D}`), ([, y, m, d], piece) => yearFirst(piece, y!, m!, d!)],
  [form(String.raw`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?`), ([, y, m, d], piece) => yearFirst(piece, y!, m!, d!)],
  [form(`${D}${SEP}${M}\\s*([-/. ])\\s*${SHORT_YEAR}`), ([, d, m, separator, y], piece) => dayFirst(piece, d!, m!, y!, separator!)],
  [
    form(`${D}(?:st|nd|rd|th|er|º|ª)?\\s*(?:of|de|del|[-/., ])?\\s*${NAMED}\\s*(?:de|del|[-/., ])*\\s*${SHORT_YEAR}`),
    ([, d, c, m, y], piece) => named(piece, c!, m!, d!, y!),
  ],
  [form(`${NAMED}[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?\\s*[-/., ]\\s*${YEAR}`), ([, c, m, d, y], piece) => named(piece, c!, m!, d!, y!)],
  [form(`${YEAR}\\s*[-/., ]?\\s*${NAMED}\\s*[-/. ]?\\s*(\\d{1,2})`), ([, y, c, m, d], piece) => named(piece, c!, m!, d!, y!)],
  [form(`${NAMED}\\s*(?:de|del|of|[-/., ])*\\s*${YEAR}`), ([, c, m, y], piece) => named(piece, c!, m!, '0', y!)],
  [form(`${YEAR}\\s*[-/., ]?\\s*${NAMED}`), ([, y, c, m], piece) => named(piece, c!, m!, '0', y!)],
  [form(String.raw`(\d{8})`), ([, digits], piece) => eightDigits(piece, digits!)],
  [form(`(\\d{1,2})${SEP}${YEAR}`), ([, m, y], piece) => monthOf(piece, y!, m!)],
  [form(`${YEAR}\\s*[-/]\\s*(1[3-9]|[2-9]\\d)`), ([, from, to], piece) => shortRange(piece, Number(from), Number(to))],
  [form(`${YEAR}[-/](0[1-9]|1[0-2])`), ([, y, m], piece) => monthOf(piece, y!, m!)],
  [form(String.raw`(early|mid|late)?[- ]*(?:the )?(\d{3})0'?s`), ([, part, decade], piece) => decadeOf(piece, part, decade!)],
  [form(YEAR), ([, y], piece) => yearAlone(piece, y!)],
];

function form(pattern: string): RegExp {
  return new RegExp(`(?<![\\d])${pattern}(?!\\d)`, 'y');
}

interface Piece {
  readonly raw: string;
  readonly text: string;
  readonly how: 'written' | 'about';
  /** The calendar that the text names, if it does. */
  readonly calendar: Calendar | null;
}

function readPiece(raw: string): BornReading[] {
  const text = plainly(raw);
  const piece: Piece = { raw: raw.trim(), text, how: ABOUT.test(text) ? 'about' : 'written', calendar: calendarIn(text) };
  const age = ageIn(piece);
  if (age !== null) return age;
  return joinRanges(piece, scan(piece));
}

interface Found {
  readonly readings: readonly BornReading[];
  readonly from: number;
  readonly to: number;
}

function scan(piece: Piece): Found[] {
  const found: Found[] = [];
  for (let place = 0; place < piece.text.length && found.length < MOST_READINGS; ) {
    const next = at(piece, place);
    if (next === null) place++;
    else {
      found.push(next);
      place = next.to;
    }
  }
  return found;
}

function at(piece: Piece, place: number): Found | null {
  if (!/[\d#?x\-em l]/.test(piece.text[place]!)) return null;
  for (const [pattern, read] of FORMS) {
    pattern.lastIndex = place;
    const match = pattern.exec(piece.text);
    const readings = match === null ? [] : read(match, piece);
    if (readings.length > 0) return { readings, from: place, to: place + match![0].length };
  }
  return null;
}

/** Two dates with "to", "and" or a dash between them are the ends of one range; others stand each for itself. */
function joinRanges(piece: Piece, found: readonly Found[]): BornReading[] {
  const read: BornReading[] = [];
  for (let i = 0; i < found.length; i++) {
    const [one, next] = [found[i]!, found[i + 1]];
    const between = next === undefined ? null : piece.text.slice(one.to, next.from);
    if (next !== undefined && RANGE.test(between!) && (!/and|und|et|y/.test(between!) || /between|zwischen|entre/.test(piece.text))) {
      const [a, b] = [one.readings[0]!, next.readings[0]!];
      read.push({ raw: piece.raw, how: piece.how, digits: null, first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) });
      i++;
    } else {
      const open = /\b(before|after|until|since)\s*$/.exec(piece.text.slice(0, one.from))?.[1];
      read.push(...(open === undefined ? one.readings : one.readings.map((each) => openEnded(each, open))));
    }
  }
  return read;
}

const RANGE = /^\s*(?:to|until|till|bis|a|al|-|–|and|und|et|y)\s*$/;
const ABOUT = /(?<![.\w])(?:c|ca|circa|about|abt|approx|approximately|around|roughly|estimated|est|ungefahr|environ|yaklasik|vers)\b|~/;

function openEnded(reading: BornReading, word: string): BornReading {
  const early = word === 'before' || word === 'until';
  return early
    ? { ...reading, digits: null, first: Math.max(18_000_101, reading.first - 200_000), last: reading.first }
    : { ...reading, digits: null, first: reading.last, last: Math.min(21_991_231, reading.last + 200_000) };
}

function yearFirst(piece: Piece, y: string, m: string, d: string): BornReading[] {
  return inCalendars(piece, Number(y), partOf(m), partOf(d));
}

/** Day first, as here; with strokes or dashes month first too, where that makes a date. Dots are never American. */
function dayFirst(piece: Piece, d: string, m: string, y: string, separator: string): BornReading[] {
  const [day, month] = [partOf(d), partOf(m)];
  return yearsOf(y).flatMap(({ year, sure }) => {
    if (!isYear(year) || piece.calendar === 'ethiopic') return inCalendars(piece, year, month, day);
    const how = sure ? piece.how : 'century';
    const [isDayFirst, isMonthFirst] = [isRealDay(year, month, day), isRealDay(year, day, month)];
    if (!isDayFirst && isMonthFirst) return [fullDate(piece.raw, how, year, day, month)];
    const read = [fullDate(piece.raw, how, year, month, day)];
    return isMonthFirst && day !== month && separator !== '.' ? [...read, fullDate(piece.raw, 'month-first', year, day, month)] : read;
  });
}

function named(piece: Piece, calendar: string, month: string, d: string, y: string): BornReading[] {
  const of: Calendar = calendar === 'h' ? 'hijri' : calendar === 'p' ? 'persian' : 'gregory';
  return yearsOf(y).flatMap(({ year, sure }) =>
    of === 'gregory' && isYear(year) && piece.calendar !== 'ethiopic'
      ? [fullDate(piece.raw, sure ? piece.how : 'century', year, Number(month), partOf(d))]
      : inCalendars({ ...piece, calendar: of === 'gregory' ? piece.calendar : of }, year, Number(month), partOf(d)),
  );
}

function eightDigits(piece: Piece, digits: string): BornReading[] {
  const year = Number(digits.slice(0, 4));
  if (isYear(year) && Number(digits.slice(4, 6)) <= 12) return yearFirst(piece, digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  return isYear(Number(digits.slice(4))) ? dayFirst(piece, digits.slice(0, 2), digits.slice(2, 4), digits.slice(4), '/') : [];
}

function monthOf(piece: Piece, y: string, m: string): BornReading[] {
  return Number(m) <= 12 ? inCalendars(piece, Number(y), Number(m), 0) : [];
}

/** 1955-57. */
function shortRange(piece: Piece, from: number, to: number): BornReading[] {
  const last = from - (from % 100) + to;
  return isYear(from) && last > from ? [years(piece.raw, piece.how, from, last)] : [];
}

function decadeOf(piece: Piece, part: string | undefined, decade: string): BornReading[] {
  const year = Number(decade) * 10;
  if (!isYear(year)) return [];
  const [from, to] = part === 'early' ? [0, 4] : part === 'mid' ? [3, 7] : part === 'late' ? [5, 9] : [0, 9];
  return [years(piece.raw, 'about', year + from, year + to)];
}

function yearAlone(piece: Piece, y: string): BornReading[] {
  const year = Number(y);
  if (!isYear(year) || piece.calendar === 'ethiopic') return inCalendars(piece, year, 0, 0);
  return [years(piece.raw, piece.how, year, year)];
}

/** Gregorian when the year can be; else what the text says, else Hijri and Persian both, as far as they go. */
function inCalendars(piece: Piece, year: number, month: number, day: number): BornReading[] {
  if (isYear(year) && piece.calendar !== 'ethiopic') return [fullDate(piece.raw, piece.how, year, month, day)];
  const named = piece.calendar === null || piece.calendar === 'gregory' ? (['hijri', 'persian'] as const) : ([piece.calendar] as const);
  return named.flatMap((calendar) => {
    const [from, to] = CALENDAR_YEARS[calendar];
    const span = year < from || year > to || month > 12 || day > 31 ? null : converted(calendar, year, month, day);
    if (span === null) return [];
    return [{ raw: piece.raw, how: calendar, digits: day > 0 ? String(span.first) : null, ...span }];
  });
}

const CALENDAR_YEARS = { hijri: [1300, 1480], persian: [1300, 1420], ethiopic: [1890, 2060] } as const;

function yearsOf(written: string): { readonly year: number; readonly sure: boolean }[] {
  const digits = written.replace("'", '');
  const year = Number(digits);
  if (digits.length === 4) return [{ year, sure: true }];
  return year <= LAST_YOUNG_YEAR
    ? [2000, 1900].map((century) => ({ year: century + year, sure: false }))
    : [{ year: 1900 + year, sure: true }];
}

/** 0 when it is not known. */
function partOf(written: string): number {
  return written === '99' || !/^\d+$/.test(written) ? 0 : Number(written);
}

/** "About 15 in March 2024": a birth date only with the day it was said; an age alone says nothing that stays true. */
function ageIn(piece: Piece): BornReading[] | null {
  const match = AGE.exec(piece.text);
  if (match === null) return null;
  const low = Number(match[1] ?? match[4]);
  const high = Number(match[2] ?? match[5] ?? low);
  const rest = piece.text.slice(0, match.index) + ' '.repeat(match[0].length) + piece.text.slice(match.index + match[0].length);
  const said = scan({ ...piece, text: rest, how: 'written' })[0]?.readings[0];
  if (said === undefined) return [];
  const margin = piece.how === 'about' ? 1 : 0;
  const first = said.first - (Math.max(low, high) + 1 + margin) * 10_000;
  return [{ raw: piece.raw, how: 'age', digits: null, first, last: said.last - (Math.min(low, high) - margin) * 10_000 }];
}

/** "age 15", "aged 14-15", "15 years old", "15 yo", "about 15 in/on/as of". */
const AGE =
  /\bage[ds]?:?\s*(?:about|approx|approximately|around|c|circa|of)?\.?\s*(\d{1,3})(?:\s*(?:-|to|or)\s*(\d{1,3}))?(?!\d|[-/.]\d)(\s*(?:years?|yrs?))?|(?<![\d/.-])(\d{1,3})(?:\s*(?:-|to|or)\s*(\d{1,3}))?(?=\s*(?:years? old|yrs? old|years? of age|years?|yrs?|y\/?o|(?:in|on|at|as of|as at)\s+(?:\d|#)|\((?:seen|said|in|on|at|as of|as at)?\s*(?:\d|#)))/;
