/**
 * What two people share besides name and birth date: telephone, address, postcode, school. Telephones and addresses that differ
 * say nothing: people have several, and move.
 */
import { line } from './line.ts';
import type { Line } from './line.ts';
import { fold } from './name.ts';
import type { PersonQuery } from './person.ts';
import { ADDRESS_TENTHS, PHONE_TENTHS, POSTCODE_AREA_TENTHS, POSTCODE_TENTHS, SCHOOL_TENTHS } from './weights.ts';
import type { NameCounts } from './weights.ts';

export type IdentifierCode = 'phone-same' | 'postcode-same' | 'postcode-area-same' | 'address-same' | 'school-same';

/** What was written, by what it comes to. */
export interface ReadIdentifiers {
  readonly phones: ReadonlyMap<string, string>;
  readonly postcodes: ReadonlyMap<string, string>;
  readonly addresses: ReadonlyMap<string, string>;
  readonly schools: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_LINES: readonly Line<IdentifierCode>[] = [];

export function readIdentifiers(person: PersonQuery): ReadIdentifiers {
  const addresses = person.addresses ?? [];
  return {
    phones: byReading(person.phones ?? [], readPhone),
    postcodes: byReading(
      addresses.map(({ postcode }) => postcode ?? ''),
      (text) => /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.exec(text.slice(0, 20).toLowerCase().replace(/\s/g, ''))?.[0] ?? '',
    ),
    addresses: byReading(
      addresses.map(({ text }) => text ?? ''),
      (text) => readWords(text, 6),
    ),
    schools: byReading(person.schools ?? [], (text) => readWords(text, 4)),
  };
}

/** The lines, nothing for what is not shared. Symmetric; `counts` tells how many people of the list share a value, once it counts them. */
export function compareIdentifiers(left: ReadIdentifiers, right: ReadIdentifiers, _counts?: NameCounts): readonly Line<IdentifierCode>[] {
  if (hasNone(left) || hasNone(right)) return NO_LINES;
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

function hasNone({ phones, postcodes, addresses, schools }: ReadIdentifiers): boolean {
  return phones.size + postcodes.size + addresses.size + schools.size === 0;
}

function shared(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
  code: IdentifierCode,
  tenths: number,
): Line<IdentifierCode>[] {
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
  return texts.length === 0 ? NONE : new Map(texts.map((text) => [read(text), text] as const).filter(([reading]) => reading !== ''));
}
