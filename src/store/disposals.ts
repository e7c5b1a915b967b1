/** What is left to erase of files that were let go: whose values, which arrivals, under which entry. */
import type { Transaction } from './append.ts';

export interface PendingDisposal {
  readonly file: string;
  /** Id of the FileDisposed entry. */
  readonly disposal: string;
  readonly subjects: readonly string[];
  readonly arrivals: readonly string[];
}

/** Files let go whose erasure was not finished. */
export async function unfinishedDisposals(tx: Transaction, ledger: string, limit: number): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select f.id from throughline.file f left join throughline.disposal_done d on d.ledger = f.ledger and d.file = f.id
      where f.ledger = $1 and f.state = 'disposed' and d.file is null order by f.id limit $2`,
    [ledger, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * The subjects are those of the records that lay in the file when it was let go, and of the file itself. A record that had been
 * linked here by mistake and went home is somebody else's: it keeps its values, also those written while it lay here.
 */
export async function pendingDisposal(tx: Transaction, ledger: string, file: string): Promise<PendingDisposal | null> {
  const { rows } = await tx.query<{ disposal: string; subjects: string[]; arrivals: string[] }>(
    `with let_go as (
       select f.id, f.position from ledger.fact f
        where f.ledger = $1 and f.file = $2 and f.stream = 'file/' || $2 and f.type = 'FileDisposed' and f.kind = 'entry' order by f.position limit 1
     ), records as (
       select last.record from (select distinct f.record from ledger.fact f, let_go where f.ledger = $1 and f.file = $2 and f.record is not null and f.position < let_go.position) once
         cross join lateral (
           select f.record, f.file from ledger.fact f, let_go
            where f.ledger = $1 and f.record = once.record and f.kind = 'entry' and f.type in ('RecordMade', 'RecordLinked', 'RecordUnlinked') and f.position < let_go.position
            order by f.position desc limit 1) last
        where last.file = $2
     ), facts as materialized (
       select f.position, f.causation from ledger.fact f where f.ledger = $1 and f.record in (select record from records)
       union all
       select f.position, f.causation from ledger.fact f where f.ledger = $1 and f.file = $2 and f.record is null
     )
     select let_go.id as disposal,
            array(select distinct b.subject from facts join ledger.fact_body b on b.ledger = $1 and b.position = facts.position where facts.position < let_go.position) as subjects,
            array(select distinct a.id from facts join throughline.arrival a on a.ledger = $1 and a.id = facts.causation) as arrivals
       from let_go`,
    [ledger, file],
  );
  const row = rows[0];
  return row ? { file, ...row } : null;
}

/** As the disposal role: the values, then the bytes. Each is journalled or idempotent, so that a half is finished by the next. */
export async function eraseDisposed(
  disposer: Transaction,
  ledger: string,
  { file, disposal, subjects, arrivals }: PendingDisposal,
): Promise<void> {
  await disposer.query('select ledger.dispose($1, $2, $3::text[], $4)', [ledger, file, subjects, disposal]);
  await disposer.query('select throughline.erase_arrivals($1, $2::text[], $3)', [ledger, arrivals, disposal]);
}

export async function noteErased(tx: Transaction, ledger: string, { file, disposal }: PendingDisposal): Promise<void> {
  await tx.query('insert into throughline.disposal_done (ledger, file, disposal) values ($1, $2, $3) on conflict do nothing', [
    ledger,
    file,
    disposal,
  ]);
}
