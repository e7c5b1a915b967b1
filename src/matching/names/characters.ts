/**
 * Names in characters that stand for whole syllables or words: Chinese, Japanese, Korean. Romanised they look long and near to each
 * other (Jianhong, Xinhong), and are neither: two characters are a short name, and one other character another name.
 */
import { editDistance } from '../similar.ts';
import type { Word } from './parts.ts';
import type { Alike } from './alike.ts';

/** Tenths of a bit that so many characters can weigh at most, from 0. Whole populations are named with one or two; a list with few of those people does not know it. */
const MOST = [Infinity, 60, 75, 80, 95];

export function mostByCharacters(raw: string): number {
  return raw.charCodeAt(0) < FIRST || !WRITTEN_SO.test(raw) ? Infinity : (MOST[[...raw].length] ?? Infinity);
}

/**
 * What is left of a likeness of readings when both sides were written in one such script. Between scripts and for kana, which spell
 * sounds, it stays; other characters of the same sound may be the older form of the same.
 */
export function asWritten(found: Alike, a: string, b: string): Alike | null {
  if (a.charCodeAt(0) < FIRST || b.charCodeAt(0) < FIRST || a === b) return found;
  const isHangul = HANGUL.test(a) && HANGUL.test(b);
  if (!isHangul && !(HAN.test(a) && HAN.test(b))) return found;
  if (found.kind === 'same') return SAME_SOUND;
  if (isHangul && found.kind === 'spelling') return found;
  const longer = Math.max(a.length, b.length);
  if (longer < 2 || editDistance(a, b, 1) > 1) return null;
  return longer === 2 ? ONE_OF_TWO : found;
}

/** Latin letters on one side and Cyrillic or Greek on the other are spelt by another ear: where letters say nothing, the consonants still do. */
export function heardAcross(a: Word, b: Word, left: string, right: string): Alike | null {
  if (a.skeleton !== b.skeleton || a.skeleton.length < 3 || a.vowelless || b.vowelless) return null;
  const [one, other] = [left.charCodeAt(0), right.charCodeAt(0)];
  return (one < GREEK && isGreekOrCyrillic(other)) || (other < GREEK && isGreekOrCyrillic(one))
    ? a.skeleton.length === 3
      ? HEARD
      : HEARD_LONG
    : null;
}

const GREEK = 0x370;
const CYRILLIC_END = 0x530;
const isGreekOrCyrillic = (code: number): boolean => code >= GREEK && code < CYRILLIC_END;
const HEARD: Alike = { kind: 'same-in-another-script', share: 0.5 };
const HEARD_LONG: Alike = { kind: 'same-in-another-script', share: 0.65 };

const FIRST = 0x3040;
const WRITTEN_SO = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
/** With Chinese characters in it; kana may stand beside them. */
const HAN = /\p{Script=Han}/u;
const SAME_SOUND: Alike = { kind: 'sounds-alike', share: 0.75 };
const ONE_OF_TWO: Alike = { kind: 'similar', share: 0.25 };
