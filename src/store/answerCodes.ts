/** One-time codes of partners, and the tries made with references: read and written by the product itself only (migration 0019). Wall time throughout. */
import type { Transaction } from './append.ts';

export interface AnswerCode {
  readonly id: string;
  readonly request: string;
  readonly record: string;
  readonly draft: Uint8Array | null;
}

/** The new code lives, and every earlier one of the request is dead. */
export async function keepCode(
  tx: Transaction,
  ledger: string,
  code: Omit<AnswerCode, 'draft'> & { readonly lookup: string; readonly days: number },
): Promise<void> {
  await killCodes(tx, ledger, code.request);
  await tx.query(
    `insert into throughline.answer_code (ledger, id, lookup, request, record, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6))`,
    [ledger, code.id, code.lookup, code.request, code.record, code.days],
  );
}

const alive = 'dead_at is null and used_at is null and expires_at > clock_timestamp()';
const columns = 'select id, request, record, draft from throughline.answer_code where ledger = $1 and';

/** Null for a code that never was, is used, dead or too old: nobody is told which. */
export async function codeByLookup(tx: Transaction, ledger: string, lookup: string): Promise<AnswerCode | null> {
  return (await tx.query<AnswerCode>(`${columns} lookup = $2 and ${alive}`, [ledger, lookup])).rows[0] ?? null;
}
export async function codeById(tx: Transaction, ledger: string, id: string): Promise<AnswerCode | null> {
  return (await tx.query<AnswerCode>(`${columns} id = $2 and ${alive}`, [ledger, id])).rows[0] ?? null;
}

export async function keepCodeDraft(tx: Transaction, ledger: string, id: string, draft: Uint8Array | null): Promise<void> {
  await tx.query(`update throughline.answer_code set draft = $3 where ledger = $1 and id = $2 and ${alive}`, [
    ledger,
    id,
    draft === null ? null : Buffer.from(draft),
  ]);
}

export async function useCode(tx: Transaction, ledger: string, id: string): Promise<void> {
  await tx.query('update throughline.answer_code set used_at = clock_timestamp(), draft = null where ledger = $1 and id = $2', [
    ledger,
    id,
  ]);
}

export async function killCodes(tx: Transaction, ledger: string, request: string): Promise<void> {
  await tx.query(
    'update throughline.answer_code set dead_at = clock_timestamp(), draft = null where ledger = $1 and request = $2 and dead_at is null',
    [ledger, request],
  );
}

export const triesAtMost = 5;
export const lockMinutes = 15;

/** Counts a try before it is looked at, so that a hundred at once are not a hundred guesses. True when it is too many. */
export async function tryTooMany(tx: Transaction, ledger: string, key: string): Promise<boolean> {
  await tx.query("delete from throughline.answer_try where ledger = $1 and since < clock_timestamp() - interval '1 day'", [ledger]);
  const { rows } = await tx.query<{ locked: boolean }>(
    `insert into throughline.answer_try as t (ledger, key, tries, since) values ($1, $2, 1, clock_timestamp())
     on conflict (ledger, key) do update set
       tries = case when t.since < clock_timestamp() - make_interval(mins => $4) and coalesce(t.locked_until, '-infinity') < clock_timestamp()
                    then 1 else t.tries + 1 end,
       since = case when t.since < clock_timestamp() - make_interval(mins => $4) and coalesce(t.locked_until, '-infinity') < clock_timestamp()
                    then clock_timestamp() else t.since end,
       locked_until = case when t.locked_until > clock_timestamp() then t.locked_until
                           when t.tries + 1 > $3 and t.since >= clock_timestamp() - make_interval(mins => $4)
                           then clock_timestamp() + make_interval(mins => $4) else null end
     returning coalesce(locked_until > clock_timestamp(), false) as locked`,
    [ledger, key, triesAtMost, lockMinutes],
  );
  return rows[0]?.locked ?? true;
}

export async function forgetTries(tx: Transaction, ledger: string, key: string): Promise<void> {
  await tx.query('delete from throughline.answer_try where ledger = $1 and key = $2', [ledger, key]);
}

/** Streams of requests that a partner's own posts still owe an answer to, with the files in which they lie. */
export async function askedOfOrganisation(
  tx: Transaction,
  ledger: string,
  organisation: string,
): Promise<readonly { readonly file: string; readonly stream: string }[]> {
  const { rows } = await tx.query<{ file: string; stream: string }>(
    `select file, stream from throughline.obligation
      where ledger = $1 and organisation = $2 and rule = 'C03.partner' and state in ('open', 'lapsed') order by due limit 200`,
    [ledger, organisation],
  );
  return rows;
}
