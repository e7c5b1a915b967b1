/** Records that are off the list of known people, as the ledger says: those of them that the viewer may see. */
import type { Transaction } from './append.ts';

export interface LyingRecord {
  readonly record: string;
  /** Where it lies now. */
  readonly file: string;
  /** Since which ledger position it is known as it is now. */
  readonly position: number;
}

interface Row {
  readonly record: string;
  readonly file: string;
  readonly position: unknown;
}
const lying = ({ record, file, position }: Row): LyingRecord => ({ record, file, position: Number(position) });

export async function recordsOffList(tx: Transaction, ledger: string): Promise<readonly LyingRecord[]> {
  const { rows } = await tx.query<Row>({
    name: 'records-off-list',
    text: `select r.record, r.file, r.position
             from (select distinct on (f.record) f.record, f.type from ledger.fact f
                    where f.ledger = $1 and f.type in ('RecordLeftOff', 'RecordListedAgain') and f.kind = 'entry'
                    order by f.record, f.position desc) l
             join throughline.record_file r on r.ledger = $1 and r.record = l.record
            where l.type = 'RecordLeftOff' order by r.record`,
    values: [ledger],
  });
  return rows.map(lying);
}

/** Where these lie, and since when they are known as they are. */
export async function recordsLying(tx: Transaction, ledger: string, records: readonly string[]): Promise<readonly LyingRecord[]> {
  const { rows } = await tx.query<Row>(
    'select record, file, position from throughline.record_file where ledger = $1 and record = any ($2::text[]) order by record',
    [ledger, records],
  );
  return rows.map(lying);
}

/** How many records on file say nothing of who they are of, of those whom the viewer may see, but in this file. */
export async function countUnnamed(tx: Transaction, ledger: string, except: string | null): Promise<number> {
  const { rows } = await tx.query<{ unnamed: number }>({
    name: 'count-unnamed',
    text: 'select count(*)::int as unnamed from throughline.record_file where ledger = $1 and unnamed and file is distinct from $2',
    values: [ledger, except],
  });
  return rows[0]?.unnamed ?? 0;
}
