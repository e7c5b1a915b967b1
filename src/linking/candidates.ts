/**
 * `candidate(l, r)`: the pairs that are compared. Pairs come from shared keys (keys.ts), in pieces so that memory stays bounded;
 * keys that too many rows share are left out until what remains fits the budget of pairs a row, and where a row still has more
 * than it may have, those with the rarest keys in common stay.
 */
import type { Database } from './duckdb.ts';
import { keyRules } from './keys.ts';
import type { LinkType } from './model.ts';
import type { Told } from './told.ts';

export interface CandidateOptions {
  readonly linkType: LinkType;
  readonly numbers: readonly string[];
  readonly rows: number;
  /** Most pairs of one row that are kept, the likeliest by what they share. */
  readonly mostPerRow: number;
  /** Pairs of keys looked at, for each row on average. */
  readonly budgetPerRow: number;
  /** Rows whose pairs are made at once. */
  readonly rowsAtOnce: number;
}

export interface CandidateCount {
  readonly pairs: number;
  /** Keys shared by more rows than this were left out. */
  readonly mostRowsAKey: number;
}

const HARD_MOST_ROWS_A_KEY = 300;

export async function makeCandidates(db: Database, options: CandidateOptions, told: Told): Promise<CandidateCount> {
  const { linkType, rows, rowsAtOnce, mostPerRow } = options;
  await makeKeys(db, options);
  const mostRowsAKey = await fittingBlocks(db, options);
  await db.run(
    `create table block as select k, (100 * log2(${rows}::double / n))::integer as rarity from block_size where n <= ${mostRowsAKey}`,
  );
  await db.run('create table met (l integer, r integer, rarity integer)');
  const condition = linkType === 'link_only' ? 'a.side = 0 and b.side = 1' : 'a.uid < b.uid';
  for (let from = 0; from < rows; from += rowsAtOnce) {
    told.progress('finding pairs', from, rows);
    await db.run(`insert into met select a.uid, b.uid, sum(block.rarity)::integer
      from key_row a join block using (k) join key_row b on b.k = a.k and ${condition}
      where a.uid >= ${from} and a.uid < ${from + rowsAtOnce} group by a.uid, b.uid`);
  }
  await db.run('drop table key_row; drop table block; drop table block_size');
  await keepRarest(db, mostPerRow, rows);
  const [counted] = await db.rows<{ n: number }>('select count(*) as n from candidate');
  return { pairs: counted!.n, mostRowsAKey };
}

async function makeKeys(db: Database, { numbers, linkType }: CandidateOptions): Promise<void> {
  const rules = keyRules(numbers).map(
    ({ keys }, rule) =>
      `select uid, side, hash(key, ${rule}) as k from (select uid, side, unnest(${keys}) as key from person) where key is not null`,
  );
  await db.run('create table key_row (uid integer, side tinyint, k ubigint)');
  for (const rule of rules) await db.run(`insert into key_row ${rule}`);
  const pairs = linkType === 'link_only' ? 'count(*) filter (side = 0) * count(*) filter (side = 1)' : 'count(*) * (count(*) - 1) // 2';
  await db.run(
    `create table block_size as select k, count(*)::integer as n, (${pairs})::bigint as pairs from key_row group by k having pairs > 0 and n <= ${HARD_MOST_ROWS_A_KEY}`,
  );
}

/** The largest keys go first: they cost most and say least. */
async function fittingBlocks(db: Database, { rows, budgetPerRow }: CandidateOptions): Promise<number> {
  const sizes = await db.rows<{ n: number; pairs: number }>('select n, sum(pairs)::bigint as pairs from block_size group by n order by n');
  const budget = Math.max(200_000, rows * budgetPerRow);
  let most = 2;
  let sum = 0;
  for (const { n, pairs } of sizes) {
    sum += pairs;
    if (sum > budget) break;
    most = n;
  }
  return most;
}

async function keepRarest(db: Database, most: number, rows: number): Promise<void> {
  const [met] = await db.rows<{ n: number }>('select count(*) as n from met');
  if (met!.n <= rows * (most / 2)) return db.run('create table candidate as select l, r from met; drop table met');
  // Either row may want the pair: what is one row's fortieth choice may be the other's first.
  await db.run(`create table wanted as select l as a, r as b, rarity from met union all select r, l, rarity from met;
    drop table met;
    create table candidate as select distinct least(a, b) as l, greatest(a, b) as r from
      (select a, b from wanted qualify row_number() over (partition by a order by rarity desc, b) <= ${most});
    drop table wanted`);
}
