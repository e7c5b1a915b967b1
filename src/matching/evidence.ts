/**
 * Two people compared: lines of evidence for and against their being one, each with the two values as they were written and
 * its bits. The total is the sum of the lines. It decides nothing: it is shown to a person, who does (S01, G01).
 * Both sides count alike: compare(a, b) and compare(b, a) have the same bits.
 */
import { align } from './align.ts';
import type { Alignment, PartMatch } from './align.ts';
import { bornEvidence, readBorn } from './born.ts';
import type { ReadBorn } from './born.ts';
import type { BornCode, TraitCode } from './codes.ts';
import { compareIdentifiers, readIdentifiers } from './identifiers.ts';
import type { IdentifierCode, ReadIdentifiers } from './identifiers.ts';
import { besides, kinOf } from './kin.ts';
import type { Besides, KinCode } from './kin.ts';
import { line } from './line.ts';
import type { Line } from './line.ts';
import { readNames } from './name.ts';
import type { NamePart, PartRole, ReadName } from './names/parts.ts';
import type { Likeness } from './names/alike.ts';
import type { PersonQuery } from './person.ts';
import { compareTraits, readTraits } from './traits.ts';
import type { ReadTraits } from './traits.ts';
import { BORN_TENTHS, extraTenths, NAME_WEIGHTS } from './weights.ts';
import type { NameCounts } from './weights.ts';

export type EvidenceCode =
  | `${PartRole}-${Likeness | 'differs' | 'extra'}`
  | 'name-parts-swapped'
  | 'name-parts-reordered'
  | 'name-missing'
  | KinCode
  | TraitCode
  | BornCode
  | IdentifierCode;

export type Evidence = Line<EvidenceCode>;

export interface Comparison {
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}

export interface ReadPerson extends ReadIdentifiers, ReadTraits {
  readonly names: readonly ReadName[];
  readonly born: ReadBorn | null;
}

/** @param names where they were read already */
export function readPerson(person: PersonQuery, names: readonly ReadName[] = readNames(person.names)): ReadPerson {
  return { names, born: readBorn(person.born), ...readIdentifiers(person), ...readTraits(person) };
}

export function compare(left: PersonQuery, right: PersonQuery, counts?: NameCounts): Comparison {
  return compareRead(readPerson(left), readPerson(right), counts);
}

export function compareRead(left: ReadPerson, right: ReadPerson, counts?: NameCounts): Comparison {
  const born = bornEvidence(left.born, right.born);
  const shared = compareIdentifiers(left, right, counts);
  const best = bestNames(left, right, besides(born.code, left.born, right.born, shared), counts);
  const lines: Evidence[] =
    best === null ? [line('name-missing', left.names[0]?.raw ?? '', right.names[0]?.raw ?? '', 0)] : nameLines(best);
  lines.push(line(born.code, born.left, born.right, BORN_TENTHS[born.code]));
  for (const one of shared) lines.push(one);
  for (const one of compareTraits(left, right)) lines.push(one);
  let tenths = 0;
  for (const one of lines) tenths += Math.round(one.bits * 10);
  return { bits: tenths / 10, evidence: lines };
}

/** Two names that stand for their bearers, and what was found of them. */
export interface NamePair {
  readonly left: ReadName;
  readonly right: ReadName;
  readonly alignment: Alignment;
  readonly order: 'name-parts-swapped' | 'name-parts-reordered' | null;
  readonly kin: KinCode | null;
  readonly tenths: number;
  /** One canonical order, so that ties between alignments fall the same way whichever side asks: here `left` is of the known person. */
  readonly isTurned: boolean;
}

/** Of all the names that either is known by, the pair that agrees best: an alias can only help. */
function bestNames(left: ReadPerson, right: ReadPerson, besidesNames: Besides, counts: NameCounts | undefined): NamePair | null {
  let chosen: NamePair | null = null;
  for (const a of left.names) {
    for (const b of right.names) {
      const isTurned = a.key > b.key;
      const pair = isTurned ? pairOf(b, a, isTurned) : pairOf(a, b, isTurned);
      if (chosen === null || pair.tenths > chosen.tenths) chosen = pair;
    }
  }
  return chosen;

  function pairOf(a: ReadName, b: ReadName, isTurned: boolean): NamePair {
    const alignment = align(a, b, counts);
    const order = orderOf(a, b, alignment.matches);
    const kin = kinOf(a, b, alignment, besidesNames);
    return { left: a, right: b, alignment, order, kin, isTurned, tenths: alignment.tenths + orderTenths(order) };
  }
}

const orderTenths = (order: NamePair['order']): number =>
  order === null ? 0 : order === 'name-parts-swapped' ? NAME_WEIGHTS.swapped : NAME_WEIGHTS.reordered;

function nameLines({ left, right, alignment, order, kin, isTurned }: NamePair): Evidence[] {
  const { matches, onlyLeft, onlyRight } = alignment;
  const lines: Evidence[] = [];
  const say = (code: EvidenceCode, a: string, b: string, tenths: number): void => {
    lines.push(isTurned ? line(code, b, a, tenths) : line(code, a, b, tenths));
  };
  for (const match of matches)
    say(`${sharedRole(match.left, match.right)}-${match.likeness}`, match.left.raw, match.right.raw, match.tenths);
  for (let i = 0; i < Math.max(onlyLeft.length, onlyRight.length); i++) {
    const [a, b] = [onlyLeft[i], onlyRight[i]];
    const extra =
      (a === undefined ? 0 : extraTenths(left, left.parts.indexOf(a))) + (b === undefined ? 0 : extraTenths(right, right.parts.indexOf(b)));
    if (a !== undefined && b !== undefined) say(`${sharedRole(a, b)}-differs`, a.raw, b.raw, extra + NAME_WEIGHTS.differs);
    else say(`${(a ?? b)!.role}-extra`, a?.raw ?? '', b?.raw ?? '', extra);
  }
  if (order !== null) say(order, left.raw, right.raw, orderTenths(order));
  if (kin !== null) say(kin, left.raw, right.raw, 0);
  return lines;
}

function orderOf(left: ReadName, right: ReadName, matches: readonly PartMatch[]): NamePair['order'] {
  let isReordered = false;
  let before = -1;
  for (const { left: a, right: b, rightAt } of matches) {
    if (a.weak || b.weak) continue;
    if (a.role !== b.role && a.role !== 'name' && b.role !== 'name') return 'name-parts-swapped';
    if (rightAt < before) isReordered = true;
    before = rightAt;
  }
  // Parts of split names stand in no order that the source chose.
  return isReordered && isWhole(left) && isWhole(right) ? 'name-parts-reordered' : null;
}

function isWhole(name: ReadName): boolean {
  for (const part of name.parts) if (part.role !== 'name') return false;
  return true;
}

function sharedRole(a: NamePart, b: NamePart): PartRole {
  return a.role === b.role ? a.role : 'name';
}
