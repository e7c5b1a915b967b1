/** Ties between people on file, read under the viewer's own rights; and the reports at which the product has not yet looked (S15). */
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

export interface TieRow {
  readonly id: string;
  /** The file in which it is recorded. */
  readonly file: string;
  readonly record: string;
  readonly other: string;
  readonly stands: boolean;
}

/** All ties that lie under one of these records, or lead to one: what looks at so many at a time takes them in parts, and leaves none out. */
export async function tiesAt(tx: Transaction, ledger: string, records: readonly string[]): Promise<readonly TieRow[]> {
  if (records.length === 0) return [];
  const { rows } = await tx.query<TieRow>({
    name: 'ties-at',
    text: `select id, file, record, other, stands from throughline.tie where ledger = $1 and record = any ($2::text[])
           union select id, file, record, other, stands from throughline.tie where ledger = $1 and other = any ($2::text[])
           order by id`,
    values: [ledger, records],
  });
  return rows;
}

/**
 * Reports, links, ties, renewals and unsealings after the position up to which the product has looked, in order; before anything was tied there is
 * nothing to look at. Two indexed reads, as their indexes come from two migrations.
 */
export async function notLookedAtForTies(tx: Transaction, ledger: string, limit: number): Promise<readonly RecordedFact[]> {
  const after = `coalesce((select l.position from throughline.tie_looked l where l.ledger = $1),
                (select min(t.position) - 1 from ledger.fact t where t.ledger = $1 and t.type = 'TieRecorded'))`;
  const { rows } = await tx.query<FactRow>({
    name: 'not-looked-at-for-ties-back',
    text: `select * from (
             (select ${factColumns} from ledger.fact f
               where f.ledger = $1 and f.kind = 'entry'
                 and f.type in ('ReferralReceived', 'InformationAdded', 'DangerReported', 'IntelligenceRead', 'RecordLinked', 'TieRecorded', 'TieFoundWrong')
                 and f.position > ${after}
               order by f.position limit $2)
             union all
             (select ${factColumns} from ledger.fact f
               where f.ledger = $1 and f.kind = 'entry' and f.type in ('TieRenewed', 'FileUnsealed') and f.position > ${after}
               order by f.position limit $2)
           ) f order by position limit $2`,
    values: [ledger, limit],
  });
  return rows.map(factOf);
}

export async function keepLookedForTies(tx: Transaction, ledger: string, position: number): Promise<void> {
  await tx.query(
    `insert into throughline.tie_looked as l (ledger, position) values ($1, $2)
     on conflict (ledger) do update set position = greatest(l.position, excluded.position)`,
    [ledger, position],
  );
}
