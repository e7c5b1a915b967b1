/**
 * Which words may be one or two slips from another: both share a rest when few enough letters are deleted from each. Two words with
 * optimal-string-alignment distance d share a rest after at most d deletions from either (a letter put in is deleted on one side, one
 * left out on the other, one exchanged or a pair swapped on both), so a table of rests misses no such pair as far as `deleted` reaches.
 * Rests are kept as hashes: an accidental equality costs a comparison and never an answer.
 */
const BASE = 0x01000193;
/** Longer words are hashed by their beginning. */
const LONGEST = 48;
const POWERS = new Int32Array(LONGEST + 1);
POWERS[0] = 1;
for (let i = 1; i <= LONGEST; i++) POWERS[i] = Math.imul(POWERS[i - 1]!, BASE);
const before = new Int32Array(LONGEST + 1);
const after = new Int32Array(LONGEST + 2);

/** Rests of the longest word that has two deletions (1 + 14 + 91), or one. */
export const MOST_RESTS = 128;

/** Letters deleted: two of 6 to 14, because three of twelve is another name and the rests of longer words would be too many. */
export const deleted = (length: number): number => (length < 3 || length > LONGEST ? 0 : length >= 6 && length <= 14 ? 2 : 1);

/** One consonant of four or more may be another, missing or too many. */
export const skeletonDeleted = (length: number): number => (length < 4 ? 0 : 1);

/** Hashes of the word and of its rests after at most `most` deletions, written into `into`; gives how many. `mark` keeps kinds of words apart. */
export function rests(text: string, mark: number, most: number, into: Int32Array): number {
  const n = Math.min(text.length, LONGEST);
  before[0] = mark;
  after[n] = 0;
  for (let i = 0; i < n; i++) before[i + 1] = Math.imul(before[i]!, BASE) + text.charCodeAt(i);
  for (let i = n - 1; i >= 0; i--) after[i] = Math.imul(text.charCodeAt(i), POWERS[n - 1 - i]!) + after[i + 1]!;
  let count = 0;
  into[count++] = mixed(before[n]!);
  if (most === 0) return count;
  for (let i = 0; i < n; i++) {
    // Of equal neighbours each leaves the same rest.
    if (i > 0 && text.charCodeAt(i) === text.charCodeAt(i - 1)) continue;
    into[count++] = mixed(Math.imul(before[i]!, POWERS[n - 1 - i]!) + after[i + 1]!);
    if (most === 1) continue;
    const head = Math.imul(before[i]!, POWERS[n - 2 - i] ?? 1);
    for (let j = i + 1; j < n; j++) {
      if (j > i + 1 && text.charCodeAt(j) === text.charCodeAt(j - 1)) continue;
      const middle = before[j]! - Math.imul(before[i + 1]!, POWERS[j - i - 1]!);
      into[count++] = mixed(head + Math.imul(middle, POWERS[n - 1 - j]!) + after[j + 1]!);
    }
  }
  return count;
}

function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  mix = Math.imul(mix ^ (mix >>> 15), 0x45d9f3b);
  return mix ^ (mix >>> 16);
}
