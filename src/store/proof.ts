/** What the watchdog has found, for the line on every page and for the page "The promise". */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface Pass {
  readonly kind: 'minute' | 'full';
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly filesChecked: number;
  readonly arrivalsChecked: number;
  readonly breaches: number;
}
export interface Breach {
  readonly promise: number;
  readonly code: string;
  readonly subject: string;
  readonly foundAt: Instant;
  readonly mendedAt: Instant | null;
}

export async function latestPass(tx: Transaction, ledger: string, kind?: Pass['kind']): Promise<Pass | null> {
  const { rows } = await tx.query<Pass>(
    `select kind, started_at as "startedAt", finished_at as "finishedAt", from_position as "fromPosition", to_position as "toPosition",
            files_checked as "filesChecked", arrivals_checked as "arrivalsChecked", breaches
       from watchdog.pass where ledger = $1 and ($2::text is null or kind = $2) order by finished_at desc limit 1`,
    [ledger, kind ?? null],
  );
  return rows[0] ?? null;
}

/** Standing breaches first, then the latest that were mended. */
export async function breaches(tx: Transaction, ledger: string, limit: number): Promise<readonly Breach[]> {
  const { rows } = await tx.query<Breach>(
    `select promise, code, subject, found_at as "foundAt", mended_at as "mendedAt" from watchdog.breach
      where ledger = $1 order by mended_at is not null, found_at desc limit $2`,
    [ledger, limit],
  );
  return rows;
}

export async function heartbeats(tx: Transaction): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await tx.query<{ name: string; at: number }>('select name, at from throughline.heartbeat');
  return new Map(rows.map(({ name, at }) => [name, Number(at)]));
}
