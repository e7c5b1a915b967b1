/**
 * People of one family are not each other: twins, brothers and sisters, a father and a son of one name. What they share (surname,
 * home, school, telephone) must not lift one into the other's place: so each is said, and such a candidate stays with watch unless a
 * personal number agrees (bands.ts). MoJ's twin rule takes five bits for it; here the line has none, so that adding what agrees
 * never costs any.
 */
import type { Alignment } from './align.ts';
import type { ReadBorn } from './born.ts';
import type { BornCode } from './codes.ts';
import type { Line } from './line.ts';
import type { ReadName } from './names/parts.ts';
import { BORN_TENTHS } from './weights.ts';

export type KinCode = 'twins' | 'siblings' | 'generation-apart';

/** What else there is of two people whose names are compared. */
export interface Besides {
  readonly isSameDate: boolean;
  /** Something besides the names speaks for them. */
  readonly isFor: boolean;
  /** Whole years between them where the birth dates differ, else 0. */
  readonly yearsApart: number;
}

const LEAST_GENERATION = 14;
const SAME_DATE: ReadonlySet<BornCode> = new Set(['born-same', 'born-same-converted', 'born-same-as-read', 'born-same-usual-placeholder']);

export function besides(born: BornCode, left: ReadBorn | null, right: ReadBorn | null, shared: readonly Line<string>[]): Besides {
  return {
    isSameDate: SAME_DATE.has(born),
    isFor: BORN_TENTHS[born] > 0 || shared.some((each) => each.bits > 0),
    yearsApart: born === 'born-differs' && left && right ? Math.max(left.from - right.to, right.from - left.to) : 0,
  };
}

export function kinOf(left: ReadName, right: ReadName, alignment: Alignment, { isSameDate, isFor, yearsApart }: Besides): KinCode | null {
  if (isFor && differInForenames(left, right, alignment)) return isSameDate ? 'twins' : 'siblings';
  const isOneName = alignment.matches.length >= 2 && (alignment.onlyLeft.length === 0 || alignment.onlyRight.length === 0);
  return yearsApart >= LEAST_GENERATION && isOneName ? 'generation-apart' : null;
}

/** The surname answers, and every forename differs (the MoJ model's twin rule). */
function differInForenames(left: ReadName, right: ReadName, { matches, onlyLeft, onlyRight }: Alignment): boolean {
  if (onlyLeft.length === 0 || onlyRight.length === 0) return false;
  let hasSurname = false;
  for (const match of matches) {
    const isSurnameLeft = isSurname(left, match.left === left.joined[match.leftAt] ? match.leftAt + 1 : match.leftAt);
    const isSurnameRight = isSurname(right, match.right === right.joined[match.rightAt] ? match.rightAt + 1 : match.rightAt);
    if (isSurnameLeft && isSurnameRight) hasSurname = true;
    else if (!isSurnameLeft && !isSurnameRight && !match.left.weak && !match.right.weak) return false;
  }
  const isForename = (name: ReadName) => (part: ReadName['parts'][number]) => !isSurname(name, name.parts.indexOf(part));
  return hasSurname && onlyLeft.some(isForename(left)) && onlyRight.some(isForename(right));
}

/** The last part of a whole name is taken for the surname, as in the lists this is first used with. */
function isSurname(name: ReadName, at: number): boolean {
  const part = name.parts[at];
  return part === undefined || part.role === 'name' ? at >= name.parts.length - 1 : part.role === 'surname';
}
