/** Drafts of people without an account, reached only by the hash of their code. */
import type { Transaction } from './append.ts';

export async function saveDraft(tx: Transaction, ledger: string, key: string, body: string): Promise<void> {
  await tx.query('select throughline.save_draft($1, $2, $3)', [ledger, key, body]);
}
export async function loadDraft(tx: Transaction, ledger: string, key: string): Promise<string | null> {
  const { rows } = await tx.query<{ body: string | null }>('select throughline.load_draft($1, $2) as body', [ledger, key]);
  return rows[0]?.body ?? null;
}
export async function removeDraft(tx: Transaction, ledger: string, key: string): Promise<void> {
  await tx.query('select throughline.remove_draft($1, $2)', [ledger, key]);
}
/** Takes away what was last touched a day ago. How many. */
export async function expireDrafts(tx: Transaction, ledger: string): Promise<number> {
  const { rows } = await tx.query<{ gone: number }>('select throughline.expire_drafts($1) as gone', [ledger]);
  return Number(rows[0]?.gone ?? 0);
}
