/**
 * Which column of a register says what. Usual names are recognised, whatever their case and spacing; others are named by the
 * user. What is not recognised is kept out altogether: a register holds more about people than linking needs.
 */
import { LinkFault } from './fault.ts';

/** What a column may say. `number`: any number or code that is somebody's own; a register may have several. */
export type ColumnRole =
  | 'id'
  | 'full_name'
  | 'forename'
  | 'middle_name'
  | 'surname'
  | 'born'
  | 'postcode'
  | 'street_number'
  | 'address'
  | 'town'
  | 'phone'
  | 'email'
  | 'number'
  | 'occupation'
  | 'birth_place'
  | 'gender';

const USUAL: Readonly<Record<ColumnRole, string>> = {
  id: 'id unique_id rec_id record_id person_id ref reference case_number',
  full_name: 'full_name name whole_name person_name',
  forename: 'given_name first_name forename given_names first_names forenames givenname firstname christian_name',
  middle_name: 'middle_name middle_names middlename second_name other_names',
  surname: 'surname last_name family_name lastname familyname',
  born: 'date_of_birth dob birth_date birthdate born dateofbirth date_birth',
  postcode: 'postcode postcode_fake post_code postal_code zip zip_code',
  street_number: 'street_number house_number',
  address: 'address address_1 address_2 address_3 address_line_1 address_line_2 address_line_3 street street_name',
  town: 'suburb city town locality',
  phone: 'phone telephone mobile phone_number telephone_number mobile_number tel',
  email: 'email e_mail email_address',
  number:
    'soc_sec_id nhs_number nhs ni_number national_insurance_number prison_number noms_number pnc pnc_id cro passport passport_number driving_licence ssn',
  occupation: 'occupation job profession',
  birth_place: 'birth_place place_of_birth birthplace',
  gender: 'gender sex',
};
const ROLES = new Map(Object.entries(USUAL).flatMap(([role, names]) => names.split(' ').map((name) => [name, role as ColumnRole])));
/** Those of which there may be more than one. */
const SEVERAL: ReadonlySet<ColumnRole> = new Set(['address', 'number', 'phone']);

export interface RegisterColumns {
  /** In the register's own order; `name` as the file writes it. */
  readonly known: readonly { readonly role: ColumnRole; readonly name: string }[];
  readonly unknown: readonly string[];
}

export const isColumnRole = (text: string): text is ColumnRole => text in USUAL;
export const columnRoles = Object.keys(USUAL) as readonly ColumnRole[];
/** `Date of Birth` → `date_of_birth`. */
export const plainName = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

/** `said`: role → the file's own column names, which come before the usual ones. */
export function recogniseColumns(
  headers: readonly string[],
  said: ReadonlyMap<ColumnRole, readonly string[]>,
  file: string,
): RegisterColumns {
  const byPlain = new Map(headers.map((header) => [plainName(header), header]));
  const taken = new Map<string, ColumnRole>();
  for (const [role, names] of said) {
    for (const name of names) {
      const header = headers.find((each) => each.trim() === name.trim()) ?? byPlain.get(plainName(name));
      if (header !== undefined) taken.set(header, role);
    }
  }
  const used = new Set(taken.values());
  for (const header of headers) {
    const role = ROLES.get(plainName(header));
    if (role === undefined || taken.has(header) || (used.has(role) && (!SEVERAL.has(role) || said.has(role)))) continue;
    taken.set(header, role);
    used.add(role);
  }
  if (!used.has('id'))
    throw new LinkFault(
      'columns',
      `${file} has no column with each row's own id. Say which it is: --column id=NAME. Its columns are ${headers.join(', ')}.`,
    );
  if (!used.has('full_name') && !used.has('surname'))
    throw new LinkFault(
      'columns',
      `${file} has no column with names. Say which it is: --column surname=NAME, or full_name=NAME. Its columns are ${headers.join(', ')}.`,
    );
  return {
    known: headers.flatMap((name) => (taken.has(name) ? [{ role: taken.get(name)!, name }] : [])),
    unknown: headers.filter((header) => !taken.has(header)),
  };
}
