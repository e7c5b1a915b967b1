/** Finds about somebody of whom only an arrival tells (G18), whose arrival has come to lie in a file (migration 0052). */
import type { Transaction } from './append.ts';

interface AwaitedFind {
  readonly find: string;
  /** The file in which it was found, and the one in which the arrival lies by now. */
  readonly file: string;
  readonly to: string;
}

/** A hundred at a time, those that have waited longest first; for the product alone. */
export async function findsThatMayBePut(tx: Transaction, ledger: string): Promise<readonly AwaitedFind[]> {
  const { rows } = await tx.query<AwaitedFind>('select find, file, "to" from throughline.finds_that_may_be_put($1)', [ledger]);
  return rows;
}
