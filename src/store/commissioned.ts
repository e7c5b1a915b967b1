/** Files in which something is owed that somebody answers from a list of their own: a provider's reports, an agency's answers. Which are theirs, the database says. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

/** Files in which a post of the viewer's organisation is asked for reports of sessions, or was since then (migrations 0037, 0046, 0049). */
export async function commissionedFiles(tx: Transaction, ledger: string, since: Instant): Promise<readonly string[]> {
  const { rows } = await tx.query<{ file: string }>('select file from throughline.commissioned($1, $2) order by file', [
    ledger,
    new Date(since),
  ]);
  return rows.map(({ file }) => file);
}

/** Files in which an agency is asked what it holds after a closing (G11), the soonest due first; read under the viewer's own rights. */
export async function askedFiles(tx: Transaction, ledger: string, posts: readonly string[], atMost: number): Promise<readonly string[]> {
  const { rows } = await tx.query<{ file: string }>(
    `select file from throughline.obligation
      where ledger = $1 and rule = 'G11' and post = any ($2) and state in ('open', 'lapsed')
      group by file order by min(due), file limit $3`,
    [ledger, posts, atMost],
  );
  return rows.map(({ file }) => file);
}
