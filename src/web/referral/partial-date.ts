/** A date of which not everything may be known: a year, a month and year, or all of it. The month may be a word. */

import { isoDay } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { t } from '../words.ts';

export const datePart = ['day', 'month', 'year'] as const;

export type ReadDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'wrong'; readonly input: string; readonly words: string };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function monthNumber(typed: string): number {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  return /^[a-z]{3,}\.?$/i.test(typed) ? months.indexOf(typed.slice(0, 3).toLowerCase()) + 1 : 0;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function readDate(answers: Readonly<Record<string, string>>, name: string, now: Instant): ReadDate {
  const [day = '', month = '', year = ''] = datePart.map((one) => answers[`${name}-${one}`] ?? '');
  const wrong = (one: (typeof datePart)[number], words: string): ReadDate => ({ kind: 'wrong', input: `${name}-${one}`, words });
  if (day === '' && month === '' && year === '') return { kind: 'none' };
  if (year === '') return wrong('year', t('enter the year as well, or leave all three empty'));
  if (!/^(19|20)\d{2}$/.test(year)) return wrong('year', t('enter the year with four numbers, such as 2009'));
  if (month === '') return day === '' ? past(year) : wrong('month', t('enter the month as well, or leave the day empty'));
  const m = monthNumber(month);
  if (m < 1 || m > 12) return wrong('month', t('enter a month from 1 to 12, or its name'));
  if (day === '') return past(`${year}-${two(m)}`);
  const d = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  const isReal = d >= 1 && d <= new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return isReal ? past(`${year}-${two(m)}-${two(d)}`) : wrong('day', t('enter a day that this month has'));

  function past(iso: string): ReadDate {
    return iso <= isoDay(now).slice(0, iso.length) ? { kind: 'date', iso } : wrong('year', t('enter a date that is not in the future'));
  }
}

/** The date, or null when there is none or it cannot be read. */
export function dateOrNull(answers: Readonly<Record<string, string>>, name: string, now: Instant): string | null {
  const read = readDate(answers, name, now);
  return read.kind === 'date' ? read.iso : null;
}

/** A wrongly written date as it was typed, so that it is not lost. */
export const typedDate = (answers: Readonly<Record<string, string>>, name: string): string =>
  datePart
    .map((one) => answers[`${name}-${one}`] ?? '')
    .filter((one) => one !== '')
    .join(' ');
