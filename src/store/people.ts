/** The list of known people as the matcher is fed with it, and where a record lies now. */
import type { Transaction } from './append.ts';

export async function filesOfRecords(tx: Transaction, ledger: string, records: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ record: string; file: string }>(
    'select record, file from throughline.record_file where ledger = $1 and record = any ($2::text[])',
    [ledger, records],
  );
  return new Map(rows.map(({ record, file }) => [record, file]));
}

export interface ListedRecord {
  readonly record: string;
  readonly file: string;
  readonly details: unknown;
  readonly position: number;
}

/** Records that were made or moved at or after a position, and the size of the ledger in the same snapshot. */
export async function recordsSince(
  tx: Transaction,
  ledger: string,
  from: number,
): Promise<{ readonly records: readonly ListedRecord[]; readonly size: number }> {
  const { rows } = await tx.query<ListedRecord & { size: number }>(
    `select r.record, r.file, r.details, r.position, h.size
       from ledger.head h left join throughline.record_file r on r.ledger = h.ledger and r.position >= $2
      where h.ledger = $1`,
    [ledger, from],
  );
  return {
    records: rows.filter((row) => row.record !== null).map((row) => ({ ...row, position: Number(row.position) })),
    size: Number(rows[0]?.size ?? 0),
  };
}

/** Records that are held now: what the list must not have beyond them has been let go. */
export async function recordIds(tx: Transaction, ledger: string): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ record: string }>('select record from throughline.record_file where ledger = $1', [ledger]);
  return new Set(rows.map(({ record }) => record));
}
