/**
 * Two people compared: lines of evidence for and against their being one, each with the two values as they were written and
 * its bits. The total is the sum of the lines. It decides nothing: it is shown to a person, who does (S01, G01).
 * Both sides count alike: compare(a, b) and compare(b, a) have the same bits.
 */
import { align } from './align.ts';
import type { Alignment, Likeness, PartMatch } from './align.ts';
import { compareBorn, readBorn } from './born.ts';
import type { BornCode, ReadBorn } from './born.ts';
import { fold, readNames } from './name.ts';
import type { NamePart, PartRole, ReadName } from './name.ts';
import type { PersonQuery } from './person.ts';
import {
  ADDRESS_TENTHS,
  BORN_TENTHS,
  DIFFERS_TENTHS,
  EXTRA_TENTHS,
  PHONE_TENTHS,
  POSTCODE_AREA_TENTHS,
  POSTCODE_TENTHS,
  REORDERED_TENTHS,
  SCHOOL_TENTHS,
  SWAPPED_TENTHS,
  TWINS_TENTHS,
} from './weights.ts';
import type { NameCounts } from './weights.ts';

export type EvidenceCode =
  | `${PartRole}-${Likeness | 'differs' | 'extra'}`
  | 'name-parts-swapped'
  | 'name-parts-reordered'
  | 'name-missing'
  | 'twins'
  | BornCode
  | 'phone-same'
  | 'postcode-same'
  | 'postcode-area-same'
  | 'address-same'
  | 'school-same';

export interface Evidence {
  readonly code: EvidenceCode;
  /** The value asked about, as written; '' where it has none. */
  readonly left: string;
  /** The known person's. */
  readonly right: string;
  readonly bits: number;
}

export interface Comparison {
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}

export interface ReadPerson {
  readonly names: readonly ReadName[];
  readonly born: ReadBorn | null;
  /** What was written, by what it comes to. */
  readonly phones: ReadonlyMap<string, string>;
  readonly postcodes: ReadonlyMap<string, string>;
  readonly addresses: ReadonlyMap<string, string>;
  readonly schools: ReadonlyMap<string, string>;
}

export function readPerson(person: PersonQuery): ReadPerson {
  const addresses = person.addresses ?? [];
  return {
    names: readNames(person.names),
    born: readBorn(person.born),
    phones: byReading(person.phones ?? [], readPhone),
    postcodes: byReading(
      addresses.flatMap((address) => address.postcode ?? []),
      (text) => /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.exec(text.toUpperCase().replace(/\s/g, ''))?.[0] ?? '',
    ),
    addresses: byReading(
      addresses.flatMap((address) => address.text ?? []),
      (text) => readWords(text, 8),
    ),
    schools: byReading(person.schools ?? [], (text) => readWords(text, 4)),
  };
}

export function compare(left: PersonQuery, right: PersonQuery, counts?: NameCounts): Comparison {
  return compareRead(readPerson(left), readPerson(right), counts);
}

export function compareRead(left: ReadPerson, right: ReadPerson, counts?: NameCounts): Comparison {
  const born = compareBorn(left.born, right.born);
  const lines = [
    ...compareNames(left.names, right.names, born === 'born-same', counts),
    line(born, left.born?.raw ?? '', right.born?.raw ?? '', BORN_TENTHS[born]),
    ...compareContacts(left, right),
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
  const lines = alignment.matches.map((match) =>
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

/** Telephones and addresses that differ say nothing: people have several, and move. */
function compareContacts(left: ReadPerson, right: ReadPerson): Evidence[] {
  const lines = [...shared(left.phones, right.phones, 'phone-same', PHONE_TENTHS)];
  const postcode = shared(left.postcodes, right.postcodes, 'postcode-same', POSTCODE_TENTHS);
  if (postcode.length > 0) lines.push(...postcode);
  else {
    const address = shared(left.addresses, right.addresses, 'address-same', ADDRESS_TENTHS);
    lines.push(
      ...(address.length > 0
        ? address
        : shared(outward(left.postcodes), outward(right.postcodes), 'postcode-area-same', POSTCODE_AREA_TENTHS)),
    );
  }
  return [...lines, ...shared(left.schools, right.schools, 'school-same', SCHOOL_TENTHS)];
}

function shared(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>, code: EvidenceCode, tenths: number): Evidence[] {
  for (const [reading, raw] of left) {
    const other = right.get(reading);
    if (other !== undefined) return [line(code, raw, other, tenths)];
  }
  return [];
}

function outward(postcodes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...postcodes].map(([reading, raw]) => [reading.slice(0, -3), raw]));
}

/** The last ten digits: +44 20, 0044 20 and 020 come to the same. Shorter is an extension, and all one digit is a placeholder. */
function readPhone(text: string): string {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '').slice(-10);
  return digits.length < 9 || /^(\d)\1*$/.test(digits) ? '' : digits;
}

function readWords(text: string, shortest: number): string {
  const read = fold(text.slice(0, 200))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return read.length < shortest || /\b(?:unknown|not known|no fixed|not recorded|none)\b/.test(read) ? '' : read;
}

function byReading(texts: readonly string[], read: (text: string) => string): ReadonlyMap<string, string> {
  return new Map(texts.map((text) => [read(text), text] as const).filter(([reading]) => reading !== ''));
}

function sharedRole(a: NamePart, b: NamePart): PartRole {
  return a.role === b.role ? a.role : 'name';
}

function line(code: EvidenceCode, left: string, right: string, tenths: number): Evidence {
  return { code, left, right, bits: tenths / 10 };
}

function turned({ code, left, right, bits }: Evidence): Evidence {
  return { code, left: right, right: left, bits };
}
