/**
 * Which column of a list is what, by the names that lists have, and a row of it as the matcher is told about somebody. Columns that
 * are not known are left alone; raw cells are kept, because every line of evidence quotes them.
 */
import { readBorn } from '../../matching/born.ts';
import { readNames } from '../../matching/name.ts';
import { identifierKeys, readIdentifiers } from '../../matching/identifiers.ts';
import { documentKind } from '../../matching/identifiers/documents.ts';
import type { Identifier, PersonName, PersonQuery } from '../../matching/person.ts';

/** Each field with the headings it is known by, folded as `folded` does. The first is the one that the documentation names. */
const HEADINGS = {
  id: ['id', 'unique_id', 'record_id', 'reference', 'ref', 'person_id', 'entity_id'],
  fullName: ['full_name', 'name', 'whole_name', 'person_name', 'display_name'],
  firstName: ['first_name', 'forename', 'given_name', 'forenames', 'given_names', 'firstname', 'first_names'],
  middleName: ['middle_name', 'middle_names', 'middlename', 'other_forenames', 'patronymic', 'fathers_name', 'father_name'],
  lastName: ['last_name', 'surname', 'family_name', 'lastname', 'family_names', 'surnames'],
  aliases: ['aliases', 'alias', 'aka', 'also_known_as', 'other_names', 'previous_names', 'maiden_name'],
  born: ['date_of_birth', 'dob', 'birth_date', 'birthdate', 'born', 'd_o_b', 'date_birth', 'year_of_birth', 'yob'],
  gender: ['gender', 'sex'],
  nationality: ['nationality', 'nationalities', 'citizenship'],
  phone: ['phone', 'phones', 'telephone', 'phone_number', 'mobile', 'telephone_number', 'mobile_number', 'tel'],
  email: ['email', 'emails', 'e_mail', 'email_address'],
  handle: ['handle', 'handles', 'username', 'usernames', 'online_name', 'online_handle', 'social_media'],
  address: ['address', 'addresses', 'home_address', 'full_address'],
  postcode: ['postcode', 'post_code', 'postal_code', 'zip'],
  school: ['school', 'schools', 'school_or_work', 'education'],
  identifier: ['identifier', 'identifiers', 'document', 'document_number', 'other_id'],
} as const;
type Field = keyof typeof HEADINGS;

/** Columns of one kind of number each; the heading says the kind. */
const NUMBER_HEADINGS = [
  'passport',
  'passport_number',
  'passport_no',
  'identity_card',
  'national_id',
  'id_card',
  'nhs_number',
  'nhs',
  'upn',
  'pupil_number',
  'prison_number',
  'nomis',
  'noms_number',
  'crn',
  'probation_number',
  'pnc',
  'pnc_number',
  'pnc_id',
  'cro',
  'cro_number',
  'driving_licence',
  'driving_license',
  'national_insurance',
  'national_insurance_number',
  'nino',
  'ni_number',
];

export interface Columns {
  readonly count: number;
  readonly of: Readonly<Partial<Record<Field, number>>>;
  readonly numbers: readonly { readonly kind: string; readonly at: number }[];
}

const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

/** Null when no column holds a name. Of two columns with one meaning the first counts. */
export function columnsIn(header: readonly string[]): Columns | null {
  const headings = header.map(folded);
  const of: Partial<Record<Field, number>> = {};
  for (const [field, names] of Object.entries(HEADINGS)) {
    const at = names.map((name) => headings.indexOf(name)).find((place) => place >= 0);
    if (at !== undefined) of[field as Field] = at;
  }
  const numbers = headings.flatMap((heading, at) => (NUMBER_HEADINGS.includes(heading) ? [{ kind: heading, at }] : []));
  const hasName = of.fullName !== undefined || of.firstName !== undefined || of.lastName !== undefined;
  return hasName ? { count: header.length, of, numbers } : null;
}

export interface ReadRow {
  /** '' where the row has none. */
  readonly id: string;
  readonly person: PersonQuery;
  /** What was not read, in words; the rest of the row counts. */
  readonly notes: readonly string[];
}

export type Row =
  | { readonly kind: 'read'; readonly row: ReadRow }
  | { readonly kind: 'unreadable'; readonly id: string; readonly why: string };

/** `isQuick`: of a list of a million names only those are read twice that look as if they might be none. */
export function readRow(cells: readonly string[], columns: Columns, isQuick = false): Row {
  const cell = (field: Field): string => {
    const at = columns.of[field];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const id = cell('id');
  if (cells.length > columns.count && cells.slice(columns.count).some((each) => each.trim() !== ''))
    return { kind: 'unreadable', id, why: `it has ${cells.length} cells and the heading has ${columns.count}` };
  const names = namesIn(cell);
  const contacts = contactsIn(cell, columns, cells);
  const isPlain = isQuick && names.some(looksLikeAName);
  if (!isPlain && readNames(names).length === 0 && identifierKeys(readIdentifiers({ names, ...contacts })).length === 0)
    return { kind: 'unreadable', id, why: names.length === 0 ? 'it names nobody' : 'its name is a placeholder or cannot be read' };
  const born = cell('born');
  const isDated = born !== '' && readBorn({ text: born }) !== null;
  const notes = born === '' || isDated || NO_DATE.test(born) ? [] : [`"${born.slice(0, 40)}" is not read as a date of birth`];
  const gender = cell('gender');
  const nationalities = several(cell('nationality'));
  return {
    kind: 'read',
    row: {
      id,
      notes,
      person: {
        names,
        ...(isDated ? { born: /^\d{4}-\d\d-\d\d$/.test(born) ? { date: born } : { text: born } } : {}),
        ...contacts,
        ...(gender === '' ? {} : { gender }),
        ...(nationalities.length === 0 ? {} : { nationalities }),
      },
    },
  };
}

const NO_DATE = /^(?:n\/?a|n\/?k|unknown|not known|none|null|nil|-+|\?+|tbc|not given|not recorded)\.?$/i;

/** Two words of three letters or more, none of which is said where a name is not known. */
function looksLikeAName({ whole, given, family }: PersonName): boolean {
  const text = whole ?? `${given ?? ''} ${family ?? ''}`;
  return /^[\p{L}'’-]{3,}[\p{L}'’., -]* [\p{L}'’-]{3,}$/u.test(text) && !SAID_OF_NOBODY.test(text);
}

const SAID_OF_NOBODY =
  /unk|not|non|nam|known|given|record|stat|anon|refus|withh|redact|conf|above|baby|male|man|boy|girl|person|child|adult|test|null|inconn|unbek|desc|sin|ohne|keine|nesun|bilin/i;

function namesIn(cell: (field: Field) => string): PersonName[] {
  const [whole, given, middle, family] = [cell('fullName'), cell('firstName'), cell('middleName'), cell('lastName')];
  const parts = { ...(given && { given }), ...(middle && { middle }), ...(family && { family }) };
  const name: PersonName = { ...(whole && { whole }), ...parts };
  return [...(Object.keys(name).length > 0 ? [name] : []), ...several(cell('aliases')).map((alias) => ({ whole: alias }))];
}

/** A cell may hold several values, with semicolons or strokes between them. */
function several(cell: string): string[] {
  return cell === ''
    ? []
    : cell
        .split(/[;|]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
}

type Contacts = Pick<PersonQuery, 'phones' | 'emails' | 'handles' | 'addresses' | 'schools' | 'identifiers'>;

function contactsIn(cell: (field: Field) => string, { numbers }: Columns, cells: readonly string[]): Contacts {
  const [phones, emails, handles] = [several(cell('phone')), several(cell('email')), several(cell('handle'))];
  const schools = several(cell('school'));
  const [text, postcode] = [cell('address'), cell('postcode')];
  const identifiers: Identifier[] = [
    ...numbers.flatMap(({ kind, at }) => several(cells[at] ?? '').map((value) => ({ kind: documentKind(kind), value }))),
    ...several(cell('identifier')).map(identifierIn),
  ];
  return {
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(handles.length > 0 && { handles }),
    ...((text || postcode) && { addresses: [{ ...(text && { text }), ...(postcode && { postcode }) }] }),
    ...(schools.length > 0 && { schools }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

/** "passport: 533718294". */
function identifierIn(written: string): Identifier {
  const colon = written.indexOf(':');
  return colon < 0 ? { kind: 'other', value: written } : { kind: written.slice(0, colon).trim(), value: written.slice(colon + 1).trim() };
}
