/** The text of a birth date before it is read: one way of writing, cut into the pieces that each may hold a date. */
import { foldMonth, LONG_MONTHS, monthNamed } from './months.ts';
import type { Calendar } from './months.ts';

const LABEL = /\b(?:alt\.?\s*)?(?:d\.?o\.?b\.?|date of birth|born(?: on)?|year of birth|birth ?date)(?![\p{L}])[\s:]*/giu;

/** A list's free text says "DOB ...; alt. DOB ...; POB ..."; without such words all of it is dates. */
export function pieces(text: string): string[] {
  const labels = [...text.matchAll(LABEL)];
  const labelled = labels.map((label, i) => text.slice(label.index + label[0].length, labels[i + 1]?.index).split(';')[0]!);
  const said = labelled.filter(hasDigit);
  return (said.length > 0 ? said : [text]).flatMap((part) => part.split(/[;|\n]+|\s(?:or|alt\.?|also|ou|oder|أو|یا)\s/i)).filter(hasDigit);
}

const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);

/** The calendar that a text names. */
export function calendarIn(text: string): Calendar | null {
  if (/\be\.?c\b|\bethiopian\b|ዓ\.?ም/.test(text)) return 'ethiopic';
  if (/\bs\.?h\b|\bshamsi\b|\bsolar\b|\bjalali\b|\bpersian\b|ه\.?\s?ش|شمسی/.test(text)) return 'persian';
  return /\ba\.?h\b|\bhijr[iay]h?\b|\d\s?h\b|هـ|ه\.?\s?ق|(?<!\p{L})ه(?!\p{L})|هجر|قمری/u.test(text) ? 'hijri' : null;
}

/** Zeros of the digits of other scripts; each block runs from 0 to 9. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0];

/** One way of writing: small letters, our digits, plain dashes, no times of day, months as `#g3#`. */
export function plainly(raw: string): string {
  const text = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u061c]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[٫،]/g, ',')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      const zero = ZEROS.find((each) => code >= each && code <= each + 9);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/(\d)[t\s,]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:z\b|am\b|pm\b|utc\b|gmt\b|[+-]\d\d:?\d\d(?!\d))?/g, '$1 ');
  return withLongMonths(text).replace(/(?<!#)\p{L}[\p{L}\p{M}'’]*/gu, (word) => inText(word) ?? foldMonth(word));
}

/** Months of two words, which only Arabic and the Hijri calendar have. */
function withLongMonths(text: string): string {
  if (!/[\u0600-\u06ff]|rabi|jumada|dhu|zul/.test(text)) return text;
  return LONG_MONTHS.reduce((whole, name) => whole.replace(name, inText(name)!), foldMonth(text));
}

function inText(name: string): string | null {
  const month = monthNamed(name);
  return month === null ? null : `#${month.calendar[0]}${month.number}#`;
}
