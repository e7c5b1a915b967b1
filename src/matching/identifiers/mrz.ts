/**
 * The lines at the foot of a passport or identity card that machines read (ICAO Doc 9303, parts 4 to 6): TD3 with two lines of
 * 44, TD2 with two of 36, TD1 with three of 30. Whoever types or scans them gets letters and digits confused, so a wrong
 * check digit is told and the number still read.
 */
import type { DocumentKind, ReadDocument } from './document.ts';

export interface Mrz {
  readonly kind: Extract<DocumentKind, 'passport' | 'identity-card'>;
  readonly number: string;
  readonly check: Extract<ReadDocument['check'], 'right' | 'wrong'>;
  /** Three letters, as ICAO has them. */
  readonly country: string;
}

export function readMrz(text: string): Mrz | null {
  if (!text.includes('<')) return null;
  const lines = text
    .toUpperCase()
    .replace(/[«‹]/g, '<')
    .split(/\s+/)
    .filter((each) => each.length > 0);
  const joined = lines.join('');
  const [width, numberAt] = joined.length === 90 ? [30, 5] : joined.length === 88 ? [44, 44] : joined.length === 72 ? [36, 36] : [0, 0];
  // The line with the number may come alone.
  if (width === 0) return joined.length === 44 || joined.length === 36 ? numberIn(joined, 0, 'passport', joined.slice(10, 13)) : null;
  const kind = joined.startsWith('P') ? 'passport' : 'identity-card';
  return numberIn(joined, numberAt, kind, joined.slice(2, 5));
}

function numberIn(text: string, at: number, kind: Mrz['kind'], country: string): Mrz | null {
  let number = text.slice(at, at + 9);
  let digit = text[at + 9]!;
  // TD1 and TD2 carry longer numbers on into the optional data, the check digit behind them.
  if (digit === '<' && kind === 'identity-card') {
    const more = /^([A-Z0-9]*)([0-9])</.exec(text.slice(at + 10));
    if (more === null) return null;
    number += more[1]!;
    digit = more[2]!;
  }
  if (!/^[A-Z0-9<]+$/.test(number) || !/^[0-9O<]$/.test(digit)) return null;
  const check = String(checkDigit(number)) === digit.replace('O', '0') ? 'right' : 'wrong';
  return { kind, number: number.replaceAll('<', ''), check, country: country.replaceAll('<', '').toLowerCase() };
}

/** Weights 7, 3, 1; A to Z are 10 to 35, the filler is 0. */
export function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code >= 65 ? code - 55 : code >= 48 && code <= 57 ? code - 48 : 0;
    sum += value * [7, 3, 1][i % 3]!;
  }
  return sum % 10;
}
