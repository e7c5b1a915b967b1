/**
 * `person`: a row of columns for each row of the registers, ready to be compared in SQL. These columns are what a model's
 * conditions may name, and what `--save-columns` writes for Splink (docs/linking.md lists them).
 */
import { literal } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import type { Told } from './told.ts';

/** Columns of text, besides the numbers that a register has of its own. */
export const PERSON_COLUMNS = [
  'forename',
  'forename_sound',
  'forename_also',
  'surname',
  'surname_sound',
  'name_words',
  'name_sounds',
  'other_names',
  'born',
  'born_year',
  'postcode',
  'postcode_area',
  'street_number',
  'address',
  'town',
  'phones',
  'email',
  'email_name',
  'occupation',
  'birth_place',
  'gender',
] as const;

const words = (column: string): string => `string_split(${column}, ' ')`;
const plain = (column: string): string => `nullif(trim(regexp_replace(lower(strip_accents(${column})), '[^\\p{L}\\p{N}]+', ' ', 'g')), '')`;
const letters = (column: string): string => `nullif(regexp_replace(lower(strip_accents(${column})), '[^\\p{L}\\p{N}]+', '', 'g'), '')`;

export async function makePeople(db: Database, numbers: readonly string[], hasRight: boolean, told: Told): Promise<void> {
  const joined = (kind: string): string =>
    `left join name_read ${kind} on ${kind}.kind = ${literal(kind)} and ${kind}.written = raw.${kind}`;
  told.progress('making columns', 0, 0);
  await db.run(`create table person_name as
    select uid,
      coalesce(forename.forename, full_name.forename, middle_name.forename) as forename,
      coalesce(surname.surname, full_name.surname) as surname,
      list_distinct(list_concat(coalesce(${words('forename.words')}, []), coalesce(${words('middle_name.words')}, []), coalesce(${words('surname.words')}, []), coalesce(${words('full_name.words')}, []))) as name_words
    from raw ${['forename', 'middle_name', 'surname', 'full_name'].map(joined).join(' ')}`);
  // A nickname and its name share the first of their family in the alphabet: one more sound to meet by.
  await db.run(`create or replace table person_name as
    select n.*, s.sounds as name_sounds from person_name n left join (
      select uid, list_sort(list_distinct(list(w.sound) || list(root))) as sounds
      from (select uid, unnest(name_words) as word from person_name) join (select *, coalesce(least(word, list_min(string_split(nullif(also, ''), ' '))), word) as root from word_read) w using (word) group by uid) s using (uid)`);
  await db.run(`create table person as
    select raw.uid, raw.side, raw.id as unique_id, ${hasRight ? "case raw.side when 0 then 'left' else 'right' end" : "'left'"} as source_dataset,
      n.forename, f.sound as forename_sound, nullif(${words('f.also')}, ['']) as forename_also, n.surname, s.sound as surname_sound,
      nullif(list_sort(n.name_words), []) as name_words, n.name_sounds,
      nullif(list_sort(list_filter(n.name_words, lambda x: x is distinct from n.forename and x is distinct from n.surname)), []) as other_names,
      b.digits as born, case when b.first_year = b.last_year then b.first_year end as born_year,
      ${letters('raw.postcode')} as postcode,
      case when regexp_matches(${letters('raw.postcode')}, '^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$') then left(${letters('raw.postcode')}, -3)
           else left(${letters('raw.postcode')}, 3) end as postcode_area,
      ${letters('raw.street_number')} as street_number, ${plain('raw.address')} as address, ${plain('raw.town')} as town,
      nullif(list_sort(list_distinct(list_filter(list_transform(regexp_extract_all(raw.phones, '\\+?[0-9][0-9 ().-]{5,}'), lambda x: right(regexp_replace(x, '[^0-9]', '', 'g'), 10)), lambda x: length(x) >= 7))), []) as phones,
      nullif(lower(raw.email), '') as email, nullif(regexp_extract(lower(raw.email), '^([^@+]+)', 1), '') as email_name,
      ${plain('raw.occupation')} as occupation, ${plain('raw.birth_place')} as birth_place, left(lower(raw.gender), 1) as gender
      ${numbers.map((name) => `, ${letters(`raw.${name}`)} as ${name}`).join('')}
    from raw join person_name n using (uid)
      left join word_read f on f.word = n.forename left join word_read s on s.word = n.surname
      left join born_read b on b.written = raw.born
    order by raw.uid`);
  await db.run('drop table person_name; drop table raw; drop table name_read');
}
