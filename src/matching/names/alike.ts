/**
 * How alike two words of a name are, whoever bears them: pure, symmetric, and without term frequency (that is evidence.ts).
 * `share` is the part of the word's weight that is left: 1 for the same word, negative where a short edit speaks against.
 * Most pairs are unlike, so the cheap refusals come first, and nothing is allocated on the way: the answers are made once.
 */
import type { Word } from '../name.ts';
import { isDialect, nicknamesOf } from '../nicknames.ts';
import { editDistance, jaroWinkler } from '../similar.ts';
import { areForms, masculine, plainUmlauts } from './habits.ts';

export type Likeness =
  | 'same' // the same folded letters
  | 'one-letter' // one edit (a swap of neighbours is one)
  | 'two-letters'
  | 'sounds-alike' // the strict skeletons are equal, or nearly, in words that are written differently
  | 'same-in-another-script' // one side is written without vowels, and the consonants are those of the other
  | 'spelling' // known spellings of one name (Mohammed, Muhamad), or one in its other form (Petrov, Petrova; Mueller, Müller)
  | 'nickname' // one is short for the other, or both for a third
  | 'similar' // they look alike as a whole (Jaro-Winkler), or the loose skeletons are equal
  | 'initial' // one is the other's first letter (only align.ts gives this)
  | 'joined'; // two parts on one side are one on the other, or the article is joined to one of them (Elmasri, Masri)

export interface Alike {
  readonly kind: Likeness;
  readonly share: number;
}

const kept = (kind: Likeness, shares: readonly number[]): readonly Alike[] => shares.map((share) => ({ kind, share }));
const SAME: Alike = { kind: 'same', share: 1 };
const SPELLING: Alike = { kind: 'spelling', share: 0.9 };
const DIALECT: Alike = { kind: 'spelling', share: 0.5 };
const NICKNAME: Alike = { kind: 'nickname', share: 0.6 };
const ARTICLE: Alike = { kind: 'joined', share: 0.8 };
/** By the length of the longer word. */
const ONE_LETTER = kept('one-letter', [0, 0, 0, -0.2, 0.3, 0.5, 0.65, 0.7, 0.75, 0.8]);
const ONE_LETTER_SOUNDING = kept('one-letter', [0, 0, 0, 0.3, 0.55, 0.7, 0.8, 0.85, 0.85, 0.9]);
const TWO_LETTERS = kept('two-letters', [0, 0, 0, 0, 0, 0, 0.2, 0.35, 0.45, 0.55]);
const TWO_LETTERS_SOUNDING = kept('two-letters', [0, 0, 0, 0.1, 0.3, 0.45, 0.6, 0.7, 0.75, 0.8]);
/** By the length of the strict skeleton. */
const SOUNDS = kept('sounds-alike', [0, 0, 0.25, 0.4, 0.6, 0.7]);
/** By the length of the longer loose skeleton. */
const SIMILAR = kept('similar', [0, 0, 0, 0.15, 0.3, 0.4]);
const SCRIPT = kept('same-in-another-script', [0, 0.15, 0.4, 0.6, 0.75, 0.8]);
const SCRIPT_LOOSE = kept('same-in-another-script', [0, 0, 0.2, 0.4, 0.55, 0.65]);
const SCRIPT_GROUP: Alike = { kind: 'same-in-another-script', share: 0.85 };

/** Null when there is nothing to say for them. */
export function alike(one: Word, other: Word): Alike | null {
  if (one.text === other.text && one.vowelless === other.vowelless) return SAME;
  // Always in one order: Jaro's greedy pairing may fall differently from the other side.
  const inOrder = one.text < other.text;
  const a = inOrder ? one : other;
  const b = inOrder ? other : one;
  if (a.group !== '' && a.group === b.group) return a.vowelless === b.vowelless ? SPELLING : SCRIPT_GROUP;
  if (a.vowelless || b.vowelless) return a.vowelless && b.vowelless ? withoutVowels(a, b) : acrossScripts(a, b);
  const sounds = a.skeleton === b.skeleton && a.skeleton !== '';
  const nickname = nicknamesOf(a.text).has(b.text) ? (isDialect(a.text, b.text) ? DIALECT : NICKNAME) : null;
  if (!sounds && nickname === null && lettersApart(a.text, b.text) > 6) return null;
  return better(nickname, written(a, b, sounds));
}

function written(a: Word, b: Word, sounds: boolean): Alike | null {
  const longer = Math.max(a.text.length, b.text.length);
  const edits = editDistance(a.text, b.text, 2);
  const known = a.group !== '' && b.group !== '';
  if (edits === 1) {
    if (plainUmlauts(a.text, b.text) || masculine(a.text) === masculine(b.text)) return SPELLING;
    return at(sounds && !known ? ONE_LETTER_SOUNDING : ONE_LETTER, longer);
  }
  if (areForms(a.text, b.text)) return SPELLING;
  if (edits === 2) {
    const found = at(sounds && !known ? TWO_LETTERS_SOUNDING : TWO_LETTERS, longer);
    return better(found, withArticle(a, b));
  }
  if (sounds) return at(SOUNDS, known ? Math.min(2, a.skeleton.length) : a.skeleton.length);
  const loose = Math.max(a.loose.length, b.loose.length);
  if (longer >= 5 && jaroWinkler(a.text, b.text) >= (a.loose === b.loose ? 0.7 : 0.88))
    return better(withArticle(a, b), at(SIMILAR, loose));
  return withArticle(a, b);
}

function acrossScripts(a: Word, b: Word): Alike | null {
  if (a.skeleton === '' || b.skeleton === '') return null;
  if (a.skeleton === b.skeleton) return at(SCRIPT, a.skeleton.length);
  if (a.loose === b.loose) return at(SCRIPT_LOOSE, a.loose.length);
  const longer = Math.max(a.skeleton.length, b.skeleton.length);
  return longer >= 4 && editDistance(a.skeleton, b.skeleton, 1) === 1 ? at(SIMILAR, longer) : null;
}

function withoutVowels(a: Word, b: Word): Alike | null {
  const longer = Math.max(a.text.length, b.text.length);
  const edits = editDistance(a.text, b.text, 2);
  if (edits === 1) return at(a.skeleton === b.skeleton ? ONE_LETTER_SOUNDING : ONE_LETTER, longer);
  if (a.skeleton === b.skeleton && a.skeleton !== '') return at(SOUNDS, a.skeleton.length);
  return edits === 2 ? at(TWO_LETTERS, longer) : null;
}

/** Elmasri and Masri, Alghamdi and Ghamdi: the article that one writer joined and another left out. */
function withArticle(a: Word, b: Word): Alike | null {
  const [short, long] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  const isJoined =
    long.length === short.length + 2 && short.length >= 4 && (long.startsWith('al') || long.startsWith('el')) && long.endsWith(short);
  return isJoined ? ARTICLE : null;
}

function better(a: Alike | null, b: Alike | null): Alike | null {
  if (a === null || b === null) return a ?? b;
  return a.share >= b.share ? a : b;
}

function at(answers: readonly Alike[], length: number): Alike | null {
  const found = answers[Math.min(length, answers.length - 1)]!;
  return found.share === 0 ? null : found;
}

/** How many letters only one of the two has: each edit changes at most two. */
function lettersApart(a: string, b: string): number {
  let letters = 0;
  let others = 0;
  for (let i = 0; i < a.length; i++) letters |= 1 << (a.charCodeAt(i) & 31);
  for (let i = 0; i < b.length; i++) others |= 1 << (b.charCodeAt(i) & 31);
  let apart = letters ^ others;
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return count;
}
