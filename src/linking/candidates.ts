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
  /** Columns of `person` that are not empty. */
  readonly filled: ReadonlySet<string>;
  readonly rows: number;
  /** Most pairs of one row that are kept, the likeliest by what they share. */
  readonly mostPerRow: number;
  /** Pairs that share a key which are looked at, for each row on average (a pair counts once for each key that it shares). */
  readonly budgetPerRow: number;
  /** Pairs that are compared, for each row on average. */
  readonly comparedPerRow: number;
  /** Rows whose pairs are made at once. */
  readonly rowsAtOnce: number;
}

const HARD_MOST_ROWS_A_KEY = 300;

/** Gives by how many rows a key may be shared: those of more were left out. */
export async function makeCandidates(db: Database, options: CandidateOptions, told: Told): Promise<number> {
  const { linkType, rows, rowsAtOnce } = options;
  await makeKeys(db, options, told);
  const { fits, mostRowsAKey } = await fittingKeys(db, options);
  await db.run(`create table shared as select uid, side, k, (100 * log2(${rows}::double / n))::integer as rarity
    from key_row join key_size using (k) where ${fits};
    drop table key_row; drop table key_size;
    create table met (l integer, r integer, rarity integer)`);
  const condition = linkType === 'link_only' ? 'a.side = 0 and b.side = 1' : 'a.uid < b.uid';
  for (let from = 0; from < rows; from += rowsAtOnce) {
    told.progress('finding pairs', from, rows);
    await db.run(`insert into met select a.uid, b.uid, sum(a.rarity)::integer from shared a join shared b on b.k = a.k and ${condition}
      where a.uid >= ${from} and a.uid < ${from + rowsAtOnce} group by a.uid, b.uid`);
  }
  await db.run('drop table shared');
  await keepRarest(db, options);
  return mostRowsAKey;
}

async function makeKeys(db: Database, { numbers, filled, linkType }: CandidateOptions, told: Told): Promise<void> {
  const rules = keyRules(numbers).filter(({ columns }) => columns.every((column) => filled.has(column)));
  await db.run('create table key_row (k ubigint, uid integer, side tinyint, rule utinyint)');
  for (const [rule, { keys }] of rules.entries()) {
    told.progress('making keys', rule, rules.length);
    await db.run(
      `insert into key_row select hash(key, ${rule}), uid, side, ${rule} from (select uid, side, unnest(${keys}) as key from person) where key is not null`,
    );
  }
  const pairs = linkType === 'link_only' ? 'count(*) filter (side = 0) * count(*) filter (side = 1)' : 'count(*) * (count(*) - 1) // 2';
  await db.run(`create table key_size as select k, any_value(rule) as rule, count(*)::integer as n, (${pairs})::bigint as pairs
    from key_row group by k having pairs > 0 and n <= ${HARD_MOST_ROWS_A_KEY}`);
}

/** The keys that most rows share go first: they cost most and say least. Of equal ones those of the later rules. */
async function fittingKeys(
  db: Database,
  { rows, budgetPerRow }: CandidateOptions,
): Promise<{ readonly fits: string; readonly mostRowsAKey: number }> {
  const sizes = await db.rows<{ n: number; rule: number; pairs: number }>(
    'select n, rule, sum(pairs)::bigint as pairs from key_size group by n, rule order by n, rule',
  );
  const budget = Math.max(200_000, rows * budgetPerRow);
  let last = { n: HARD_MOST_ROWS_A_KEY, rule: 255 };
  let sum = 0;
  for (const { n, rule, pairs } of sizes) {
    sum += pairs;
    if (sum > budget) break;
    last = { n, rule };
  }
  const all = sum <= budget;
  return {
    fits: all ? 'true' : `key_size.n < ${last.n} or (key_size.n = ${last.n} and key_size.rule <= ${last.rule})`,
    mostRowsAKey: all ? HARD_MOST_ROWS_A_KEY : last.n,
  };
}

/** Of each row the pairs with the rarest keys in common; in a large register also of all of them. */
async function keepRarest(db: Database, { mostPerRow, comparedPerRow, rows }: CandidateOptions): Promise<void> {
  const counts = await db.rows<{ rarity: number; n: number }>('select rarity, count(*) as n from met group by rarity order by rarity desc');
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const budget = Math.max(200_000, rows * comparedPerRow);
  let least = 0;
  for (let i = 0, sum = 0; i < counts.length && all > budget; i++) {
    sum += counts[i]!.n;
    if (sum > budget) break;
    least = counts[i]!.rarity;
  }
  if (Math.min(all, budget) <= (rows * mostPerRow) / 2)
    return db.run(`create table candidate as select l, r from met where rarity >= ${least}; drop table met`);
  // Either row may want the pair: what is one row's fortieth choice may be the other's first.
  await db.run(`create table wanted as select l as a, r as b, rarity from met where rarity >= ${least} union all select r, l, rarity from met where rarity >= ${least};
    drop table met;
    create table candidate as select distinct least(a, b) as l, greatest(a, b) as r from
      (select a, b from wanted qualify row_number() over (partition by a order by rarity desc, b) <= ${mostPerRow});
    drop table wanted`);
}
