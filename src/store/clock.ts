/** Product time of an area: wall time, or in a demonstration a row that only goes forward. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

/** The offset of product time from wall time; null where the area lives in wall time. */
export async function productClock(
  tx: Transaction,
  ledger: string,
): Promise<{ readonly productAt: Instant; readonly wallAt: Instant } | null> {
  const { rows } = await tx.query<{ product_at: number; wall_at: number }>(
    'select product_at, wall_at from throughline.product_clock where ledger = $1',
    [ledger],
  );
  const row = rows[0];
  return row ? { productAt: Number(row.product_at), wallAt: Number(row.wall_at) } : null;
}

/** Gives a demonstration area its clock, once. */
export async function startProductClock(tx: Transaction, ledger: string, at: Instant): Promise<void> {
  await tx.query(
    'insert into throughline.product_clock (ledger, product_at, wall_at) values ($1, $2, clock_timestamp()) on conflict (ledger) do nothing',
    [ledger, new Date(at)],
  );
}

/** Product time stood still while nothing ran: it goes on from where it was. */
export async function resumeProductClock(tx: Transaction, ledger: string): Promise<void> {
  await tx.query('update throughline.product_clock set wall_at = clock_timestamp() where ledger = $1', [ledger]);
}

/** Moves product time to an instant, never back; the time that it is then. */
export async function advanceProductClock(tx: Transaction, ledger: string, to: Instant): Promise<Instant> {
  const { rows } = await tx.query<{ product_at: number }>('select throughline.advance_clock($1, $2) as product_at', [ledger, new Date(to)]);
  return Number(rows[0]?.product_at ?? to);
}
