/** Rows of an old register under review, under the viewer's own rights. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface StagedRow {
  readonly row: string;
  readonly number: number;
  readonly details: unknown;
  readonly pairs: readonly { readonly record: string; readonly band: string; readonly bits: number }[];
}

/** Keeps the rows that may be somebody on file. The same file sent twice adds nothing. */
export async function stageRows(
  tx: Transaction,
  ledger: string,
  register: string,
  rows: readonly StagedRow[],
  keepUntil: Instant,
): Promise<void> {
  await tx.query(
    `insert into throughline.register_row (ledger, register, row, number, details, keep_until)
     select $1, $2, r.row, r.number, r.details, $4 from jsonb_to_recordset($3::jsonb) r (row text, number int, details jsonb) on conflict do nothing`,
    [ledger, register, JSON.stringify(rows.map(({ row, number, details }) => ({ row, number, details }))), new Date(keepUntil)],
  );
  const pairs = rows.flatMap(({ row, pairs: found }) => found.map((pair) => ({ row, ...pair })));
  await tx.query(
    `insert into throughline.register_pair (ledger, register, row, record, band, bits)
     select $1, $2, p.row, p.record, p.band, p.bits from jsonb_to_recordset($3::jsonb) p (row text, record text, band text, bits float8) on conflict do nothing`,
    [ledger, register, JSON.stringify(pairs)],
  );
}

export interface StagedPair {
  readonly row: string;
  readonly number: number;
  readonly details: unknown;
  readonly record: string;
  readonly band: 'suggested' | 'review';
  readonly bits: number;
  readonly answer: 'same' | 'different' | 'unsure' | null;
  readonly reason: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Instant | null;
}

const pairColumns = `p.row, r.number, r.details, p.record, p.band, p.bits, p.answer, p.reason, p.answered_by as "answeredBy", p.answered_at as "answeredAt"
    from throughline.register_pair p join throughline.register_row r on r.ledger = p.ledger and r.register = p.register and r.row = p.row
   where p.ledger = $1 and p.register = $2`;

/** What is left to decide, the strongest first; whom somebody was not sure about come after everybody else. */
export async function pairsToDecide(tx: Transaction, ledger: string, register: string, limit: number): Promise<readonly StagedPair[]> {
  const { rows } = await tx.query<StagedPair>(
    `select ${pairColumns} and (p.answer is null or p.answer = 'unsure') order by p.answer is not null, p.bits desc, p.row, p.record limit $3`,
    [ledger, register, limit],
  );
  return rows;
}
/** The latest decisions first. */
export async function pairsDecided(tx: Transaction, ledger: string, register: string, limit: number): Promise<readonly StagedPair[]> {
  const { rows } = await tx.query<StagedPair>(
    `select ${pairColumns} and p.answer is not null order by p.answered_at desc, p.row, p.record limit $3`,
    [ledger, register, limit],
  );
  return rows;
}
export async function pairsNamed(
  tx: Transaction,
  ledger: string,
  register: string,
  pairs: readonly { readonly row: string; readonly record: string }[],
): Promise<readonly StagedPair[]> {
  const { rows } = await tx.query<StagedPair>(
    `select ${pairColumns} and (p.row, p.record) in (select * from unnest($3::text[], $4::text[]))`,
    [ledger, register, pairs.map(({ row }) => row), pairs.map(({ record }) => record)],
  );
  return rows;
}

/** Null takes an answer back. One that is the same person stays: undoing that is undoing a link. */
export async function answerPair(
  tx: Transaction,
  ledger: string,
  register: string,
  pair: { readonly row: string; readonly record: string },
  answer: { readonly answer: StagedPair['answer']; readonly reason: string; readonly by: string; readonly at: Instant },
): Promise<void> {
  const { answer: said, reason, by, at } = answer;
  await tx.query(
    `update throughline.register_pair set answer = $5, reason = $6, answered_by = case when $5::text is null then null else $7 end,
            answered_at = case when $5::text is null then null else $8::timestamptz end
      where ledger = $1 and register = $2 and row = $3 and record = $4 and answer is distinct from 'same'`,
    [ledger, register, pair.row, pair.record, said, reason, by, new Date(at)],
  );
}

export interface PairCounts {
  readonly same: number;
  readonly different: number;
  readonly unsure: number;
  readonly undecided: number;
  readonly total: number;
  readonly deciders: readonly string[];
}
export async function countPairs(tx: Transaction, ledger: string, register: string): Promise<PairCounts> {
  const { rows } = await tx.query<PairCounts>(
    `select count(*) filter (where answer = 'same')::int as same, count(*) filter (where answer = 'different')::int as different,
            count(*) filter (where answer = 'unsure')::int as unsure, count(*) filter (where answer is null)::int as undecided, count(*)::int as total,
            coalesce(array_agg(distinct answered_by) filter (where answered_by is not null), '{}') as deciders
       from throughline.register_pair where ledger = $1 and register = $2`,
    [ledger, register],
  );
  return rows[0] ?? { same: 0, different: 0, unsure: 0, undecided: 0, total: 0, deciders: [] };
}

export async function forgetRows(tx: Transaction, ledger: string, register: string): Promise<void> {
  await tx.query('delete from throughline.register_row where ledger = $1 and register = $2', [ledger, register]);
}
/** Rows that have had their time, whatever was decided. How many. */
export async function expireRows(tx: Transaction, ledger: string, now: Instant): Promise<number> {
  const { rowCount } = await tx.query('delete from throughline.register_row where ledger = $1 and keep_until <= $2', [
    ledger,
    new Date(now),
  ]);
  return rowCount ?? 0;
}
/** Whose list the item is on. */
export async function putToPost(tx: Transaction, ledger: string, item: string, post: string): Promise<void> {
  await tx.query('update throughline.queue_item set post = $3 where ledger = $1 and item = $2', [ledger, item, post]);
}
