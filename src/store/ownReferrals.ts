/** What a referring organisation may know of its own referrals: that they arrived, and whether they are still open (migration 0013). */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface OwnReferral {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly isOpen: boolean;
}

export async function ownReferrals(tx: Transaction, ledger: string): Promise<readonly OwnReferral[]> {
  const { rows } = await tx.query<OwnReferral>(
    'select id, reference, received_at as "receivedAt", is_open as "isOpen" from throughline.own_referrals($1)',
    [ledger],
  );
  return rows;
}
