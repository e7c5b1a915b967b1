/** What the directory's changes leave to be done beside the ledger: when who answers turns next, and which files' rows are to be made again. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

/** One change of a directory at a time: whoever comes second decides on what the first has left. */
export async function lockTurning(tx: Transaction, ledger: string): Promise<void> {
  await tx.query('insert into throughline.turning (ledger) values ($1) on conflict (ledger) do update set at = throughline.turning.at', [
    ledger,
  ]);
}

/** The next instant at which who answers turns by itself, if it is not after `by`. */
export async function nextTurning(tx: Transaction, ledger: string, by: Instant): Promise<Instant | null> {
  const { rows } = await tx.query<{ at: number }>({
    name: 'next-turning',
    text: 'select at from throughline.turning where ledger = $1 and at <= $2',
    values: [ledger, new Date(by)],
  });
  return rows[0] ? Number(rows[0].at) : null;
}

export async function writeTurning(tx: Transaction, ledger: string, at: Instant | null): Promise<void> {
  await tx.query('insert into throughline.turning (ledger, at) values ($1, $2) on conflict (ledger) do update set at = excluded.at', [
    ledger,
    at === null ? null : new Date(at),
  ]);
}

export async function writePosts(tx: Transaction, ledger: string, rows: readonly object[]): Promise<void> {
  await tx.query(
    `insert into throughline.post
     select $1, id, role, organisation, answered_by from jsonb_populate_recordset(null::throughline.post, $2::jsonb)
     on conflict (ledger, id) do update set role = excluded.role, organisation = excluded.organisation, answered_by = excluded.answered_by`,
    [ledger, JSON.stringify(rows)],
  );
}

export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** What some posts owed falls to others: files under the old ones are to be made again, and meanwhile the lists look under both. */
export async function movePosts(tx: Transaction, ledger: string, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  await tx.query(
    `insert into throughline.moved_post (ledger, from_post, to_post) select $1, m."from", m."to" from jsonb_to_recordset($2::jsonb) m ("from" text, "to" text)
     on conflict (ledger, from_post, to_post) do update set since = clock_timestamp()`,
    [ledger, JSON.stringify(moved)],
  );
  await tx.query(
    `insert into throughline.stale_file (ledger, file)
     select distinct o.ledger, o.file from throughline.obligation o
      where o.ledger = $1 and o.post = any ($2::text[]) and o.state in ('open', 'lapsed')
     on conflict (ledger, file) do update set since = clock_timestamp()`,
    [ledger, moved.map((each) => each.from)],
  );
}

/** Every live file is to be looked at again: a rulebook was adopted that asks for more. */
export async function everyFileStale(tx: Transaction, ledger: string): Promise<void> {
  await tx.query(
    `insert into throughline.stale_file (ledger, file) select ledger, id from throughline.file where ledger = $1 and state = 'live'
     on conflict (ledger, file) do update set since = clock_timestamp()`,
    [ledger],
  );
}

/** Posts under which lists look besides these, while files are being made again. */
export async function movedFrom(tx: Transaction, ledger: string, posts: readonly string[]): Promise<readonly string[]> {
  const { rows } = await tx.query<{ from_post: string }>({
    name: 'moved-from',
    // One change may follow another before the rows have followed the first.
    text: `
      with recursive before (post) as (
        select from_post from throughline.moved_post where ledger = $1 and to_post = any ($2::text[])
        union
        select m.from_post from before b join throughline.moved_post m on m.ledger = $1 and m.to_post = b.post
      ) select post as from_post from before`,
    values: [ledger, posts],
  });
  return rows.map((row) => row.from_post);
}

export interface StaleFile {
  readonly file: string;
  /** Kept as text: the database's clock is finer than ours, and a file marked again meanwhile must not be taken for done. */
  readonly since: string;
}

export async function staleFiles(tx: Transaction, ledger: string, limit: number): Promise<readonly StaleFile[]> {
  const { rows } = await tx.query<StaleFile>({
    name: 'stale-files',
    text: 'select file, since::text as since from throughline.stale_file where ledger = $1 order by throughline.stale_file.since, file limit $2',
    values: [ledger, limit],
  });
  return rows;
}

export async function notStale(tx: Transaction, ledger: string, { file, since }: StaleFile): Promise<void> {
  await tx.query('delete from throughline.stale_file where ledger = $1 and file = $2 and since = $3::timestamptz', [ledger, file, since]);
}

/** The lists need look under old posts no longer, once every file that was stale then has been made again. */
export async function endMoves(tx: Transaction, ledger: string): Promise<void> {
  await tx.query(
    `delete from throughline.moved_post m where m.ledger = $1
        and not exists (select from throughline.stale_file s where s.ledger = m.ledger)`,
    [ledger],
  );
}
