/**
 * The rows of an old register (CSV), as details of people. Columns are known by their usual names, in any order; what is not known is left
 * out and named. Untrusted: bounded before it is read, and a row that says nothing of anybody is counted, never guessed at.
 */
import { parse } from 'csv-parse/sync';

export const mostRows = 2_000;
export const largestRegister = 2_000_000;

type Field = 'whole' | 'given' | 'middle' | 'family' | 'aliases' | 'born' | 'address' | 'postcode' | 'phone' | 'email' | 'school' | 'nhs';
const columns: Readonly<Record<Field, readonly string[]>> = {
  whole: ['fullname', 'name', 'person', 'subject'],
  given: ['firstname', 'givenname', 'forename', 'forenames'],
  middle: ['middlename', 'middlenames'],
  family: ['lastname', 'surname', 'familyname'],
  aliases: ['aliases', 'alias', 'othernames', 'aka'],
  born: ['dateofbirth', 'dob', 'born', 'birthdate'],
  address: ['address', 'homeaddress'],
  postcode: ['postcode', 'postalcode'],
  phone: ['phone', 'telephone', 'mobile', 'phonenumber'],
  email: ['email', 'emailaddress'],
  school: ['school', 'schoolorwork', 'college'],
  nhs: ['nhs', 'nhsnumber'],
};
const fieldOf = new Map(Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)));

/** The details of a record (src/domain/record/entries.ts), as far as a row says them. */
export interface RegisterDetails {
  readonly names: readonly { readonly whole?: string; readonly given?: string; readonly family?: string }[];
  readonly born: { readonly date?: string; readonly text?: string } | null;
  readonly addresses: readonly { readonly text?: string; readonly postcode?: string }[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly schools: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
}
export interface RegisterRow {
  /** As people count them: the line of headings is the first. */
  readonly number: number;
  readonly details: RegisterDetails;
}
export type ReadRegister =
  | { readonly kind: 'read'; readonly rows: readonly RegisterRow[]; readonly unreadable: number; readonly leftOut: readonly string[] }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'no-names' | 'too-many' | 'not-csv' };

export function readRegister(bytes: Uint8Array): ReadRegister {
  if (bytes.length === 0 || bytes.length > largestRegister) return { kind: 'refused', why: bytes.length === 0 ? 'empty' : 'too-many' };
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\0')) return { kind: 'refused', why: 'not-csv' };
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0];
  let lines: readonly (readonly string[])[];
  try {
    lines = parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 20_000,
      ...(delimiter ? { delimiter } : {}),
    });
  } catch {
    return { kind: 'refused', why: 'not-csv' };
  }
  const [headings, ...rows] = lines;
  if (!headings || rows.length === 0) return { kind: 'refused', why: 'empty' };
  if (rows.length > mostRows) return { kind: 'refused', why: 'too-many' };
  const fields = headings.map((heading) => fieldOf.get(heading.toLowerCase().replace(/[^a-z]/g, '')) ?? null);
  if (!fields.some((field) => field === 'whole' || field === 'family' || field === 'given')) return { kind: 'refused', why: 'no-names' };
  const read = rows.map((row, i) => ({ number: i + 2, details: detailsOf(fields, row) }));
  const said = read.filter(({ details }) => details.names.length > 0);
  return {
    kind: 'read',
    rows: said,
    unreadable: read.length - said.length,
    leftOut: headings.filter((heading, i) => fields[i] === null && heading !== ''),
  };
}

const list = (value: string): readonly string[] =>
  value
    .split(/[;|]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
const longest = 300;

function detailsOf(fields: readonly (Field | null)[], row: readonly string[]): RegisterDetails {
  const said = (field: Field): string =>
    fields.flatMap((each, i) => (each === field ? [(row[i] ?? '').slice(0, longest).trim()] : [])).find((each) => each !== '') ?? '';
  const given = [said('given'), said('middle')].filter(Boolean).join(' ');
  const family = said('family');
  const whole = said('whole');
  const born = said('born');
  const [text, postcode] = [said('address'), said('postcode')];
  return {
    names: [
      ...(whole ? [{ whole }] : []),
      ...(given || family ? [{ ...(given ? { given } : {}), ...(family ? { family } : {}) }] : []),
      ...list(said('aliases'))
        .slice(0, 10)
        .map((alias) => ({ whole: alias })),
    ],
    born: born === '' ? null : isDay(born) ? { date: born } : { text: born },
    addresses: text || postcode ? [{ ...(text ? { text } : {}), ...(postcode ? { postcode } : {}) }] : [],
    phones: list(said('phone')),
    emails: list(said('email')),
    schools: list(said('school')),
    identifiers: said('nhs') ? [{ kind: 'nhs', value: said('nhs') }] : [],
  };
}

/** A day that there is, as `YYYY-MM-DD`. */
const isDay = (written: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(Date.parse(written)) && new Date(written).toISOString().startsWith(written);
