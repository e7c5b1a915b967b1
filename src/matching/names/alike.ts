/**
 * How alike two words of a name are, whoever bears them: pure, symmetric, and without term frequency (that is evidence.ts).
 * `share` is the part of the word's weight that is left: 1 for the same word, negative where a short edit speaks against.
 */
import type { Word } from '../name.ts';
import { nicknamesOf } from '../nicknames.ts';
import { editDistance, jaroWinkler } from '../similar.ts';

export type Likeness =
  | 'same' // the same folded letters
  | 'one-letter' // one edit (a swap of neighbours is one)
  | 'two-letters'
  | 'sounds-alike' // the strict skeletons are equal, or nearly
  | 'same-in-another-script' // one side is written without vowels, and the consonants are those of the other
  | 'spelling' // both are known spellings of one name (Mohammed, Muhamad)
  | 'nickname' // one is short for the other, or both for a third
  | 'similar' // they look alike as a whole (Jaro-Winkler), or the loose skeletons are equal
  | 'initial' // one is the other's first letter (only align.ts gives this)
  | 'joined'; // two parts on one side are one on the other (only align.ts gives this)

export interface Alike {
  readonly kind: Likeness;
  readonly share: number;
}

const SAME: Alike = { kind: 'same', share: 1 };

/** Null when there is nothing to say for them. */
export function alike(a: Word, b: Word): Alike | null {
  if (a.text === b.text && a.vowelless === b.vowelless) return SAME;
  let found: Alike | null = null;
  const offer = (kind: Likeness, share: number): void => {
    if (share !== 0 && (found === null || share > found.share)) found = { kind, share };
  };
  if (nicknamesOf(a.text).has(b.text)) offer('nickname', 0.6);
  if (a.skeleton === b.skeleton) offer('sounds-alike', [0, 0, 0.25, 0.5][a.skeleton.length] ?? 0.65);
  offer(...edited(a.text, b.text));
  return found;
}

/** One edit in a long word is a slip; in a short one it is as likely another name (Ali, Avi), so there it even counts against. */
function edited(a: string, b: string): readonly [Likeness, number] {
  const longest = Math.max(a.length, b.length);
  const distance = editDistance(a, b, 2);
  if (distance === 1) return ['one-letter', [0, 0, 0, -0.2, 0.2, 0.45, 0.6, 0.6][longest] ?? 0.7];
  if (distance === 2 && longest >= 6) return ['two-letters', longest >= 9 ? 0.5 : longest >= 7 ? 0.4 : 0.2];
  return ['similar', longest >= 5 && a[0] === b[0] && jaroWinkler(a, b) >= 0.9 ? 0.3 : 0];
}
