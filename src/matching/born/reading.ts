/** One meaning of a written birth date: when, between which days, and how it follows from the writing. */
import { daysIn, isRealDay } from './calendars.ts';
import type { Day } from './calendars.ts';

/** How a reading follows from the writing. `written` is the plain one. */
export type BornHow = 'written' | 'month-first' | 'century' | 'about' | 'age' | 'hijri' | 'persian' | 'ethiopic';

export interface BornReading {
  /** As written. */
  readonly raw: string;
  readonly how: BornHow;
  /** Eight digits, year first, when it is a full date; it may be one that there is not. */
  readonly digits: string | null;
  /** The first and last day it can mean, both included. */
  readonly first: Day;
  readonly last: Day;
}

const ABOUT_YEARS = 2;

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1800 && year <= 2199;
}

/** The commonest form, read without the rest: a list of a million has a million of them. Null for any other. */
export function readIsoDate(text: string): BornReading | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  let number = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  // What a program writes for "none", and years of other calendars, are seen to with the rest.
  if (year <= 1900 || year > 2199 || !isRealDay(year, month, day)) return null;
  return { raw: text, how: 'written', digits: text.slice(0, 4) + text.slice(5, 7) + text.slice(8), first: number, last: number };
}

/** Month or day 0 (00, ??) is not known. What there is not (31 as a month) is kept as digits, and may be any day of the year. */
export function fullDate(raw: string, how: BornHow, year: number, month: number, day: number): BornReading {
  if (month === 0 && day === 0) return years(raw, how, year, year);
  const isMonth = month >= 1 && month <= 12;
  const digits = month > 0 && day > 0 ? String(year * 10_000 + month * 100 + day).padStart(8, '0') : null;
  if (how === 'about') return { ...years(raw, how, year - 1, year + 1), digits };
  if (digits !== null && isRealDay(year, month, day)) return { raw, how, digits, first: Number(digits), last: Number(digits) };
  const [from, to] = isMonth ? [month, month] : [1, 12];
  return { raw, how, digits, first: year * 10_000 + from * 100 + 1, last: year * 10_000 + to * 100 + daysIn(year, to) };
}

export function years(raw: string, how: BornHow, from: number, to: number): BornReading {
  const margin = how === 'about' && from === to ? ABOUT_YEARS : 0;
  return { raw, how, digits: null, first: (from - margin) * 10_000 + 101, last: (to + margin) * 10_000 + 1231 };
}

export function yearOnly(raw: string, year: number): BornReading {
  return years(raw, 'written', year, year);
}
