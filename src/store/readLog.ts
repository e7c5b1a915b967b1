/** The read log: a row before the answer leaves, and the sealer's view of it. */
import type { Transaction } from './append.ts';

export interface NewRead {
  readonly practitioner: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly route: string;
  readonly refs: readonly { readonly kind: string; readonly id: string }[];
  readonly reason: string | null;
}

export async function writeRead(tx: Transaction, ledger: string, read: NewRead): Promise<void> {
  await tx.query(
    'insert into throughline.read_log (ledger, practitioner, post, organisation, route, refs, reason) values ($1, $2, $3, $4, $5, $6, $7)',
    [ledger, read.practitioner, read.post, read.organisation, read.route, JSON.stringify(read.refs), read.reason],
  );
}

export interface ReadRow extends NewRead {
  readonly id: number;
  readonly at: number;
}

/** Rows that no fact of the access ledger covers yet, oldest first, held so that two sealers do not take the same. */
export async function unsealedReads(tx: Transaction, ledger: string, limit: number): Promise<readonly ReadRow[]> {
  const { rows } = await tx.query<ReadRow>(
    'select id, at, practitioner, post, organisation, route, refs, reason from throughline.read_log where ledger = $1 and sealed_in is null order by id limit $2 for update skip locked',
    [ledger, limit],
  );
  return rows;
}

export async function markSealed(tx: Transaction, ledger: string, ids: readonly number[], fact: string): Promise<void> {
  await tx.query('update throughline.read_log set sealed_in = $3 where ledger = $1 and id = any ($2::bigint[])', [ledger, ids, fact]);
}
