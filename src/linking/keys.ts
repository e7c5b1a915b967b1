/**
 * Which pairs are looked at. Two rows that share a key meet; a key is some columns together, by how they sound where they are names,
 * and rare enough. No one key finds every damaged pair, so there are many: what one misses, another finds.
 */

import { PERSON_COLUMNS } from './people.ts';

export interface KeyRule {
  readonly name: string;
  /** SQL over a row of `person`: a list of texts, or null. */
  readonly keys: string;
  /** What it is made of. */
  readonly columns: readonly string[];
}

const columnsOf = (sql: string): readonly string[] => PERSON_COLUMNS.filter((column) => new RegExp(`\\b${column}\\b`).test(sql));
const rule = (name: string, keys: string): KeyRule => ({ name, keys, columns: columnsOf(keys) });
const one = (name: string, ...parts: readonly string[]): KeyRule => rule(name, `[${parts.join(` || '|' || `)}]`);
/** Any word of the name with something else: which word is the surname is often said wrongly, and often one of them is missing. */
const named = (what: string, part: string): KeyRule =>
  rule(`a name, ${what}`, `list_transform(name_sounds, lambda x: x || '|' || ${part})`);

/** In the order of how much we trust them. */
export function keyRules(numbers: readonly string[]): readonly KeyRule[] {
  return [
    ...numbers.map((number) => ({ ...one(number, `${number}`), columns: [number] })),
    one('e-mail', 'email'),
    rule('phone', 'phones'),
    rule(
      'two names',
      `list_transform(list_filter(flatten(list_transform(name_sounds[:5], lambda x: list_transform(name_sounds[:5], lambda y: [x, y]))), lambda p: p[1] < p[2]), lambda p: p[1] || '|' || p[2])`,
    ),
    named('year', 'born_year'),
    named('day and month', 'right(born, 4)'),
    named('postcode', 'postcode'),
    named('postcode area', 'postcode_area'),
    named('place of birth', 'birth_place'),
    named('town', 'town'),
    one('birth date', 'born'),
    one('birth date, postcode area', 'born', 'postcode_area'),
    one('birth date, place of birth', 'born', 'birth_place'),
    one('starts of names', 'left(forename, 3)', 'left(surname, 4)'),
    one('starts of names, year', 'left(forename, 2)', 'left(surname, 2)', 'born_year'),
    one(
      'day and month swapped',
      `case when right(born, 2) <= '12' then left(born, 4) || least(right(born, 2), substr(born, 5, 2)) || greatest(right(born, 2), substr(born, 5, 2)) end`,
    ),
    one('number, postcode', 'street_number', 'postcode'),
    one('address', 'address'),
    one('number, street', 'street_number', 'left(address, 8)'),
    one('number, town', 'street_number', 'town'),
    one('street, town', 'left(address, 6)', 'town'),
    one('postcode', 'postcode'),
    one('year, postcode area', 'born_year', 'postcode_area'),
    one('year, place of birth', 'born_year', 'birth_place'),
    one('postcode area, place of birth', 'postcode_area', 'birth_place'),
    one('birth date, occupation', 'born', 'occupation'),
    named('occupation', 'occupation'),
    named('month and year', 'left(born, 6)'),
    one('e-mail name', 'email_name'),
    rule('a name', 'name_sounds'),
  ];
}
