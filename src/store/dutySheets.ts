/** What a duty sheet says, and the sheets as they were sealed. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface FallsDue {
  readonly file: string;
  readonly rule: string;
  readonly task: string;
  readonly post: string;
  readonly due: Instant;
  readonly state: 'open' | 'lapsed';
}

/** What these posts owe by an instant, or whenever of a rule that the sheet always names; the most urgent first, at most so many a post. */
export async function fallsDue(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  until: Instant,
  always: readonly string[],
  limit = 300,
): Promise<readonly FallsDue[]> {
  const { rows } = await tx.query<FallsDue>(
    `select e.* from unnest($2::text[]) p (post) cross join lateral (
       select o.file, o.rule, o.task, o.post, o.due, o.state from throughline.obligation o
        where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed') and (o.due <= $3 or o.rule_id = any ($4::text[]))
        order by o.due, o.id limit $5) e
      order by e.due, e.file`,
    [ledger, posts, new Date(until), always, limit],
  );
  return rows.map((row) => ({ ...row, due: Number(row.due) }));
}

export interface SealedSheet {
  readonly slot: string;
  readonly madeAt: Instant;
  readonly size: number;
}

export async function keepSheet(tx: Transaction, ledger: string, slot: string, at: Instant, sealed: Uint8Array): Promise<void> {
  await tx.query(
    'insert into throughline.duty_sheet (ledger, slot, made_at, sealed) values ($1, $2, $3, $4) on conflict (ledger, slot) do nothing',
    [ledger, slot, new Date(at), Buffer.from(sealed)],
  );
  // An old sheet leads people to who is not there any more: two weeks are kept.
  await tx.query(`delete from throughline.duty_sheet where ledger = $1 and made_at < $2::timestamptz - interval '14 days'`, [
    ledger,
    new Date(at),
  ]);
}

/** The newest first. */
export async function sheets(tx: Transaction, ledger: string, limit: number): Promise<readonly SealedSheet[]> {
  const { rows } = await tx.query<SealedSheet>(
    `select slot, made_at as "madeAt", length(sealed) as size from throughline.duty_sheet where ledger = $1 order by made_at desc, slot desc limit $2`,
    [ledger, limit],
  );
  return rows.map((row) => ({ ...row, madeAt: Number(row.madeAt) }));
}

export async function hasSheet(tx: Transaction, ledger: string, slot: string): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    'select exists (select from throughline.duty_sheet where ledger = $1 and slot = $2) as found',
    [ledger, slot],
  );
  return rows[0]?.found === true;
}

export async function sealedSheet(tx: Transaction, ledger: string, slot: string): Promise<Uint8Array | null> {
  const { rows } = await tx.query<{ sealed: Buffer }>('select sealed from throughline.duty_sheet where ledger = $1 and slot = $2', [
    ledger,
    slot,
  ]);
  return rows[0]?.sealed ?? null;
}

/** Alerts the area's duty post that there is none for this half day; once. */
export async function noteNoSheet(tx: Transaction, ledger: string, slot: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into throughline.notice (ledger, id, post, kind, about, raised_at) values ($1, $2, 'area-duty', 'duty-sheet', $3, $4)
     on conflict (ledger, id) do nothing`,
    [ledger, `duty-sheet-${slot}`, `duty-sheet/${slot}`, new Date(at)],
  );
}
