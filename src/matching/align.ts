/**
 * Which part of one name answers to which part of another: in any order, with parts joined, split, missing or added. The best
 * assignment is found exactly (a greedy one depends on which side is read first), over subsets of at most eight parts, in flat
 * arrays that are used again: this is what a question spends its time on.
 */
import type { NamePart, ReadName, Word } from './names/parts.ts';
import { alike } from './names/alike.ts';
import type { Alike, Likeness } from './names/alike.ts';
import { asWritten, heardAcross } from './names/characters.ts';
import { extraTenths, likenessTenths, partTenths, NAME_WEIGHTS } from './weights.ts';
import type { NameCounts } from './weights.ts';

export interface PartMatch {
  readonly left: NamePart;
  readonly right: NamePart;
  /** Places of the (first) parts in their names. */
  readonly leftAt: number;
  readonly rightAt: number;
  readonly likeness: Likeness;
  readonly tenths: number;
}

export interface Alignment {
  /** Everything together: the matches and what is left over on either side. */
  readonly tenths: number;
  readonly matches: readonly PartMatch[];
  /** Strong parts that answer to nothing on the other side. */
  readonly onlyLeft: readonly NamePart[];
  readonly onlyRight: readonly NamePart[];
}

const MOST_PARTS = 8;
const NOTHING = -0x8000;
const UNREACHED = -0x40000000;
/** A value holds tenths and, in its last digit, how many matches stand in the same place and role: of alignments worth the same, the one that moves least is shown. */
const UNMOVED_BASE = 16;

/** By left part * 8 + right part: tenths of the match, and its likeness. */
interface Matrix {
  readonly tenths: Int32Array;
  readonly likeness: (Likeness | null)[];
}
const matrix = (): Matrix => ({
  tenths: new Int32Array(MOST_PARTS * MOST_PARTS),
  likeness: Array.from({ length: MOST_PARTS * MOST_PARTS }, () => null),
});
const single = matrix();
/** Right parts j and j + 1 as one. */
const splitRight = matrix();
/** Left parts i and i + 1 as one. */
const splitLeft = matrix();
const leftTenths = new Int32Array(MOST_PARTS);
const rightTenths = new Int32Array(MOST_PARTS);
/** What it costs that a part answers to nothing. */
const leftExtra = new Int32Array(MOST_PARTS);
const rightExtra = new Int32Array(MOST_PARTS);
/** By (left parts done * subsets of right + subset taken) * 9 + strong left parts left over. */
const value = new Int32Array((MOST_PARTS + 1) * 2 ** MOST_PARTS * (MOST_PARTS + 1));
const move = new Uint8Array(value.length);
const SKIP = 0;
const ONE = 1 << 3;
const SPLIT_RIGHT = 2 << 3;
const SPLIT_LEFT = 3 << 3;

export function align(left: ReadName, right: ReadName, counts: NameCounts | undefined): Alignment {
  const n = Math.min(MOST_PARTS, left.parts.length);
  const m = Math.min(MOST_PARTS, right.parts.length);
  fill(left, right, n, m, counts);
  const subsets = 1 << m;
  const layer = subsets * (MOST_PARTS + 1);
  value.fill(UNREACHED, 0, (n + 1) * layer);
  value[0] = 0;
  for (let i = 0; i < n; i++) {
    const isWeak = left.parts[i]!.weak;
    for (let taken = 0; taken < subsets; taken++) {
      for (let skipped = 0; skipped <= i; skipped++) {
        const from = i * layer + taken * (MOST_PARTS + 1) + skipped;
        const worth = value[from]!;
        if (worth === UNREACHED) continue;
        reach(from + layer + (isWeak ? 0 : 1), worth + leftExtra[i]! * UNMOVED_BASE, SKIP);
        for (let j = 0; j < m; j++) {
          const bit = 1 << j;
          if ((taken & bit) !== 0) continue;
          const at = i * MOST_PARTS + j;
          const to = from + layer + bit * (MOST_PARTS + 1);
          const unmoved = i === j && left.parts[i]!.role === right.parts[j]!.role ? 1 : 0;
          if (single.tenths[at] !== NOTHING) reach(to, worth + single.tenths[at]! * UNMOVED_BASE + unmoved, ONE | j);
          if (splitRight.tenths[at] !== NOTHING && (taken & (bit << 1)) === 0) {
            reach(to + (bit << 1) * (MOST_PARTS + 1), worth + splitRight.tenths[at]! * UNMOVED_BASE, SPLIT_RIGHT | j);
          }
          if (splitLeft.tenths[at] !== NOTHING) reach(to + layer, worth + splitLeft.tenths[at]! * UNMOVED_BASE, SPLIT_LEFT | j);
        }
      }
    }
  }
  return best(left, right, n, m);
}

function reach(to: number, worth: number, by: number): void {
  if (worth > value[to]!) {
    value[to] = worth;
    move[to] = by;
  }
}

function best(left: ReadName, right: ReadName, n: number, m: number): Alignment {
  const subsets = 1 << m;
  const layer = subsets * (MOST_PARTS + 1);
  let strong = 0;
  for (let j = 0; j < m; j++) if (!right.parts[j]!.weak) strong |= 1 << j;
  let chosen = 0;
  let most = -Infinity;
  for (let taken = 0; taken < subsets; taken++) {
    let untaken = 0;
    let extra = 0;
    for (let j = 0; j < m; j++) {
      if ((strong & ~taken & (1 << j)) === 0) continue;
      untaken++;
      extra += rightExtra[j]!;
    }
    for (let skipped = 0; skipped <= n; skipped++) {
      const at = n * layer + taken * (MOST_PARTS + 1) + skipped;
      if (value[at] === UNREACHED) continue;
      const worth = value[at]! + (extra + Math.min(skipped, untaken) * NAME_WEIGHTS.differs) * UNMOVED_BASE;
      if (worth > most) [chosen, most] = [at, worth];
    }
  }
  const matches: PartMatch[] = [];
  const onlyLeft: NamePart[] = [];
  let untaken = strong;
  for (let i = n, at = chosen; i > 0; ) {
    const j = move[at]! & 7;
    const kind = move[at]! & ~7;
    if (kind === SKIP) {
      const part = left.parts[--i]!;
      at -= layer + (part.weak ? 0 : 1);
      if (!part.weak) onlyLeft.unshift(part);
      continue;
    }
    i -= kind === SPLIT_LEFT ? 2 : 1;
    const bits = (kind === SPLIT_RIGHT ? 3 : 1) << j;
    at -= layer * (kind === SPLIT_LEFT ? 2 : 1) + bits * (MOST_PARTS + 1);
    untaken &= ~bits;
    const { tenths, likeness } = kind === ONE ? single : kind === SPLIT_RIGHT ? splitRight : splitLeft;
    matches.unshift({
      left: kind === SPLIT_LEFT ? left.joined[i]! : left.parts[i]!,
      right: kind === SPLIT_RIGHT ? right.joined[j]! : right.parts[j]!,
      leftAt: i,
      rightAt: j,
      likeness: likeness[i * MOST_PARTS + j]!,
      tenths: tenths[i * MOST_PARTS + j]!,
    });
  }
  return {
    tenths: Math.floor(most / UNMOVED_BASE),
    matches,
    onlyLeft,
    onlyRight: right.parts.filter((_, j) => (untaken & (1 << j)) !== 0),
  };
}

function fill(left: ReadName, right: ReadName, n: number, m: number, counts: NameCounts | undefined): void {
  leftTenths.fill(NOTHING, 0, n);
  rightTenths.fill(NOTHING, 0, m);
  for (let i = 0; i < n; i++) leftExtra[i] = extraTenths(left, i);
  for (let j = 0; j < m; j++) rightExtra[j] = extraTenths(right, j);
  // How rare a word is costs a look in the list: only for those that answer to something.
  const weight = (i: number, j: number): number => {
    if (leftTenths[i] === NOTHING) leftTenths[i] = tenthsOf(left.parts[i]!, counts);
    if (rightTenths[j] === NOTHING) rightTenths[j] = tenthsOf(right.parts[j]!, counts);
    return Math.min(leftTenths[i]!, rightTenths[j]!);
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const at = i * MOST_PARTS + j;
      const [a, b] = [left.parts[i]!, right.parts[j]!];
      const found = likenessOf(a, b, counts);
      single.likeness[at] = found?.kind ?? null;
      single.tenths[at] =
        found === null ? NOTHING : found === INITIAL ? Math.min(weight(i, j), NAME_WEIGHTS.initial) : likenessTenths(found, weight(i, j));
      splitRight.tenths[at] = splitLeft.tenths[at] = NOTHING;
      // Two written as one are made only where their letters could be as many as the other's.
      if (j + 1 < m && mayBeJoined(left.parts[i]!, right.parts[j]!, right.parts[j + 1]!))
        matchJoined(splitRight, at, left.parts[i]!, right.joined[j]!, counts);
      if (i + 1 < n && mayBeJoined(right.parts[j]!, left.parts[i]!, left.parts[i + 1]!))
        matchJoined(splitLeft, at, left.joined[i]!, right.parts[j]!, counts);
    }
  }
}

const tenthsOf = (part: NamePart, counts: NameCounts | undefined): number => counts?.weigh?.(part) ?? partTenths(part, counts);

/** Letters beyond which two parts and one are not the same, however they are joined. */
const JOINED_APART = 2;
const mayBeJoined = (one: NamePart, first: NamePart, next: NamePart): boolean =>
  !one.initial && !first.initial && !next.initial && Math.abs(one.text.length - first.text.length - next.text.length) <= JOINED_APART;

const alikeness = (a: Word, b: Word, counts: NameCounts | undefined): Alike | null => (counts?.alike ? counts.alike(a, b) : alike(a, b));

const INITIAL: Alike = { kind: 'initial', share: 1 };

/** Two parts side by side; null when there is nothing to say for them. */
function likenessOf(a: NamePart, b: NamePart, counts: NameCounts | undefined): Alike | null {
  if (a.initial || b.initial) return a.weak || b.weak || a.text[0] !== b.text[0] ? null : INITIAL;
  if (a.weak && b.weak) return null;
  const read = alikeness(a.word, b.word, counts);
  const found = read === null ? heardAcross(a.word, b.word, a.raw, b.raw) : asWritten(read, a.raw, b.raw);
  // A particle like something else says nothing, or a name would match another better than itself.
  return found === null || (a.weak !== b.weak && found.kind !== 'same') ? null : found;
}

function matchJoined(into: Matrix, at: number, a: NamePart, b: NamePart, counts: NameCounts | undefined): void {
  const read = alikeness(a.word, b.word, counts);
  const found = read && asWritten(read, a.raw.replace(' ', ''), b.raw.replace(' ', ''));
  if (found === null || found.kind === 'similar' || found.kind === 'nickname' || found.kind === 'two-letters') return;
  const weight = Math.min(partTenths(a, counts), partTenths(b, counts));
  into.tenths[at] = Math.round((likenessTenths(found, weight) * NAME_WEIGHTS.joined) / 100);
  into.likeness[at] = 'joined';
}
