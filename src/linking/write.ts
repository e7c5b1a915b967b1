/** What comes out, each file written beside its place and moved there whole: whoever interrupts finds the old file or none. */
import { rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { gamma } from './compare.ts';
import { literal, quoted } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { LinkFault } from './fault.ts';
import { levelValues } from './model.ts';
import type { Comparison, Model } from './model.ts';

export interface WriteOptions {
  readonly out: string;
  readonly right?: string;
  readonly clustersOut?: string;
  readonly pairsPerRow: number;
  readonly leastBits: number;
}

/** Bits from which a pair is called suggested (about 99 in 100 by the model's own reckoning) and review (an even chance). */
const SUGGESTED_BITS = 6.6;
const REVIEW_BITS = 0;

export interface Written {
  readonly pairs: number;
  readonly suggested: number;
  readonly review: number;
}

export async function writePairs(db: Database, model: Model, options: WriteOptions): Promise<Written> {
  const { out, clustersOut, pairsPerRow, leastBits } = options;
  const name = (alias: string): string =>
    options.right === undefined ? `${alias}.unique_id` : `${alias}.source_dataset || '/' || ${alias}.unique_id`;
  // A cluster is called after the first of its rows by id (of the left register where there are two), so that its name lasts.
  await db.run(
    `create table cluster_name as select cluster, min(${name('p')}) as cluster_id from cluster join person p using (uid) group by cluster`,
  );
  await db.run(`create table chosen as with eligible as (
      select s.l, s.r, s.bits, a.cluster is not null and a.cluster is not distinct from b.cluster as together, a.cluster
      from scored s left join cluster a on a.uid = s.l left join cluster b on b.uid = s.r
      where s.bits >= ${leastBits} or (a.cluster is not null and a.cluster is not distinct from b.cluster))
    select l, r, bits, case when together then cluster end as cluster from eligible
    qualify row_number() over (partition by l order by together desc, bits desc, r) <= ${pairsPerRow} and row_number() over (partition by r order by together desc, bits desc, l) <= ${pairsPerRow}`);
  if (options.right === undefined) await keepPerRow(db, pairsPerRow);
  const levels = model.comparisons.map((comparison, i) => `${labelSql(comparison, gamma(i))} as ${quoted(comparison.output_column_name)}`);
  await writeWhole(
    db,
    out,
    `select pl.unique_id as left_id, pr.unique_id as right_id, round(bits, 2) as bits, round(1 / (1 + pow(2.0, -bits)), 6) as probability,
      case when bits >= ${SUGGESTED_BITS} then 'suggested' when bits >= ${REVIEW_BITS} then 'review' else 'watch' end as band, cluster_id${levels.map((sql) => `, ${sql}`).join('')}
    from chosen join compared using (l, r) join person pl on pl.uid = l join person pr on pr.uid = r left join cluster_name using (cluster)
    order by left_id, right_id`,
    'csv',
  );
  if (clustersOut !== undefined)
    await writeWhole(
      db,
      clustersOut,
      `select coalesce(cluster_id, ${name('p')}) as cluster_id, p.source_dataset as register, p.unique_id as id
      from person p left join cluster using (uid) left join cluster_name using (cluster) order by cluster_id, register, id`,
      'csv',
    );
  const [counted] = await db.rows<Written>(
    `select count(*) as pairs, count(*) filter (bits >= ${SUGGESTED_BITS}) as suggested, count(*) filter (bits >= ${REVIEW_BITS} and bits < ${SUGGESTED_BITS}) as review from chosen`,
  );
  return counted!;
}

/** Within one register a row is left of some pairs and right of others; together they may not be more than allowed. */
async function keepPerRow(db: Database, most: number): Promise<void> {
  await db.run(`create table kept as with two as (
      select l, r, l as a, r as b, bits, cluster from chosen union all select l, r, r, l, bits, cluster from chosen)
    select l, r, any_value(bits) as bits, any_value(cluster) as cluster from
      (select * from two qualify row_number() over (partition by a order by cluster is not null desc, bits desc, b) <= ${most}) group by l, r having count(*) = 2;
    drop table chosen; alter table kept rename to chosen`);
}

export async function writeColumns(db: Database, file: string): Promise<void> {
  await writeWhole(db, file, 'select * exclude (uid, side) from person order by source_dataset, unique_id', 'parquet');
}

async function writeWhole(db: Database, file: string, sql: string, format: 'csv' | 'parquet'): Promise<void> {
  const beside = `${file}.part`;
  const clean = (): void => rmSync(beside, { force: true });
  process.once('exit', clean);
  try {
    await db.run(`copy (${sql}) to ${literal(beside)} (format ${format}${format === 'csv' ? ', header true' : ''})`);
    await rename(beside, file);
  } catch (cause) {
    clean();
    if (cause instanceof LinkFault) throw cause;
    throw new LinkFault(
      'not-written',
      `${file} could not be written: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      { cause },
    );
  } finally {
    process.off('exit', clean);
  }
}

function labelSql(comparison: Comparison, value: string): string {
  const values = levelValues(comparison);
  const arms = comparison.comparison_levels.flatMap((level, at) =>
    level.is_null_level ? [] : [`when ${values[at]} then ${literal(level.label_for_charts)}`],
  );
  return `case ${value} ${arms.join(' ')} end`;
}
