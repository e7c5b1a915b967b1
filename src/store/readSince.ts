/** Whether anybody else has opened a file within the last milliseconds: what decides that an act can be undone without a reason. */
import type { Transaction } from './append.ts';

/** Lists name people and what is owed, not what was recorded: they do not count as having seen an entry. */
const lists = ['/today', '/queue'];

export async function seenByOthers(
  tx: Transaction,
  ledger: string,
  { file, except, withinMs }: { readonly file: string; readonly except: string; readonly withinMs: number },
): Promise<boolean> {
  const { rows } = await tx.query<{ seen: boolean }>(
    `select exists (
       select from throughline.read_log r
        where r.ledger = $1 and r.at >= clock_timestamp() - $4::double precision * interval '1 millisecond' and r.practitioner <> $3
          and r.route <> all ($5::text[]) and r.refs @> jsonb_build_array(jsonb_build_object('kind', 'file', 'id', $2::text))) as seen`,
    [ledger, file, except, withinMs, lists],
  );
  return rows[0]?.seen === true;
}
