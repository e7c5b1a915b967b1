/** What falls due: candidates for the timekeeper, picked without a lock and settled one by one under the ledger's. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

/** Files at which time changes something by then, the longest waiting first. */
export async function dueFiles(
  tx: Transaction,
  ledger: string,
  by: Instant,
  limit: number,
): Promise<readonly { readonly file: string; readonly at: Instant }[]> {
  const { rows } = await tx.query<{ id: string; next_instant: number }>({
    name: 'due-files',
    text: 'select id, next_instant from throughline.file where next_instant <= $2 and ledger = $1 order by next_instant, id limit $3',
    values: [ledger, new Date(by), limit],
  });
  return rows.map((row) => ({ file: row.id, at: Number(row.next_instant) }));
}

/** Referrals that have had no identity search yet: an obligation of G01.search is open. */
export async function unsearched(
  tx: Transaction,
  ledger: string,
  limit: number,
): Promise<readonly { readonly file: string; readonly referral: string }[]> {
  const { rows } = await tx.query<{ file: string; stream: string }>(
    `select file, stream from throughline.obligation where ledger = $1 and rule = 'G01.search' and state in ('open', 'lapsed') order by raised_at limit $2`,
    [ledger, limit],
  );
  return rows.map(({ file, stream }) => ({ file, referral: stream.slice('referral/'.length) }));
}

export async function beat(tx: Transaction, name: string, note = ''): Promise<void> {
  await tx.query(
    'insert into throughline.heartbeat (name, at, note) values ($1, clock_timestamp(), $2) on conflict (name) do update set at = excluded.at, note = excluded.note',
    [name, note],
  );
}
