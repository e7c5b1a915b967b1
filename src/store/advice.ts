/** Questions that name nobody: the way to the answer, and the answer. The question's words are the arrival's. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export async function askAdvice(tx: Transaction, ledger: string, id: string, lookup: string, contact: string): Promise<void> {
  await tx.query('select throughline.ask_advice($1, $2, $3, $4)', [ledger, id, lookup, contact]);
}

export interface AdviceByCode {
  readonly id: string;
  readonly question: string;
  readonly askedAt: Instant;
  /** Null while nobody has answered. */
  readonly answer: string | null;
  readonly answeredBy: string | null;
}
export async function readAdvice(tx: Transaction, ledger: string, lookup: string): Promise<AdviceByCode | null> {
  const { rows } = await tx.query<{ id: string; question: string; asked_at: number; answer: string | null; answered_by: string | null }>(
    'select id, question, asked_at, answer, answered_by from throughline.read_advice($1, $2)',
    [ledger, lookup],
  );
  const row = rows[0];
  return row
    ? { id: row.id, question: row.question, askedAt: Number(row.asked_at), answer: row.answer, answeredBy: row.answered_by }
    : null;
}

export interface AdviceRow {
  readonly id: string;
  readonly contact: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}
export async function adviceById(tx: Transaction, ledger: string, id: string): Promise<AdviceRow | null> {
  const { rows } = await tx.query<AdviceRow>(
    'select id, contact, answer, answered_by as "answeredBy" from throughline.advice where ledger = $1 and id = $2',
    [ledger, id],
  );
  return rows[0] ?? null;
}

/** Puts the words of an answer down for whoever is answering. Another who began in the last ten minutes keeps it: false. */
export async function claimAnswer(
  tx: Transaction,
  ledger: string,
  { id, answer, by, disposeAt }: { readonly id: string; readonly answer: string; readonly by: string; readonly disposeAt: Instant },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update throughline.advice a set answer = $3, answered_by = $4, claimed_at = clock_timestamp(), dispose_at = $5
      where a.ledger = $1 and a.id = $2
        and (a.answered_by is null or a.answered_by = $4 or a.claimed_at < clock_timestamp() - interval '10 minutes')
        and exists (select from throughline.queue_item q where q.ledger = $1 and q.item = 'arrival/' || $2)`,
    [ledger, id, answer, by, new Date(disposeAt)],
  );
  return (rowCount ?? 0) > 0;
}

export async function disposeAdvice(tx: Transaction, ledger: string, now: Instant): Promise<number> {
  const { rows } = await tx.query<{ gone: number }>('select throughline.dispose_advice($1, $2) as gone', [ledger, new Date(now)]);
  return Number(rows[0]?.gone ?? 0);
}
