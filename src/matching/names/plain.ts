/**
 * Most names are two or three plain words of Latin letters, and are read here without asking of each what it might be besides: no title,
 * initial, alias, placeholder or sign of another script stands among them. What is read so is what the long way reads
 * (a law in plain.test.ts); whatever might be more goes the long way.
 */
import { foldLatin } from './latin.ts';
import { customaryWords, particleWords } from './particles.ts';
import { placeholderWords } from './placeholders.ts';
import { titleWords } from './titles.ts';
import { writingWords } from './writings.ts';

/** Words that mean something besides: what they are beside others decides, and the long way finds it. */
export const tellingWords: readonly string[] = [
  ...placeholderWords,
  ...titleWords,
  ...writingWords,
  // What stands for a name that nobody gave, and what is a particle only as it is written.
  'fnu',
  'lnu',
  'ui',
];
const TELLING = new Set(tellingWords);
/** Particles and the like: nothing but weak, where they are. */
export const weakWords: ReadonlySet<string> = new Set([...customaryWords, ...particleWords].filter((word) => !TELLING.has(word)));
/** As in particles.ts: an article that has taken the sound of the next word. */
const SUN = /^[aeiou](?:t|th|d|dh|r|z|s|sh|l|n|j)$/;
const LONGEST_WORD = 40;
const LONGEST_NAME = 160;

/** Letters of the Latin script with marks, from À to ž and those of Vietnamese, save those that stand for two, or for none. */
const isMarked = (code: number): boolean =>
  (code >= 0x1ea0 && code <= 0x1ef9) ||
  (code >= 0xc0 &&
    code <= 0x17e &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x132 && code <= 0x133) &&
    !(code >= 0x13f && code <= 0x140) &&
    code !== 0x149);

/** The words as they are written; null where one of them may be something else. */
export function plainWords(text: string): string[] | null {
  const { length } = text;
  if (length > LONGEST_NAME) return null;
  const words: string[] = [];
  let from = 0;
  let isSmallBefore = false;
  for (let i = 0; i <= length; i++) {
    // A space ends the last one.
    const code = i === length ? 32 : text.charCodeAt(i);
    if (code >= 97 && code <= 122) {
      isSmallBefore = true;
    } else if (code >= 65 && code <= 90) {
      // Two words may be written as one: SalahUddin.
      if (isSmallBefore) return null;
    } else if (code === 32 || code === 45) {
      isSmallBefore = false;
      const letters = i - from;
      if (letters === 1 || letters > LONGEST_WORD) return null;
      if (letters > 0) words.push(text.slice(from, i));
      from = i + 1;
    } else {
      if (!isMarked(code) || (isSmallBefore && text[i] !== text[i]!.toLowerCase())) return null;
      isSmallBefore = true;
    }
  }
  return words;
}

/** What it comes to in small letters; null where it may be something besides. `text` tells whether it stands in our own tables. */
export function plainText(raw: string): string | null {
  const small = raw.toLowerCase();
  if (isAscii(small)) return small;
  const text = foldLatin(raw).replace(/[^a-z]/g, '');
  return text.length < 2 || text.length > LONGEST_WORD || TELLING.has(small) ? null : text;
}

/** An article that has taken the sound of the next word. */
export const isSunArticle = (text: string): boolean => text.length <= 3 && SUN.test(text);

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
