/** Whether anybody else has opened a file within the last milliseconds: what decides that an act can be undone without a reason. */
import type { Transaction } from './append.ts';

/**
 * Lists name people and what is owed, not what was recorded: they do not count as having seen an entry. A referrer's list does: it says what
 * they are asked and what came of it, and so its row names the referral or the request and never the file.
 */
const lists = ['/today', '/queue'];

export async function seenByOthers(
  tx: Transaction,
  ledger: string,
  {
    file,
    things,
    except,
    withinMs,
  }: {
    readonly file: string;
    /** Referrals and requests of the file, which pages outside it name. */
    readonly things: readonly string[];
    readonly except: string;
    readonly withinMs: number;
  },
): Promise<boolean> {
  const { rows } = await tx.query<{ seen: boolean }>(
    `select exists (
       select from throughline.read_log r
        where r.ledger = $1 and r.at >= clock_timestamp() - $4::double precision * interval '1 millisecond' and r.practitioner <> $3
          and ((r.route <> all ($5::text[]) and r.refs @> jsonb_build_array(jsonb_build_object('kind', 'file', 'id', $2::text)))
               or exists (select from jsonb_array_elements(r.refs) ref
                           where ref ->> 'kind' in ('referral', 'request') and ref ->> 'id' = any ($6::text[])))) as seen`,
    [ledger, file, except, withinMs, lists, things],
  );
  return rows[0]?.seen === true;
}
