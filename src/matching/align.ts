/**
 * Which part of one name answers to which part of another: in any order, with parts joined, split, missing or added. The
 * best assignment is found exactly, over subsets of at most eight parts, because a greedy one depends on which side is read first.
 */
import { nicknamesOf } from './nicknames.ts';
import type { NamePart, ReadName } from './name.ts';
import { editDistance, jaroWinkler } from './similar.ts';
import { DIFFERS_TENTHS, EXTRA_TENTHS, INITIAL_TENTHS, partTenths } from './weights.ts';
import type { NameCounts } from './weights.ts';

export type Likeness = 'same' | 'one-letter' | 'two-letters' | 'sounds-alike' | 'nickname' | 'similar' | 'initial' | 'joined';

export interface PartMatch {
  readonly left: NamePart;
  readonly right: NamePart;
  readonly likeness: Likeness;
  readonly tenths: number;
}

export interface Alignment {
  readonly matches: readonly PartMatch[];
  /** Strong parts that answer to nothing on the other side. */
  readonly onlyLeft: readonly NamePart[];
  readonly onlyRight: readonly NamePart[];
}

interface Step {
  readonly tenths: number;
  /** Matches in the same place and role: of alignments worth the same, the one that moves least is shown. */
  readonly unmoved: number;
  readonly takenRight: number;
  readonly skippedLeft: number;
  readonly match: PartMatch | null;
  readonly before: Step | null;
}

export function align(left: ReadName, right: ReadName, counts: NameCounts | undefined): Alignment {
  const layers: Map<number, Step>[] = Array.from({ length: left.parts.length + 2 }, () => new Map<number, Step>());
  offer(layers[0]!, { tenths: 0, unmoved: 0, takenRight: 0, skippedLeft: 0, match: null, before: null });
  left.parts.forEach((part, i) => {
    const single = right.parts.map((other) => matchParts(part, other, counts));
    const splitRight = right.joined.map((other) => matchJoined(part, other, counts));
    const joinedLeft = left.joined[i];
    const splitLeft = joinedLeft === undefined ? [] : right.parts.map((other) => matchJoined(joinedLeft, other, counts));
    for (const step of layers[i]!.values()) {
      const take = (match: PartMatch | null | undefined, bits: number, next: number): void => {
        if (match === null || match === undefined || (step.takenRight & bits) !== 0) return;
        const unmoved = step.unmoved + (match.left.role === match.right.role && bits === 1 << i ? 1 : 0);
        offer(layers[next]!, {
          ...step,
          tenths: step.tenths + match.tenths,
          unmoved,
          takenRight: step.takenRight | bits,
          match,
          before: step,
        });
      };
      single.forEach((match, j) => take(match, 1 << j, i + 1));
      splitRight.forEach((match, j) => take(match, 3 << j, i + 1));
      splitLeft.forEach((match, j) => take(match, 1 << j, i + 2));
      offer(layers[i + 1]!, { ...step, skippedLeft: step.skippedLeft + (part.weak ? 0 : 1), match: null, before: step });
    }
  });
  return best(left, right, layers[left.parts.length]!);
}

/** Two parts side by side; null when there is nothing to say for them. */
export function matchParts(left: NamePart, right: NamePart, counts: NameCounts | undefined): PartMatch | null {
  if (left.weak && right.weak) return null;
  const weight = Math.min(partTenths(left, counts), partTenths(right, counts));
  if (left.text === right.text && !left.initial) return { left, right, likeness: 'same', tenths: weight };
  if (left.initial || right.initial) {
    return !left.weak && !right.weak && left.text[0] === right.text[0]
      ? { left, right, likeness: 'initial', tenths: Math.min(weight, INITIAL_TENTHS) }
      : null;
  }
  let found: { likeness: Likeness; share: number } | null = null;
  for (const [likeness, share] of [
    ['nickname', nicknamesOf(left.text).has(right.text) ? 0.6 : 0],
    ['sounds-alike', soundsShare(left, right)],
    edited(left.text, right.text),
  ] as const) {
    if (share !== 0 && (found === null || share > found.share)) found = { likeness, share };
  }
  return found === null ? null : { left, right, likeness: found.likeness, tenths: Math.round(found.share * weight) };
}

function matchJoined(left: NamePart, right: NamePart, counts: NameCounts | undefined): PartMatch | null {
  if (left.initial || right.initial || Math.abs(left.text.length - right.text.length) > 2) return null;
  const match = matchParts(left, right, counts);
  if (match === null || match.likeness === 'similar' || match.likeness === 'nickname' || match.likeness === 'two-letters') return null;
  return { ...match, likeness: 'joined', tenths: Math.round(match.tenths * 0.9) };
}

/** One edit in a long word is a slip; in a short one it is as likely another name (Ali, Avi), so there it even counts against. */
function edited(a: string, b: string): readonly [Likeness, number] {
  const longest = Math.max(a.length, b.length);
  const distance = editDistance(a, b, 2);
  if (distance === 1) return ['one-letter', [0, 0, 0, -0.2, 0.2, 0.45, 0.6, 0.6][longest] ?? 0.7];
  if (distance === 2 && longest >= 6) return ['two-letters', longest >= 9 ? 0.5 : longest >= 7 ? 0.4 : 0.2];
  return ['similar', longest >= 5 && a[0] === b[0] && jaroWinkler(a, b) >= 0.9 ? 0.3 : 0];
}

function soundsShare(left: NamePart, right: NamePart): number {
  if (left.skeleton !== right.skeleton) return 0;
  return [0, 0, 0.25, 0.5][left.skeleton.length] ?? 0.65;
}

function offer(layer: Map<number, Step>, step: Step): void {
  const key = step.takenRight * 16 + step.skippedLeft;
  const known = layer.get(key);
  if (known === undefined || step.tenths > known.tenths || (step.tenths === known.tenths && step.unmoved > known.unmoved))
    layer.set(key, step);
}

function best(left: ReadName, right: ReadName, last: ReadonlyMap<number, Step>): Alignment {
  let chosen: Step | null = null;
  let most = -Infinity;
  for (const step of last.values()) {
    const untaken = right.parts.filter((part, j) => !part.weak && (step.takenRight & (1 << j)) === 0).length;
    const tenths = step.tenths + Math.min(step.skippedLeft, untaken) * DIFFERS_TENTHS + Math.abs(step.skippedLeft - untaken) * EXTRA_TENTHS;
    if (tenths > most || (tenths === most && step.unmoved > (chosen?.unmoved ?? 0))) [chosen, most] = [step, tenths];
  }
  const matches: PartMatch[] = [];
  for (let step = chosen; step !== null; step = step.before) if (step.match !== null) matches.unshift(step.match);
  return {
    matches,
    onlyLeft: leftOver(
      left,
      matches.map((match) => match.left),
    ),
    onlyRight: leftOver(
      right,
      matches.map((match) => match.right),
    ),
  };
}

function leftOver(name: ReadName, used: readonly NamePart[]): NamePart[] {
  const taken = new Set<NamePart>();
  for (const part of used) {
    const at = name.joined.indexOf(part);
    if (at < 0) taken.add(part);
    else for (const piece of name.parts.slice(at, at + 2)) taken.add(piece);
  }
  return name.parts.filter((part) => !part.weak && !taken.has(part));
}
