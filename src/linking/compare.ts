/**
 * `compared`: for each pair the level that each comparison reaches, by one generated SELECT with a CASE for each, and how rare the
 * shared values are. Levels are Splink's numbers (-1 is "missing"). Nothing of the model's probabilities is in it, so it is made once
 * and the weights are learned and applied afterwards.
 */
import { quoted } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { isElse, levelValues } from './model.ts';
import type { Comparison, Model } from './model.ts';
import type { Told } from './told.ts';

/** `g0`, `g1`...: the level of the model's first, second... comparison. */
export const gamma = (i: number): string => `g${i}`;

/** How often each value of the columns that are weighed by it is seen, beside each row: `tf_surname`... */
export async function addFrequencies(db: Database, model: Model): Promise<void> {
  const columns = frequencyColumns(model);
  if (columns.length === 0) return;
  for (const [i, column] of columns.entries())
    await db.run(
      `create table tf${i} as select ${quoted(column)} as value, count(*)::double / sum(count(*)) over () as tf from person where ${quoted(column)} is not null group by value`,
    );
  await db.run(`create table with_tf as select person.*, ${columns.map((column, i) => `tf${i}.tf::double as ${quoted(`tf_${column}`)}`).join(', ')}
    from person ${columns.map((column, i) => `left join tf${i} on tf${i}.value = person.${quoted(column)}`).join(' ')};
    drop table person; alter table with_tf rename to person`);
}

const frequencyColumns = (model: Model): readonly string[] => [
  ...new Set(
    model.comparisons.flatMap(({ comparison_levels: levels }) =>
      levels.flatMap(({ tf_adjustment_column: column }) => (column === undefined ? [] : [column])),
    ),
  ),
];

/** The SELECT list that turns a pair into its levels. */
export function levelsSql(comparisons: readonly Comparison[]): string {
  return comparisons.map((comparison, i) => `${caseOf(comparison)}::tinyint as ${gamma(i)}`).join(',\n');
}

function caseOf(comparison: Comparison): string {
  const values = levelValues(comparison);
  const arms = comparison.comparison_levels.map((level, i) =>
    isElse(level) ? `else ${values[i]}` : `when ${level.sql_condition} then ${values[i]}`,
  );
  return `case ${arms.join(' ')} end`;
}

/** Sum over the comparisons of weight × -log2(how often the value is seen): the part of the adjustment that no probability of the model enters. */
function raritySql(comparisons: readonly Comparison[]): string {
  const terms = comparisons.flatMap((comparison, i) => {
    const values = levelValues(comparison);
    return comparison.comparison_levels.flatMap(({ tf_adjustment_column: column, tf_adjustment_weight: weight = 1 }, at) =>
      column === undefined
        ? []
        : [
            `case when ${gamma(i)} = ${values[at]} then coalesce(-${weight} * log2(greatest(${quoted(`tf_${column}_l`)}, ${quoted(`tf_${column}_r`)})), 0) else 0 end`,
          ],
    );
  });
  return terms.length === 0 ? '0' : terms.join(' + ');
}

/** Columns of `person` under the names that conditions use: `surname_l`, `surname_r`. */
export async function sidesSql(db: Database): Promise<string> {
  const columns = (await db.rows<{ column_name: string }>('describe person'))
    .map((row) => row.column_name)
    .filter((name) => !['uid', 'side', 'row'].includes(name));
  return columns
    .flatMap((name) => [`pl.${quoted(name)} as ${quoted(`${name}_l`)}`, `pr.${quoted(name)} as ${quoted(`${name}_r`)}`])
    .join(', ');
}

export async function comparePairs(db: Database, model: Model, from: string, pairsAtOnce: number, told: Told): Promise<void> {
  const { comparisons } = model;
  const sides = await sidesSql(db);
  await db.run(
    `create table if not exists compared (l integer, r integer, ${comparisons.map((_, i) => `${gamma(i)} tinyint`).join(', ')}, rarity float)`,
  );
  const [{ n } = { n: 0 }] = await db.rows<{ n: number }>(`select count(*) as n from ${from}`);
  const pieces = Math.max(1, Math.ceil(n / pairsAtOnce));
  for (let piece = 0; piece < pieces; piece++) {
    told.progress('comparing pairs', Math.round((n * piece) / pieces), n);
    await db.run(`insert into compared select l, r, ${comparisons.map((_, i) => gamma(i)).join(', ')}, (${raritySql(comparisons)})::float from (
      select l, r, ${levelsSql(comparisons)}, ${
        frequencyColumns(model)
          .flatMap((column) => [quoted(`tf_${column}_l`), quoted(`tf_${column}_r`)])
          .join(', ') || '0 as none'
      }
      from (select p.l, p.r, ${sides} from ${from} p join person pl on pl.uid = p.l join person pr on pr.uid = p.r${pieces > 1 ? ` where p.l % ${pieces} = ${piece}` : ''}))`);
  }
}
