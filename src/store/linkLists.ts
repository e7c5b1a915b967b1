/** Files in which a link to another file waits for a second person: that other file shows it as well. */
import type { Transaction } from './append.ts';

/** Those in which a proposal waits, and whose referrals have somebody of this file beside them. */
export async function filesProposingLinks(tx: Transaction, ledger: string, file: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ file: string }>(
    `select distinct o.file from throughline.obligation o
      where o.ledger = $1 and o.rule = 'G23.second' and o.state in ('open', 'lapsed') and o.file <> $2
        and exists (select from throughline.candidate c
                      join throughline.record_file r on r.ledger = c.ledger and r.record = c.record
                     where c.ledger = o.ledger and c.file = o.file and r.file = $2)
      order by 1 limit 20`,
    [ledger, file],
  );
  return rows.map((row) => row.file);
}
