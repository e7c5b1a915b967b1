/** Mail that goes out, each once: the row is the truth, a job carries it. And what waits on somebody's list because it reached nobody. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export type MailKind = 'urgent' | 'digest' | 'new' | 'prompt';
export type MailState = 'waiting' | 'sent' | 'kept' | 'nothing-to-say' | 'failed' | 'settled';

export interface MailRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly practitioner: string | null;
  readonly address: string | null;
  readonly notice: string | null;
  readonly madeAt: Instant;
  readonly state: MailState;
  readonly subject: string | null;
  readonly said: string | null;
  readonly why: string;
}

export interface NewMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly practitioner?: string;
  readonly address?: string;
  readonly notice?: string;
  /** What it is for: a second mail for the same is none. */
  readonly once: string;
  readonly madeAt: Instant;
  readonly subject?: string;
  readonly said?: string;
}

/** Writes it, and so its job; false when there is one for the same already. */
export async function addMail(tx: Transaction, ledger: string, mail: NewMail): Promise<boolean> {
  const { id, kind, practitioner = null, address = null, notice = null, once, madeAt, subject = null, said = null } = mail;
  const { rowCount } = await tx.query(
    `insert into throughline.mail (ledger, id, kind, practitioner, address, notice, once, made_at, subject, said)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint mail_once do nothing`,
    [ledger, id, kind, practitioner, address, notice, once, new Date(madeAt), subject, said],
  );
  return rowCount === 1;
}

const columns = 'id, kind, practitioner, address, notice, made_at as "madeAt", state, subject, said, why';

export async function readMail(tx: Transaction, ledger: string, id: string): Promise<MailRow | null> {
  const { rows } = await tx.query<MailRow>(`select ${columns} from throughline.mail where ledger = $1 and id = $2 for update`, [
    ledger,
    id,
  ]);
  return rows[0] ?? null;
}

/** The newest first, as row-level security lets this viewer see them: their own. */
export async function mailOf(tx: Transaction, ledger: string, practitioner: string, limit: number): Promise<readonly MailRow[]> {
  const { rows } = await tx.query<MailRow>(
    `select ${columns} from throughline.mail where ledger = $1 and practitioner = $2 order by made_at desc, id limit $3`,
    [ledger, practitioner, limit],
  );
  return rows;
}

/** What became of it. The address of somebody who is no practitioner is kept no longer than it is needed. */
export async function endMail(
  tx: Transaction,
  ledger: string,
  id: string,
  to: { readonly state: MailState; readonly subject?: string; readonly said?: string; readonly why?: string; readonly at: Instant },
): Promise<void> {
  await tx.query(
    `update throughline.mail set state = $3, subject = coalesce($4, subject), said = coalesce($5, said), why = $6, ended_at = $7,
            address = case when $3 = 'sent' or $3 = 'settled' then null else address end
      where ledger = $1 and id = $2`,
    [ledger, id, to.state, to.subject ?? null, to.said ?? null, to.why ?? '', new Date(to.at)],
  );
}

/** Everybody to whom an alert was written, in that order. */
export async function writtenTo(tx: Transaction, ledger: string, notice: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ practitioner: string }>(
    'select practitioner from throughline.mail where ledger = $1 and notice = $2 and practitioner is not null order by noted_at, id',
    [ledger, notice],
  );
  return rows.map(({ practitioner }) => practitioner);
}

/** When each was last written to about what is not urgent. */
export async function lastWritten(tx: Transaction, ledger: string): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await tx.query<{ practitioner: string; at: number }>(
    `select practitioner, max(made_at) as at from throughline.mail
      where ledger = $1 and kind in ('digest', 'new') and practitioner is not null group by practitioner`,
    [ledger],
  );
  return new Map(rows.map(({ practitioner, at }) => [practitioner, Number(at)]));
}

/** When somebody was written to before this mail; null: never. */
export async function writtenBefore(tx: Transaction, ledger: string, mail: MailRow): Promise<Instant | null> {
  const { rows } = await tx.query<{ at: number | null }>(
    `select max(made_at) as at from throughline.mail
      where ledger = $1 and practitioner = $2 and kind in ('digest', 'new') and id <> $3 and made_at <= $4`,
    [ledger, mail.practitioner, mail.id, new Date(mail.madeAt)],
  );
  const at = rows[0]?.at ?? null;
  return at === null ? null : Number(at);
}

/** Whether something has become owed by one of these posts since. */
export async function raisedSince(tx: Transaction, ledger: string, posts: readonly string[], since: Instant): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    `select exists (select from throughline.obligation where ledger = $1 and post = any ($2::text[]) and state = 'open' and raised_at > $3) as found`,
    [ledger, posts, new Date(since)],
  );
  return rows[0]?.found === true;
}

/** An opaque reference for each file: the one that stood on a receipt. */
export async function referencesOf(tx: Transaction, ledger: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ file: string; reference: string }>(
    `select distinct on (file) file, reference from throughline.referral
      where ledger = $1 and file = any ($2::text[]) order by file, received_at, id`,
    [ledger, files],
  );
  return new Map(rows.map(({ file, reference }) => [file, reference]));
}

export interface ReturnedItem {
  readonly item: string;
  readonly since: Instant;
  readonly why: string;
  /** On whose list it is. */
  readonly post: string | null;
}

/** What did not arrive and nobody has settled, the oldest first. */
export async function returnedItems(tx: Transaction, ledger: string): Promise<readonly ReturnedItem[]> {
  const { rows } = await tx.query<ReturnedItem>(
    `select item, since, why, post from throughline.queue_item where ledger = $1 and queue = 'returned' order by since, item`,
    [ledger],
  );
  return rows;
}

/** One item for each person, however much comes back: it stays until somebody settles it. */
export async function listReturned(
  tx: Transaction,
  ledger: string,
  listed: { readonly item: string; readonly since: Instant; readonly why: string; readonly post: string | null },
): Promise<void> {
  await tx.query(
    `insert into throughline.queue_item (ledger, item, queue, since, why, post) values ($1, $2, 'returned', $3, $4, $5)
     on conflict (ledger, item) do update set why = excluded.why`,
    [ledger, listed.item, new Date(listed.since), listed.why, listed.post],
  );
}

export async function takeOffList(tx: Transaction, ledger: string, item: string): Promise<void> {
  await tx.query(`delete from throughline.queue_item where ledger = $1 and item = $2 and queue = 'returned'`, [ledger, item]);
}

/** Mail whose job is gone goes on. How many. */
export async function sweepMail(tx: Transaction, ledger: string): Promise<number> {
  const { rows } = await tx.query<{ swept: number }>('select throughline.sweep_mail($1) as swept', [ledger]);
  return Number(rows[0]?.swept ?? 0);
}

/** Alerts that reached nobody, the oldest first. */
export async function undeliveredAlerts(
  tx: Transaction,
  ledger: string,
): Promise<
  readonly { readonly id: string; readonly kind: string; readonly post: string; readonly raisedAt: Instant; readonly why: string }[]
> {
  const { rows } = await tx.query<{ id: string; kind: string; post: string; raisedAt: number; why: string }>(
    `select n.id, n.kind, n.post, n.raised_at as "raisedAt", q.why from throughline.queue_item q
       join throughline.notice n on n.ledger = q.ledger and q.item = 'notice/' || n.id
      where q.ledger = $1 and q.queue = 'undelivered' order by n.raised_at, n.id`,
    [ledger],
  );
  return rows;
}
