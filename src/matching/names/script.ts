/** Which script a piece of a name is in, and its letters in Latin ones. */
import { romaniseArabic } from './arabic.ts';
import { romaniseCyrillic } from './cyrillic.ts';
import { romaniseEastAsian, romaniseOther } from './eastasian.ts';
import { romaniseEthiopic } from './ethiopic.ts';
import { romaniseGreek } from './greek.ts';
import { romaniseHebrew } from './hebrew.ts';
import { romaniseIndic } from './indic.ts';
import { foldLatin } from './latin.ts';

export interface Letters {
  readonly text: string;
  readonly vowelless: boolean;
}

/** Letters that look the same, from Cyrillic and Greek to Latin and back: a word that mixes them was typed on two keyboards, or to deceive. */
const LATIN_LOOKS = 'aceopxyijsAÀBCEHIJKMNOPSTXYZaovtk';
const CYRILLIC_LOOKS = 'асеорхуіјѕАÀВСЕНІЈКМNОРЅТХУZаоvтк';
const GREEK_LOOKS: Readonly<Record<string, string>> = {
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ο: 'o',
  ν: 'v',
  α: 'a',
  ι: 'i',
  κ: 'k',
}; // prettier-ignore

/** `piece` is letters, marks and digits without spaces, NFKC. */
export function lettersOf(piece: string): Letters {
  if (/^[A-Za-z0-9]+$/.test(piece)) return { text: piece.toLowerCase(), vowelless: false };
  if (/^[\p{ASCII}\p{Script=Latin}\p{M}]*$/u.test(piece)) return latin(piece);
  const code = firstForeign(piece);
  if (code >= 0x0590 && code < 0x0600) return { text: romaniseHebrew(bare(piece)), vowelless: true };
  if ((code >= 0x0600 && code < 0x0780) || (code >= 0x08a0 && code < 0x0900)) return { text: romaniseArabic(bare(piece)), vowelless: true };
  if (code >= 0x0400 && code < 0x0530) return cyrillic(piece);
  if (code >= 0x0370 && code < 0x0400) return greek(piece);
  if ((code >= 0x0900 && code < 0x0b00) || (code >= 0x0b80 && code < 0x0d80)) return { text: romaniseIndic(piece), vowelless: false };
  if (code >= 0x1200 && code < 0x1380) return { text: romaniseEthiopic(piece), vowelless: false };
  if (code >= 0x2e80) return { text: romaniseEastAsian(piece), vowelless: false };
  return { text: romaniseOther(piece), vowelless: false };
}

const latin = (piece: string): Letters => ({ text: foldLatin(piece).replace(/[^a-z0-9]/g, ''), vowelless: false });

function cyrillic(piece: string): Letters {
  const foreign = piece.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (foreign === 0) return { text: romaniseCyrillic(bare(piece).toLowerCase()), vowelless: false };
  const own = piece.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (own > foreign) return { text: romaniseCyrillic(bare(swap(piece, LATIN_LOOKS, CYRILLIC_LOOKS)).toLowerCase()), vowelless: false };
  const read = swap(piece, CYRILLIC_LOOKS, LATIN_LOOKS);
  return latin([...read].map((letter) => (/\p{Script=Cyrillic}/u.test(letter) ? romaniseCyrillic(letter.toLowerCase()) : letter)).join(''));
}

function greek(piece: string): Letters {
  if (!/\p{Script=Latin}/u.test(piece)) return { text: romaniseGreek(bare(piece).toLowerCase()), vowelless: false };
  const read = [...piece].map(
    (letter) => GREEK_LOOKS[letter] ?? (/\p{Script=Greek}/u.test(letter) ? romaniseGreek(bare(letter).toLowerCase()) : letter),
  );
  return latin(read.join(''));
}

function swap(piece: string, from: string, to: string): string {
  return [...piece].map((letter) => (from.includes(letter) ? to[from.indexOf(letter)]! : letter)).join('');
}

/** Without marks, but й, ї, ё, ў and their like stay whole. */
function bare(piece: string): string {
  return piece
    .normalize('NFC')
    .replace(/\p{M}/gu, '')
    .replace(/[ά-ώΆ-Ώἀ-῿]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

function firstForeign(piece: string): number {
  for (const letter of piece) if (/\p{L}/u.test(letter) && !/\p{Script=Latin}/u.test(letter)) return letter.codePointAt(0)!;
  return piece.codePointAt(0) ?? 0;
}
