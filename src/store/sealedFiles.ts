/** Sealed files: whom they hold, and who was looked for or referred since. Read by the product itself, and by nobody else. */
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

export interface SealedRecord {
  readonly file: string;
  readonly record: string;
  readonly details: unknown;
  /** Since when the file is sealed. */
  readonly since: number;
}

export async function sealedRecords(tx: Transaction, ledger: string): Promise<readonly SealedRecord[]> {
  const { rows } = await tx.query<SealedRecord>(
    `select s.file, r.record, r.details, (extract(epoch from f.recorded) * 1000)::float8 as since
       from throughline.sealed_files($1) s
       join throughline.record_file r on r.ledger = $1 and r.file = s.file
       join ledger.fact f on f.ledger = $1 and f.position = s.changed
      where s.is_sealed order by s.file, r.record`,
    [ledger],
  );
  return rows;
}

export interface Looked {
  readonly what: 'search' | 'referral';
  readonly id: string;
  /** The file that it was for. */
  readonly file: string | null;
  readonly post: string | null;
  readonly organisation: string | null;
  /** What was asked, or whom the referral is about. */
  readonly asked: unknown;
}

/** Searches and referrals since an instant at which nobody has looked yet for this sealed file, the oldest first. */
export async function notLookedAt(tx: Transaction, ledger: string, file: string, since: number, limit: number): Promise<readonly Looked[]> {
  const { rows } = await tx.query<Looked>(
    `select what, id, file, post, organisation, asked from (
       select 'search' as what, p.id, p.file, p.post, p.organisation, p.asked, p.at
         from throughline.person_search p
        where p.ledger = $1 and p.at >= to_timestamp($3 / 1000.0) and p.asked is not null and p.kind = 'one' and p.outcome = 'answered'
       union all
       select 'referral', r.id, r.file, null, r.organisation, k.details, r.received_at
         from throughline.referral r join throughline.record_file k on k.ledger = r.ledger and k.record = r.record
        where r.ledger = $1 and r.received_at >= to_timestamp($3 / 1000.0) and r.file <> $2
     ) new
      where not exists (select from throughline.silent_looked l where l.ledger = $1 and l.file = $2 and l.what = new.what and l.id = new.id)
      order by at, id limit $4`,
    [ledger, file, since, limit],
  );
  return rows;
}

export async function keepLooked(tx: Transaction, ledger: string, file: string, looked: readonly Looked[]): Promise<void> {
  await tx.query(
    `insert into throughline.silent_looked (ledger, file, what, id, at)
     select $1, $2, what, id, clock_timestamp() from unnest($3::text[], $4::text[]) as l (what, id) on conflict do nothing`,
    [ledger, file, looked.map(({ what }) => what), looked.map(({ id }) => id)],
  );
}

/** Somebody of a sealed file whom a line of a list, or a row of a register, met. */
export interface PendingHit {
  readonly id: string;
  readonly file: string;
  readonly record: string;
  readonly what: 'list search' | 'register';
  readonly asked: string | null;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly band: string;
  readonly bits: number;
}

/** With the search or the register itself, so that a hit is neither lost nor put twice. Whoever asked cannot read it. */
export async function keepPendingHits(tx: Transaction, ledger: string, hits: readonly PendingHit[], at: number): Promise<void> {
  await tx.query(
    `insert into throughline.silent_pending (ledger, id, file, record, what, asked, post, organisation, band, bits, at)
     select $1, h.id, h.file, h.record, h.what, h.asked, h.post, h.organisation, h.band, h.bits, to_timestamp($3 / 1000.0)
       from jsonb_to_recordset($2::jsonb) h (id text, file text, record text, what text, asked text, post text, organisation text, band text, bits float8)`,
    [ledger, JSON.stringify(hits), at],
  );
}

export async function pendingHits(tx: Transaction, ledger: string): Promise<readonly PendingHit[]> {
  const { rows } = await tx.query<PendingHit>(
    `select id, file, record, what, asked, post, organisation, band, bits from throughline.silent_pending where ledger = $1 order by at, file, id`,
    [ledger],
  );
  return rows;
}

export async function forgetPendingHits(tx: Transaction, ledger: string, hits: readonly Pick<PendingHit, 'file' | 'id'>[]): Promise<void> {
  await tx.query(
    `delete from throughline.silent_pending p using unnest($2::text[], $3::text[]) as h (file, id)
      where p.ledger = $1 and p.file = h.file and p.id = h.id`,
    [ledger, hits.map(({ file }) => file), hits.map(({ id }) => id)],
  );
}

/** The sealed files that this viewer may see: row-level security says which. */
export async function sealedFilesOf(
  tx: Transaction,
  ledger: string,
): Promise<readonly { readonly file: string; readonly title: string }[]> {
  const { rows } = await tx.query<{ file: string; title: string }>(
    `select f.id as file, f.title from throughline.sealed_files($1) s join throughline.file f on f.ledger = $1 and f.id = s.file
      where s.is_sealed and f.state = 'live' order by f.opened_at, f.id`,
    [ledger],
  );
  return rows;
}

/** What was decided about sharing since an instant, and what was acknowledged, in order: as far as the viewer may see it. */
export async function disclosureFacts(tx: Transaction, ledger: string, since: number): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ledger.fact f
      where f.ledger = $1 and f.type in ('DisclosureDecided', 'DisclosureAcknowledged') and f.recorded >= to_timestamp($2 / 1000.0)
      order by f.position`,
    [ledger, since],
  );
  return rows.map(factOf);
}
