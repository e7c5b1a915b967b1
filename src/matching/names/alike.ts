/**
 * How alike two words of a name are, whoever bears them: pure, symmetric, and without term frequency (that is evidence.ts).
 * `share` is the part of the word's weight that is left: 1 for the same word, negative where a short edit speaks against.
 * Most pairs are unlike, so the cheap refusals come first, and nothing is allocated on the way: the answers are made once.
 */
import type { Word } from './parts.ts';
import { isDialect, nicknamesOf } from '../nicknames.ts';
import { editDistance, jaroWinkler } from '../similar.ts';
import { areForms } from './habits.ts';

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

/**
 * The shares are measured (aliases of the OFAC list and damaged names of the UN list, the half for tuning, against six million random
 * pairs): how many bits this likeness is worth where the same word is worth all. Rows go by the length of the longer word, from 0.
 */
const kept = (kind: Likeness, shares: readonly number[]): readonly Alike[] => shares.map((share) => ({ kind, share }));
const SAME: Alike = { kind: 'same', share: 1 };
const SPELLING: Alike = { kind: 'spelling', share: 0.85 };
const DIALECT: Alike = { kind: 'spelling', share: 0.5 };
const NICKNAME: Alike = { kind: 'nickname', share: 0.5 };
const ARTICLE: Alike = { kind: 'joined', share: 0.85 };
const ARTICLE_SOUNDING: Alike = { kind: 'joined', share: 0.6 };
/** How the skeletons of two words stand to each other. */
type Sound = 'same' | 'loose' | 'near' | 'unlike';
const ONE_LETTER: Readonly<Record<Sound, readonly Alike[]>> = {
  same: kept('one-letter', [0, 0, 0, 0.25, 0.6, 0.85, 0.92]),
  loose: kept('one-letter', [0, 0, 0, 0, 0.5, 0.78, 0.9]),
  near: kept('one-letter', [0, 0, 0, -0.1, 0.35, 0.6, 0.7, 0.85, 0.9]),
  unlike: kept('one-letter', [0, 0, -0.2, -0.15, 0.35, 0.55, 0.72, 0.8, 0.85, 0.88]),
};
const TWO_LETTERS: Readonly<Record<Sound, readonly Alike[]>> = {
  same: kept('two-letters', [0, 0, 0, 0, 0.1, 0.45, 0.8, 0.88]),
  loose: kept('two-letters', [0, 0, 0, 0, 0, 0.35, 0.65, 0.85, 0.9]),
  near: kept('two-letters', [0, 0, 0, 0, 0, 0.3, 0.36, 0.48, 0.66, 0.7, 0.85]),
  unlike: kept('two-letters', [0, 0, 0, 0, 0, 0, 0.25, 0.5, 0.65, 0.74, 0.82]),
};
/** By the length of the strict skeleton; the second where the words look unlike all the same. */
const SOUNDS = kept('sounds-alike', [0, 0, 0, 0.5, 0.5, 0.82, 0.85]);
const SOUNDS_ONLY = kept('sounds-alike', [0, 0, 0, 0, 0.25, 0.5, 0.6]);
/** Three edits and more: by Jaro-Winkler from .75, .80, .85, .90. */
const SIMILAR: Readonly<Record<Exclude<Sound, 'same'>, readonly (readonly Alike[])[]>> = {
  loose: [
    kept('similar', [0, 0, 0, 0, 0, 0, 0.2, 0.3, 0.4]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.45, 0.55, 0.7]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.6, 0.65, 0.7]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.6, 0.7, 0.72]),
  ],
  near: [
    [],
    kept('similar', [0, 0, 0, 0, 0, 0, 0, 0.2, 0.35]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.4, 0.45, 0.52]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.4, 0.5, 0.68]),
  ],
  unlike: [
    [],
    kept('similar', [0, 0, 0, 0, 0, 0, 0, 0, 0.25]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.15, 0.2, 0.48]),
    kept('similar', [0, 0, 0, 0, 0, 0, 0.3, 0.4, 0.66]),
  ],
};
/** By the length of the skeleton; measured on transliteration pairs seen three times or more, and a little less, for those are of all countries together. */
const SCRIPT = kept('same-in-another-script', [0, 0.2, 0.5, 0.7, 0.82, 0.88]);
const SCRIPT_LOOSE = kept('same-in-another-script', [0, 0, 0.18, 0.42, 0.62, 0.72, 0.8]);
const SCRIPT_NEAR = kept('similar', [0, 0, 0, 0, 0.2, 0.42, 0.6]);
/** One more w or y that one side hears: by the length of the longer skeleton. */
const SCRIPT_VOWEL = kept('same-in-another-script', [0, 0, 0, 0.3, 0.5, 0.6]);
const SCRIPT_GROUP: Alike = { kind: 'same-in-another-script', share: 0.9 };
/** Both are known to be spellings of something, and not of the same: they are two names that sound alike. */
const TWO_NAMES = 0.7;
const WEAKER = new Map<Alike, Alike>();

/** Null when there is nothing to say for them. */
export function alike(one: Word, other: Word): Alike | null {
  if (one.text === other.text && one.vowelless === other.vowelless) return SAME;
  // Always in one order: Jaro's greedy pairing may fall differently from the other side.
  const inOrder = one.text < other.text;
  const a = inOrder ? one : other;
  const b = inOrder ? other : one;
  if (a.group !== '' && a.group === b.group) return a.vowelless === b.vowelless ? SPELLING : SCRIPT_GROUP;
  if (a.vowelless || b.vowelless) return a.vowelless && b.vowelless ? withoutVowels(a, b) : acrossScripts(a, b);
  const nickname = nicknamesOf(a.text).has(b.text) ? (isDialect(a.text, b.text) ? DIALECT : NICKNAME) : null;
  const sound = a.skeleton !== '' && a.skeleton === b.skeleton ? 'same' : a.loose !== '' && a.loose === b.loose ? 'loose' : 'unlike';
  if (sound === 'unlike' && lettersApart(a.text, b.text) > 6 && !isBeginning(a.text, b.text)) return nickname;
  return better(nickname, written(a, b, sound));
}

function written(a: Word, b: Word, heard: Sound): Alike | null {
  const longer = Math.max(a.text.length, b.text.length);
  const edits = editDistance(a.text, b.text, 2);
  if (areForms(a.text, b.text)) return SPELLING;
  const sound = heard === 'unlike' && areNear(a.skeleton, b.skeleton) ? 'near' : heard;
  if (edits === 1) return weighed(a, b, at(ONE_LETTER[sound], longer));
  const found = edits === 2 ? at(TWO_LETTERS[sound], longer) : further(a, b, sound, longer);
  return better(weighed(a, b, found), withArticle(a, b));
}

function further(a: Word, b: Word, sound: Sound, longer: number): Alike | null {
  if (longer < 5) return null;
  const looks = jaroWinkler(a.text, b.text);
  if (sound === 'same') return at(looks >= 0.8 ? SOUNDS : SOUNDS_ONLY, a.skeleton.length);
  if (sound === 'loose' && a.loose.length > 4 && looks >= 0.68 && looks < 0.75) return at(SIMILAR.loose[0]!, longer);
  if (looks < 0.75 || (sound === 'unlike' && a.text[0] !== b.text[0])) return null;
  return at(SIMILAR[sound][looks >= 0.9 ? 3 : looks >= 0.85 ? 2 : looks >= 0.8 ? 1 : 0]!, longer);
}

/** Hartwell and Hartwellfenamin: a long name is often cut to its beginning. The first comes first in the alphabet. */
const isBeginning = (first: string, second: string): boolean => first.length > 4 && second.startsWith(first);

/** One edit apart, and long enough for that to say something. */
function areNear(a: string, b: string): boolean {
  return (a.length >= 4 || b.length >= 4) && editDistance(a, b, 1) === 1;
}

function weighed(a: Word, b: Word, found: Alike | null): Alike | null {
  if (found === null || a.group === '' || b.group === '' || found.share < 0) return found;
  const known = WEAKER.get(found) ?? { kind: found.kind, share: Math.round(found.share * TWO_NAMES * 100) / 100 };
  WEAKER.set(found, known);
  return known;
}

function acrossScripts(a: Word, b: Word): Alike | null {
  if (a.skeleton === '' || b.skeleton === '') return null;
  if (a.skeleton === b.skeleton) return at(SCRIPT, a.skeleton.length);
  if (a.loose === b.loose) return at(SCRIPT_LOOSE, a.loose.length);
  const near = areNear(a.skeleton, b.skeleton) ? at(SCRIPT_NEAR, Math.max(a.skeleton.length, b.skeleton.length)) : null;
  return better(near, isVowelHeard(a.skeleton, b.skeleton) ? at(SCRIPT_VOWEL, Math.max(a.skeleton.length, b.skeleton.length)) : null);
}

/** Waw and ya are consonants and vowels: one side may hear a sound where the other has a vowel (Moawad, معوض). */
function isVowelHeard(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) !== 1) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return i > 0 && (long[i] === 'v' || long[i] === 'j') && long.slice(i + 1) === short.slice(i);
}

function withoutVowels(a: Word, b: Word): Alike | null {
  const longer = Math.max(a.text.length, b.text.length);
  const edits = editDistance(a.text, b.text, 2);
  const sounds = a.skeleton !== '' && a.skeleton === b.skeleton;
  // Few letters, all of weight: a letter counts as in a word that is two longer.
  if (edits === 1) return at(ONE_LETTER[sounds ? 'same' : 'unlike'], longer + (sounds ? 1 : 0));
  if (sounds) return at(SOUNDS, a.skeleton.length);
  return edits === 2 ? at(TWO_LETTERS.unlike, longer) : null;
}

/** Elmasri and Masri, Alghamdi and Ghamdi: the article that one writer joined and another left out. */
function withArticle(a: Word, b: Word): Alike | null {
  const [short, long] = a.text.length < b.text.length ? [a, b] : [b, a];
  if (short.text.length < 4 || !(long.text.startsWith('al') || long.text.startsWith('el'))) return null;
  if (long.text.length === short.text.length + 2 && long.text.endsWith(short.text)) return ARTICLE;
  return short.skeleton.length > 2 && long.skeleton === `al${short.skeleton}` ? ARTICLE_SOUNDING : null;
}

function better(a: Alike | null, b: Alike | null): Alike | null {
  if (a === null || b === null) return a ?? b;
  return a.share >= b.share ? a : b;
}

function at(answers: readonly Alike[], length: number): Alike | null {
  const found = answers[Math.min(length, answers.length - 1)];
  return found === undefined || found.share === 0 ? null : found;
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
