/** Whether anybody else has opened a file within the last milliseconds, and whether an act wrote elsewhere as well: what decides that it can be undone without a reason. */
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

/** One act is appended in one go, with what the engine makes of it between its entries; so many facts on either side are looked at. */
const apart = 1000;

/** Whether somebody wrote an entry in another file, or in none, in the same act. For the product: a file that is sealed from whoever asks counts. */
export async function wroteElsewhere(tx: Transaction, ledger: string, fact: string): Promise<boolean> {
  const { rows } = await tx.query<{ elsewhere: boolean }>(
    `select exists (
       select from ledger.fact f
         join ledger.fact g on g.ledger = f.ledger and g.position between f.position - $3::bigint and f.position + $3::bigint
        where f.ledger = $1 and f.id = $2 and g.kind = 'entry' and g.recorded = f.recorded and g.actor = f.actor
          and g.file is distinct from f.file) as elsewhere`,
    [ledger, fact, apart],
  );
  return rows[0]?.elsewhere === true;
}
