/**
 * What is compared, level by level, where nobody brings a model: conditions on the columns of people.ts with what we hold each
 * level's m to be before any training. Names and dates begin from the model that the Ministry of Justice publishes
 * (hmpps-person-match, MIT); the rest are our assumptions and are trained away where there is data.
 * Every condition says the same whichever row is left.
 */
import type { Comparison, Level } from './model.ts';
import { same } from './model.ts';

const alike = (column: string, atLeast: number): string =>
  `jaro_winkler_similarity(least("${column}_l", "${column}_r"), greatest("${column}_l", "${column}_r")) >= ${atLeast}`;
/** The edit distance is ten times slower than Jaro-Winkler, so it is asked last. */
const oneEdit = (column: string): string => `${alike(column, 0.8)} AND damerau_levenshtein("${column}_l", "${column}_r") <= 1`;
const missing = (column: string): Level => ({
  sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`,
  label_for_charts: 'missing',
  is_null_level: true,
});
const level = (label: string, sql_condition: string, m_probability: number): Level => ({
  sql_condition,
  label_for_charts: label,
  m_probability,
});
const exact = (column: string, m_probability: number): Level => ({
  ...level('same', same(column), m_probability),
  tf_adjustment_column: column,
  tf_adjustment_weight: 1,
});
const notTrained = { fix_m_probability: true, fix_u_probability: true } as const;
const different = (m: number): Level => level('different', 'ELSE', m);
const either = (condition: (a: 'l' | 'r', b: 'l' | 'r') => string): string => `${condition('l', 'r')} OR ${condition('r', 'l')}`;

const swapped = `"forename_l" = "surname_r" AND "surname_l" = "forename_r"`;
const elsewhere = (column: string): string => either((a, b) => `list_contains("name_words_${b}", "${column}_${a}")`);

/** The MoJ model's rule for twins: surname and birth date answer and the forenames do not. Not trained: registers hold few of them. */
const twins: Level = {
  ...level(
    'different, as twins are',
    `${same('surname')} AND ${same('born')} AND length("forename_l") > 1 AND length("forename_r") > 1`,
    0.005,
  ),
  u_probability: 0.5,
  ...notTrained,
};
const forename: Comparison = {
  output_column_name: 'forename',
  comparison_levels: [
    // Forename and surname in each other's place are said once, under the surname.
    {
      sql_condition: `"forename_l" IS NULL OR "forename_r" IS NULL OR ("forename_l" <> "forename_r" AND ${swapped})`,
      label_for_charts: 'missing',
      is_null_level: true,
    },
    exact('forename', 0.8),
    level(
      'nickname',
      either((a, b) => `list_contains("forename_also_${a}", "forename_${b}")`),
      0.03,
    ),
    level('very alike', alike('forename', 0.9), 0.06),
    level('sounds alike', same('forename_sound'), 0.02),
    level(
      'initial',
      either((a, b) => `(length("forename_${a}") = 1 AND "forename_${a}" = left("forename_${b}", 1))`),
      0.01,
    ),
    level('elsewhere in the name', elsewhere('forename'), 0.03),
    level('alike', alike('forename', 0.78), 0.01),
    twins,
    different(0.04),
  ],
};
const surname: Comparison = {
  output_column_name: 'surname',
  comparison_levels: [
    missing('surname'),
    exact('surname', 0.82),
    level('forename and surname swapped', swapped, 0.01),
    level('very alike', alike('surname', 0.9), 0.07),
    level('sounds alike', same('surname_sound'), 0.02),
    level('elsewhere in the name', elsewhere('surname'), 0.03),
    level('alike', alike('surname', 0.78), 0.01),
    different(0.04),
  ],
};
const otherNames: Comparison = {
  output_column_name: 'other_names',
  comparison_levels: [
    missing('other_names'),
    level('one the same', 'list_has_any("other_names_l", "other_names_r")', 0.6),
    level(
      'elsewhere in the name',
      either((a, b) => `list_has_any("other_names_${a}", "name_words_${b}")`),
      0.1,
    ),
    different(0.3),
  ],
};
const part = (from: number, length: number): string => `substr("born_l", ${from}, ${length}) = substr("born_r", ${from}, ${length})`;
const born: Comparison = {
  output_column_name: 'born',
  comparison_levels: [
    missing('born_year'),
    exact('born', 0.88),
    level(
      'day and month swapped',
      `${part(1, 4)} AND substr("born_l", 5, 2) = substr("born_r", 7, 2) AND substr("born_l", 7, 2) = substr("born_r", 5, 2)`,
      0.01,
    ),
    level('one digit different', `(${part(1, 4)} OR ${part(5, 4)}) AND damerau_levenshtein("born_l", "born_r") <= 1`, 0.05),
    level('two of day, month and year the same', `(${part(1, 4)} AND (${part(5, 2)} OR ${part(7, 2)})) OR ${part(5, 4)}`, 0.02),
    level('year the same', same('born_year'), 0.02),
    different(0.02),
  ],
};
const postcode: Comparison = {
  output_column_name: 'postcode',
  comparison_levels: [
    missing('postcode'),
    exact('postcode', 0.55),
    level('one letter or digit different', oneEdit('postcode'), 0.08),
    level('area the same', same('postcode_area'), 0.1),
    different(0.27),
  ],
};
const simple = (column: string, exactM: number, alikeM?: number): Comparison => ({
  output_column_name: column,
  comparison_levels: [
    missing(column),
    exact(column, exactM),
    ...(alikeM === undefined ? [] : [level('alike', alike(column, 0.88), alikeM)]),
    different(1 - exactM - (alikeM ?? 0)),
  ],
});
const phones: Comparison = {
  output_column_name: 'phones',
  comparison_levels: [missing('phones'), level('one the same', 'list_has_any("phones_l", "phones_r")', 0.5), different(0.5)],
};
const email: Comparison = {
  output_column_name: 'email',
  comparison_levels: [
    missing('email'),
    exact('email', 0.6),
    level('same name before the @', same('email_name'), 0.1),
    level('alike', alike('email', 0.88), 0.1),
    different(0.2),
  ],
};
/** May tell two people apart, never join them: that it is the same weighs nothing at all. */
const gender: Comparison = {
  output_column_name: 'gender',
  comparison_levels: [
    missing('gender'),
    { ...level('same', same('gender'), 0.9), u_probability: 0.9, ...notTrained },
    { ...level('different', 'ELSE', 0.1), u_probability: 0.5, ...notTrained },
  ],
};
/** Where the postcode says already that they are from one place, the place of birth would say it a second time. */
const birthPlace: Comparison = {
  output_column_name: 'birth_place',
  comparison_levels: simple('birth_place', 0.6, 0.1).comparison_levels.map((each) =>
    each.is_null_level
      ? {
          ...each,
          sql_condition: `${each.sql_condition} OR coalesce(${same('postcode_area')}, false)`,
          label_for_charts: 'missing, or said by the postcode',
        }
      : each,
  ),
};
const number = (column: string): Comparison => ({
  output_column_name: column,
  comparison_levels: [missing(column), exact(column, 0.9), level('one digit different', oneEdit(column), 0.07), different(0.03)],
});

/** Of all comparisons those for which both sides have something. */
export function comparisonsFor(filled: ReadonlySet<string>, numbers: readonly string[]): readonly Comparison[] {
  const all = [
    forename,
    surname,
    otherNames,
    born,
    postcode,
    simple('street_number', 0.6),
    simple('address', 0.5, 0.15),
    simple('town', 0.6, 0.1),
    phones,
    email,
    ...numbers.map(number),
    simple('occupation', 0.6, 0.1),
    birthPlace,
    gender,
  ];
  return all.filter(({ output_column_name: column }) => filled.has(column === 'born' ? 'born_year' : column));
}
