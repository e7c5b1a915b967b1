/** Drafts of people without an account, reached only by the look-up id of their code and opened only with it; and how to remind their writers once. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface StoredDraft {
  readonly lookup: string;
  readonly sealed: Uint8Array;
  readonly isSent: boolean;
  readonly keepUntil: Instant;
}

export async function saveDraft(tx: Transaction, ledger: string, { lookup, sealed, isSent, keepUntil }: StoredDraft): Promise<void> {
  await tx.query('select throughline.save_draft($1, $2, $3, $4, $5)', [ledger, lookup, Buffer.from(sealed), isSent, new Date(keepUntil)]);
}
export async function loadDraft(tx: Transaction, ledger: string, lookup: string): Promise<Uint8Array | null> {
  const { rows } = await tx.query<{ sealed: Buffer | null }>('select throughline.load_draft($1, $2) as sealed', [ledger, lookup]);
  return rows[0]?.sealed ?? null;
}
export async function removeDraft(tx: Transaction, ledger: string, lookup: string): Promise<void> {
  await tx.query('select throughline.remove_draft($1, $2)', [ledger, lookup]);
}
export async function rekeyDraft(tx: Transaction, ledger: string, old: string, { lookup, sealed, keepUntil }: StoredDraft): Promise<void> {
  await tx.query('select throughline.rekey_draft($1, $2, $3, $4, $5)', [ledger, old, lookup, Buffer.from(sealed), new Date(keepUntil)]);
}
export async function leaveContact(
  tx: Transaction,
  ledger: string,
  lookup: string,
  { id, contact, remindAt }: { readonly id: string; readonly contact: string; readonly remindAt: Instant },
): Promise<void> {
  await tx.query('select throughline.leave_contact($1, $2, $3, $4, $5)', [ledger, lookup, id, contact, new Date(remindAt)]);
}
export async function countDrafts(tx: Transaction, ledger: string): Promise<{ readonly begun: number; readonly oldest: Instant | null }> {
  const { rows } = await tx.query<{ begun: unknown; oldest: number | null }>('select begun, oldest from throughline.count_drafts($1)', [
    ledger,
  ]);
  const row = rows[0];
  return { begun: Number(row?.begun ?? 0), oldest: row?.oldest === null || row === undefined ? null : Number(row.oldest) };
}
/** Takes away whatever has had its time. How many drafts of writers. */
export async function expireDrafts(tx: Transaction, ledger: string): Promise<number> {
  const { rows } = await tx.query<{ gone: number }>('select throughline.expire_drafts($1) as gone', [ledger]);
  return Number(rows[0]?.gone ?? 0);
}

export interface Reminder {
  readonly id: string;
  readonly contact: string;
}
export async function dueReminders(tx: Transaction, ledger: string, most: number): Promise<readonly Reminder[]> {
  const { rows } = await tx.query<Reminder>('select id, contact from throughline.due_reminders($1, $2)', [ledger, most]);
  return rows;
}
/** One that waits on the queue for a person; null when the writer has sent it meanwhile, or its time was over. */
export async function reminderOnQueue(
  tx: Transaction,
  ledger: string,
  id: string,
): Promise<{ readonly contact: string; readonly keepUntil: Instant } | null> {
  const { rows } = await tx.query<{ contact: string; keep_until: number }>('select contact, keep_until from throughline.reminder($1, $2)', [
    ledger,
    id,
  ]);
  const row = rows[0];
  return row ? { contact: row.contact, keepUntil: Number(row.keep_until) } : null;
}
export async function reminded(tx: Transaction, ledger: string, id: string): Promise<void> {
  await tx.query('select throughline.reminded($1, $2)', [ledger, id]);
}
export async function queueReminder(tx: Transaction, ledger: string, id: string, since: Instant, why: string): Promise<void> {
  await tx.query(
    `insert into throughline.queue_item (ledger, item, queue, since, why) values ($1, 'reminder/' || $2, 'reminders', $3, $4) on conflict do nothing`,
    [ledger, id, new Date(since), why],
  );
}

/** What somebody signed in has typed into a form, whose row only they see. */
export interface StaffDraft {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly keptAt: Instant;
}
/** More forms than anybody leaves half written: older ones go, so that nobody fills a disk. */
const mostStaffDrafts = 100;

export async function keepStaffDraft(
  tx: Transaction,
  ledger: string,
  practitioner: string,
  form: string,
  fields: StaffDraft['fields'],
  keepUntil: Instant,
): Promise<void> {
  await tx.query(
    `insert into throughline.staff_draft (ledger, practitioner, form, fields, keep_until) values ($1, $2, $3, $4, $5)
     on conflict (ledger, practitioner, form) do update set fields = excluded.fields, kept_at = clock_timestamp(), keep_until = excluded.keep_until`,
    [ledger, practitioner, form, JSON.stringify(fields), new Date(keepUntil)],
  );
  await tx.query(
    `delete from throughline.staff_draft where ledger = $1 and practitioner = $2 and form in (
       select form from throughline.staff_draft where ledger = $1 and practitioner = $2 order by kept_at desc offset $3)`,
    [ledger, practitioner, mostStaffDrafts],
  );
}
export async function staffDraft(tx: Transaction, ledger: string, practitioner: string, form: string): Promise<StaffDraft | null> {
  const { rows } = await tx.query<{ fields: StaffDraft['fields']; kept_at: number }>(
    'select fields, kept_at from throughline.staff_draft where ledger = $1 and practitioner = $2 and form = $3 and keep_until > clock_timestamp()',
    [ledger, practitioner, form],
  );
  const row = rows[0];
  return row ? { fields: row.fields, keptAt: Number(row.kept_at) } : null;
}
export async function dropStaffDraft(tx: Transaction, ledger: string, practitioner: string, form: string): Promise<void> {
  await tx.query('delete from throughline.staff_draft where ledger = $1 and practitioner = $2 and form = $3', [ledger, practitioner, form]);
}
