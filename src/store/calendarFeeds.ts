/** Calendar feeds by the hash of their secret. Nobody reads a secret here: it is shown once, when it is made. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface CalendarFeed {
  readonly practitioner: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

const columns = 'practitioner, made_at as "madeAt", expires_at as "expiresAt", revoked_at as "revokedAt"';

/** Makes one; those that this practitioner had before end with it. */
export async function makeFeed(
  tx: Transaction,
  ledger: string,
  feed: { readonly secretHash: Buffer; readonly practitioner: string; readonly madeAt: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await revokeFeeds(tx, ledger, feed.practitioner, feed.madeAt);
  await tx.query(
    'insert into throughline.calendar_feed (ledger, secret_hash, practitioner, made_at, expires_at) values ($1, $2, $3, $4, $5)',
    [ledger, feed.secretHash, feed.practitioner, new Date(feed.madeAt), new Date(feed.expiresAt)],
  );
}

export async function revokeFeeds(tx: Transaction, ledger: string, practitioner: string, at: Instant): Promise<void> {
  await tx.query('update throughline.calendar_feed set revoked_at = $3 where ledger = $1 and practitioner = $2 and revoked_at is null', [
    ledger,
    practitioner,
    new Date(at),
  ]);
}

/** The one that can be read now; null where there is none. */
export async function feedOf(tx: Transaction, ledger: string, practitioner: string, at: Instant): Promise<CalendarFeed | null> {
  const { rows } = await tx.query<CalendarFeed>(
    `select ${columns} from throughline.calendar_feed
      where ledger = $1 and practitioner = $2 and revoked_at is null and expires_at > $3 order by made_at desc limit 1`,
    [ledger, practitioner, new Date(at)],
  );
  return rows[0] ?? null;
}

/** Whose it is, whatever has become of it; null where nobody was given it. */
export async function feedWithHash(tx: Transaction, ledger: string, secretHash: Buffer): Promise<CalendarFeed | null> {
  const { rows } = await tx.query<CalendarFeed>(`select ${columns} from throughline.calendar_feed where ledger = $1 and secret_hash = $2`, [
    ledger,
    secretHash,
  ]);
  return rows[0] ?? null;
}
