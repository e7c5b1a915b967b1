/** The list of known people as the matcher is fed with it, and where a record lies now. */
import type { Transaction } from './append.ts';
import type { Pool } from './pools.ts';

export async function filesOfRecords(tx: Transaction, ledger: string, records: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ record: string; file: string }>(
    'select record, file from throughline.record_file where ledger = $1 and record = any ($2::text[])',
    [ledger, records],
  );
  return new Map(rows.map(({ record, file }) => [record, file]));
}

/** What one organisation says of a person, and the file it lies in. */
export interface KnownRecord {
  readonly record: string;
  readonly file: string;
  /** JSON, as PostgreSQL has it: it is read where the list is kept, and not on the way. */
  readonly details: string;
}

export interface PeopleNow {
  /** Facts in the ledger: the next position. */
  readonly size: number;
  /** How often everybody had to be listed anew. */
  readonly times: number;
}
export interface PeopleChanged extends PeopleNow {
  readonly changed: readonly KnownRecord[];
  /** Records that are held no longer. */
  readonly gone: readonly string[];
}

interface FeedRow {
  readonly what: 'now' | 'known' | 'gone';
  readonly record: string;
  readonly file: string;
  readonly details: string;
  readonly size: number;
  readonly times: number;
}

/**
 * Records that were made, moved or described anew at or after a position, those that have left since, and the size of the ledger: one
 * snapshot. For the matcher's own role, whose connections say who is looking within the statement.
 */
export async function peopleSince(pool: Pool, ledger: string, from: number): Promise<PeopleChanged> {
  const { rows } = await pool.query<FeedRow>({
    name: 'people-since',
    text: 'select what, record, file, details, size, times from throughline.people_since($1, $2)',
    values: [ledger, from],
  });
  const now = rows.find(({ what }) => what === 'now');
  return {
    size: now?.size ?? 0,
    times: now?.times ?? 0,
    changed: rows.filter(({ what }) => what === 'known').map(({ record, file, details }) => ({ record, file, details })),
    gone: rows.filter(({ what }) => what === 'gone').map(({ record }) => record),
  };
}

/** A page of everybody, in order of record. */
export async function peopleAfter(tx: Transaction, ledger: string, after: string, limit: number): Promise<readonly KnownRecord[]> {
  const { rows } = await tx.query<KnownRecord>({
    name: 'people-after',
    text: `select record, file, details::text as details from throughline.record_file
            where ledger = $1 and record > $2 order by record limit $3`,
    values: [ledger, after, limit],
  });
  return rows;
}

/** Rows were written outside the order of the ledger: whoever keeps the list lists everybody anew. */
export async function listAgain(tx: Transaction, ledger: string): Promise<void> {
  await tx.query(
    'insert into throughline.list_again as l (ledger, times) values ($1, 1) on conflict (ledger) do update set times = l.times + 1',
    [ledger],
  );
}
