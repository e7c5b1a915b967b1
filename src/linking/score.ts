/**
 * `scored(l, r, bits)`: the weights of the levels added up, with the chance that any two rows are one person to begin from, and a shared
 * value weighed by how rare it is. 0 bits is an even chance, each further bit doubles the odds; Splink calls it the match weight.
 */
import { gamma } from './compare.ts';
import type { Database } from './duckdb.ts';
import { exactLevelOf, levelValues, weightOf } from './model.ts';
import type { Comparison, Model } from './model.ts';

export async function scorePairs(db: Database, model: Model): Promise<void> {
  await db.run(`create or replace table scored as select l, r, (${bitsSql(model)})::double as bits from compared`);
}

function bitsSql({ comparisons, probability_two_random_records_match: prior }: Model): string {
  return [String(Math.log2(prior / (1 - prior))), 'rarity', ...comparisons.map((comparison, i) => weightSql(comparison, gamma(i)))].join(
    ' + ',
  );
}

/** A level's own weight; where it is adjusted by rarity, what the adjustment starts from (log2 u of the exact match) is in it. */
function weightSql(comparison: Comparison, value: string): string {
  const values = levelValues(comparison);
  const arms = comparison.comparison_levels.flatMap((level, at) => {
    if (level.is_null_level) return [];
    const { tf_adjustment_column: column, tf_adjustment_weight: weight = 1 } = level;
    const from = column === undefined ? 0 : weight * Math.log2(exactLevelOf(comparison, column)?.u_probability ?? 1);
    return [`when ${values[at]} then ${weightOf(level) + from}`];
  });
  return `case ${value} ${arms.join(' ')} else 0 end`;
}
