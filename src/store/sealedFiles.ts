/** Sealed files: whom they hold, and who was looked for or referred since. Read by the product itself, and by nobody else. */
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

export interface SealedRecord {
  readonly file: string;
  readonly record: string;
  readonly details: unknown;
  /** Since when the file is sealed, and where in the ledger that lies. */
  readonly since: number;
  readonly sealed: number;
  /** Where in the ledger this record was last described, or came to this file. */
  readonly described: number;
}

export async function sealedRecords(tx: Transaction, ledger: string): Promise<readonly SealedRecord[]> {
  const { rows } = await tx.query<SealedRecord>(
    `select s.file, r.record, r.details, (extract(epoch from f.recorded) * 1000)::float8 as since, s.changed::float8 as sealed,
            r.position::float8 as described
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
  /** Where in the ledger that was last described. */
  readonly described: number;
}

/** A sealed file as it is compared: since when, and where in the ledger, it is sealed; and where its people were last described. */
export interface SealedSince {
  readonly file: string;
  readonly since: number;
  readonly sealed: number;
  readonly described: number;
}

/**
 * Searches and referrals since a file was sealed, and earlier referrals whose person was described anew since then: those at which nobody has
 * looked yet for this file, or not since one of the two was described anew. The oldest first. What lies in another sealed file is not told to the
 * holder of this one.
 */
export async function notLookedAt(
  tx: Transaction,
  ledger: string,
  { file, since, sealed, described }: SealedSince,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Looked[]> {
  const { rows } = await tx.query<Looked>(
    `with anew as materialized (
       select f.record, max(f.position) as position from ledger.fact f
        where f.ledger = $1 and f.type = 'RecordDescribed' and f.kind = 'entry' and f.position > $5 group by f.record
     ),
     hidden as materialized (select array(select s.file from throughline.sealed_files($1) s where s.is_sealed) as files)
     select what, id, file, post, organisation, asked, described::float8 from (
       select 'search' as what, p.id, p.file, p.post, p.organisation, p.asked, p.at, 0::bigint as described
         from throughline.person_search p
        where p.ledger = $1 and p.at >= to_timestamp($3 / 1000.0) and p.asked is not null and p.kind = 'one' and p.outcome = 'answered'
       union all
       select 'referral', r.id, r.file, null, r.organisation, k.details, r.received_at, coalesce(a.position, 0)
         from throughline.referral r join throughline.record_file k on k.ledger = r.ledger and k.record = r.record
         left join anew a on a.record = r.record
        where r.ledger = $1 and (r.received_at >= to_timestamp($3 / 1000.0) or a.record is not null)
          and r.file <> all ((select files from hidden)::text[])
     ) new
      where not exists (select from throughline.silent_looked l where l.ledger = $1 and l.file = $2 and l.what = new.what and l.id = new.id
                          and l.position >= greatest(new.described, $4::bigint))
      order by at, id limit $6 offset $7`,
    [ledger, file, since, described, sealed, limit, offset],
  );
  return rows;
}

/** `described`: where the people of the sealed file were last described when they were compared. */
export async function keepLooked(
  tx: Transaction,
  ledger: string,
  { file, described }: Pick<SealedSince, 'file' | 'described'>,
  looked: readonly Looked[],
): Promise<void> {
  await tx.query(
    `insert into throughline.silent_looked as l (ledger, file, what, id, position, at)
     select $1, $2, what, id, greatest(position, $6), clock_timestamp() from unnest($3::text[], $4::text[], $5::bigint[]) as n (what, id, position)
     on conflict (ledger, file, what, id) do update set position = greatest(l.position, excluded.position), at = excluded.at`,
    [ledger, file, looked.map(({ what }) => what), looked.map(({ id }) => id), looked.map((each) => each.described), described],
  );
}

/** Where the record of each of these files lies by now, and what else lies in them: as far as the viewer may see it. */
export async function recordsOfFiles(
  tx: Transaction,
  ledger: string,
  files: readonly string[],
): Promise<readonly { readonly record: string; readonly file: string; readonly home: string }[]> {
  const { rows } = await tx.query<{ record: string; file: string; home: string }>(
    `select record, file, home from throughline.record_file where ledger = $1 and home = any ($2::text[])
      union select record, file, home from throughline.record_file where ledger = $1 and file = any ($2::text[]) order by record`,
    [ledger, files],
  );
  return rows;
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

/** What was decided about sharing since an instant, what was acknowledged, and what was corrected of either, in order: as far as the viewer may see it. */
export async function disclosureFacts(tx: Transaction, ledger: string, since: number): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ledger.fact f
      where f.ledger = $1 and f.recorded >= to_timestamp($2 / 1000.0)
        and (f.type in ('DisclosureDecided', 'DisclosureAcknowledged')
             or f.type in ('EntryCorrected', 'EntryUndone') and f.stream like 'disclosure/%')
      order by f.position`,
    [ledger, since],
  );
  return rows.map(factOf);
}
