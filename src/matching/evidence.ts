/**
 * Two people compared: lines of evidence for and against their being one, each with the two values as they were written and
 * its bits. The total is the sum of the lines. It decides nothing: it is shown to a person, who does (S01, G01).
 * Both sides count alike: compare(a, b) and compare(b, a) have the same bits.
 */
import { align } from './align.ts';
import type { Alignment, Likeness, PartMatch } from './align.ts';
import { compareBorn, readBorn } from './born.ts';
import type { BornCode, ReadBorn } from './born.ts';
import { compareIdentifiers, readIdentifiers } from './identifiers.ts';
import type { IdentifierCode, ReadIdentifiers } from './identifiers.ts';
import { line } from './line.ts';
import type { Line } from './line.ts';
import { readNames } from './name.ts';
import type { NamePart, PartRole, ReadName } from './name.ts';
import type { PersonQuery } from './person.ts';
import { BORN_TENTHS, DIFFERS_TENTHS, EXTRA_TENTHS, REORDERED_TENTHS, SWAPPED_TENTHS, TWINS_TENTHS } from './weights.ts';
import type { NameCounts } from './weights.ts';

export type EvidenceCode =
  | `${PartRole}-${Likeness | 'differs' | 'extra'}`
  | 'name-parts-swapped'
  | 'name-parts-reordered'
  | 'name-missing'
  | 'twins'
  | BornCode
  | IdentifierCode;

export type Evidence = Line<EvidenceCode>;

export interface Comparison {
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}

export interface ReadPerson extends ReadIdentifiers {
  readonly names: readonly ReadName[];
  readonly born: ReadBorn | null;
}

export function readPerson(person: PersonQuery): ReadPerson {
  return { names: readNames(person.names), born: readBorn(person.born), ...readIdentifiers(person) };
}

export function compare(left: PersonQuery, right: PersonQuery, counts?: NameCounts): Comparison {
  return compareRead(readPerson(left), readPerson(right), counts);
}

export function compareRead(left: ReadPerson, right: ReadPerson, counts?: NameCounts): Comparison {
  const born = compareBorn(left.born, right.born);
  const lines: Evidence[] = [
    ...compareNames(left.names, right.names, born === 'born-same', counts),
    line(born, left.born?.raw ?? '', right.born?.raw ?? '', BORN_TENTHS[born]),
    ...compareIdentifiers(left, right, counts),
  ];
  return { bits: lines.reduce((sum, one) => sum + Math.round(one.bits * 10), 0) / 10, evidence: lines };
}

/** Of all the names that either is known by, the pair that agrees best: an alias can only help. */
function compareNames(
  left: readonly ReadName[],
  right: readonly ReadName[],
  sameBirthDate: boolean,
  counts: NameCounts | undefined,
): Evidence[] {
  let chosen: Evidence[] | null = null;
  let most = -Infinity;
  for (const a of left) {
    for (const b of right) {
      // One canonical order, so that ties between alignments fall the same way whichever side asks.
      const lines = a.key <= b.key ? nameLines(a, b, sameBirthDate, counts) : nameLines(b, a, sameBirthDate, counts).map(turned);
      const bits = lines.reduce((sum, one) => sum + one.bits, 0);
      if (bits > most) [chosen, most] = [lines, bits];
    }
  }
  return chosen ?? [line('name-missing', left[0]?.raw ?? '', right[0]?.raw ?? '', 0)];
}

function nameLines(left: ReadName, right: ReadName, sameBirthDate: boolean, counts: NameCounts | undefined): Evidence[] {
  const alignment = align(left, right, counts);
  const lines: Evidence[] = alignment.matches.map((match) =>
    line(`${sharedRole(match.left, match.right)}-${match.likeness}`, match.left.raw, match.right.raw, match.tenths),
  );
  const { onlyLeft, onlyRight } = alignment;
  for (let i = 0; i < Math.max(onlyLeft.length, onlyRight.length); i++) {
    const [a, b] = [onlyLeft[i], onlyRight[i]];
    if (a !== undefined && b !== undefined) lines.push(line(`${sharedRole(a, b)}-differs`, a.raw, b.raw, DIFFERS_TENTHS));
    else lines.push(line(`${(a ?? b)!.role}-extra`, a?.raw ?? '', b?.raw ?? '', EXTRA_TENTHS));
  }
  const order = orderOf(left, right, alignment.matches);
  if (order !== null) lines.push(line(order, left.raw, right.raw, order === 'name-parts-swapped' ? SWAPPED_TENTHS : REORDERED_TENTHS));
  if (sameBirthDate && areLikeTwins(left, right, alignment)) lines.push(line('twins', left.raw, right.raw, TWINS_TENTHS));
  return lines;
}

function orderOf(left: ReadName, right: ReadName, matches: readonly PartMatch[]): 'name-parts-swapped' | 'name-parts-reordered' | null {
  const strong = matches.filter((match) => !match.left.weak && !match.right.weak);
  if (strong.some(({ left: a, right: b }) => a.role !== b.role && a.role !== 'name' && b.role !== 'name')) return 'name-parts-swapped';
  // Parts of split names stand in no order that the source chose.
  if ([...left.parts, ...right.parts].some((part) => part.role !== 'name')) return null;
  const places = strong.map((match) => placeOf(right, match.right));
  return places.some((place, i) => i > 0 && place < places[i - 1]!) ? 'name-parts-reordered' : null;
}

function placeOf(name: ReadName, part: NamePart): number {
  return Math.max(name.parts.indexOf(part), name.joined.indexOf(part));
}

/** Brothers and sisters of one birth: the surname answers, and every forename differs (the MoJ model's twin rule). */
function areLikeTwins(left: ReadName, right: ReadName, { matches, onlyLeft, onlyRight }: Alignment): boolean {
  const surname = matches.some((match) => isSurname(left, match.left) && isSurname(right, match.right));
  const forename = matches.some((match) => !isSurname(left, match.left) && !isSurname(right, match.right));
  return surname && !forename && onlyLeft.some((part) => !isSurname(left, part)) && onlyRight.some((part) => !isSurname(right, part));
}

/** The last part of a whole name is taken for the surname, as in the lists this is first used with. */
function isSurname(name: ReadName, part: NamePart): boolean {
  if (part.role !== 'name') return part.role === 'surname';
  return part === name.parts.at(-1) || part === name.joined.at(-1);
}

function sharedRole(a: NamePart, b: NamePart): PartRole {
  return a.role === b.role ? a.role : 'name';
}

function turned({ code, left, right, bits }: Evidence): Evidence {
  return { code, left: right, right: left, bits };
}
