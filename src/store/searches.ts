/** What somebody searched the people on file for; and the searches that two people agree on, which read the list by a pattern. */
import type { Transaction } from './append.ts';

export interface SearchHit {
  readonly record: string;
  readonly band: string;
  readonly bits: number;
  /** Of a list: the line that it answers. */
  readonly line: string | null;
}

export interface NewSearch {
  readonly id: string;
  /** Product time. */
  readonly at: number;
  readonly practitioner: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly file: string | null;
  readonly kind: string;
  readonly purpose: string;
  readonly reason: string;
  readonly asked: object;
  readonly salt: Uint8Array;
  readonly hash: string;
  readonly outcome: 'proposed' | 'answered' | 'away';
  readonly hits: readonly SearchHit[];
  readonly keepUntil: number;
}

export async function keepSearch(tx: Transaction, ledger: string, search: NewSearch): Promise<void> {
  await tx.query(
    `insert into throughline.person_search
       (ledger, id, at, practitioner, post, organisation, file, kind, purpose, reason, asked, salt, hash, outcome, hits, found, keep_until)
     values ($1, $2, to_timestamp($3 / 1000.0), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, to_timestamp($17 / 1000.0))
     on conflict do nothing`,
    [
      ledger,
      search.id,
      search.at,
      search.practitioner,
      search.post,
      search.organisation,
      search.file,
      search.kind,
      search.purpose,
      search.reason,
      JSON.stringify(search.asked),
      search.salt,
      search.hash,
      search.outcome,
      JSON.stringify(search.hits),
      search.hits.length,
      search.keepUntil,
    ],
  );
}

export interface SearchRow
  extends Pick<NewSearch, 'id' | 'practitioner' | 'post' | 'organisation' | 'file' | 'kind' | 'purpose' | 'reason'> {
  readonly at: number;
  readonly outcome: NewSearch['outcome'];
  readonly asked: Readonly<Record<string, string>> | null;
  readonly hits: readonly SearchHit[];
  readonly found: number;
}

const columns = `id, (extract(epoch from at) * 1000)::float8 as at, practitioner, post, organisation, file, kind, purpose, reason, asked, outcome, hits, found`;

export async function searchWithId(tx: Transaction, ledger: string, id: string): Promise<SearchRow | null> {
  const { rows } = await tx.query<SearchRow>(`select ${columns} from throughline.person_search where ledger = $1 and id = $2`, [
    ledger,
    id,
  ]);
  return rows[0] ?? null;
}

/** The newest first. */
export async function searchesSince(
  tx: Transaction,
  ledger: string,
  {
    since,
    practitioner,
    file,
    limit,
    offset,
  }: { since: number; practitioner: string | null; file: string | null; limit: number; offset: number },
): Promise<readonly SearchRow[]> {
  const { rows } = await tx.query<SearchRow>(
    `select ${columns} from throughline.person_search
      where ledger = $1 and at >= to_timestamp($2 / 1000.0) and ($3::text is null or practitioner = $3) and ($4::text is null or file = $4)
      order by at desc, id limit $5 offset $6`,
    [ledger, since, practitioner, file, limit, offset],
  );
  return rows;
}

export interface SearchCount {
  readonly practitioner: string;
  readonly searches: number;
  readonly withoutFile: number;
  readonly nothingFound: number;
  /** The most often that one person on file was found by separate searches of theirs. */
  readonly sameFound: number;
}

/** How many searches each person made, and what of them is worth a question. */
export async function searchCounts(tx: Transaction, ledger: string, since: number): Promise<readonly SearchCount[]> {
  const { rows } = await tx.query<SearchCount>(
    `with made as (
       select * from throughline.person_search where ledger = $1 and at >= to_timestamp($2 / 1000.0) and outcome <> 'proposed'
     ), again as (
       select practitioner, max(times)::int as times from (
         select made.practitioner, hit ->> 'record' as record, count(distinct made.id) as times
           from made, jsonb_array_elements(made.hits) hit where hit ->> 'band' = 'suggested' group by 1, 2) each group by 1
     )
     select made.practitioner, count(*)::int as searches, count(*) filter (where file is null)::int as "withoutFile",
            count(*) filter (where found = 0)::int as "nothingFound", coalesce(max(again.times), 0)::int as "sameFound"
       from made left join again using (practitioner) group by 1 order by 2 desc, 1`,
    [ledger, since],
  );
  return rows;
}

/** What was found takes the place of what was asked: lines that matched nobody are gone with it. */
export async function replaceAsked(
  tx: Transaction,
  ledger: string,
  id: string,
  { hits, keepUntil }: Pick<NewSearch, 'hits' | 'keepUntil'>,
): Promise<void> {
  await tx.query(
    `update throughline.person_search set asked = null, hits = $3, found = $4, outcome = 'answered', keep_until = to_timestamp($5 / 1000.0)
      where ledger = $1 and id = $2`,
    [ledger, id, JSON.stringify(hits), hits.length, keepUntil],
  );
}

/** Agreed to: what was asked is kept for as long as it may be made. */
export async function keepSearchUntil(tx: Transaction, ledger: string, id: string, until: number): Promise<void> {
  await tx.query('update throughline.person_search set keep_until = to_timestamp($3 / 1000.0) where ledger = $1 and id = $2', [
    ledger,
    id,
    until,
  ]);
}

/** Declined or withdrawn: nothing of what was asked is kept. */
export async function forgetSearch(tx: Transaction, ledger: string, id: string): Promise<void> {
  await tx.query('delete from throughline.person_search where ledger = $1 and id = $2', [ledger, id]);
}

/** What has had its time. How many. */
export async function expireSearches(tx: Transaction, ledger: string, now: number): Promise<number> {
  const { rowCount } = await tx.query(
    'delete from throughline.person_search where ledger = $1 and keep_until < to_timestamp($2 / 1000.0)',
    [ledger, now],
  );
  return rowCount ?? 0;
}

/** With a file that is let go goes what was asked for it; and of other searches, that they found somebody in it. */
export async function forgetSearchesOf(tx: Transaction, ledger: string, file: string): Promise<void> {
  await tx.query(
    `delete from throughline.person_search s
      where s.ledger = $1 and (s.file = $2 or exists (
        select from (select distinct f.record from ledger.fact f where f.ledger = $1 and f.file = $2 and f.record is not null) r
         where s.hits @> jsonb_build_array(jsonb_build_object('record', r.record))))`,
    [ledger, file],
  );
}

/** Records on file by whole words of a name with gaps (`%` and `_` as in LIKE, already escaped), a postcode or address, or years of birth; at most `limit`, and how many there are. */
export async function recordsByPattern(
  tx: Transaction,
  ledger: string,
  {
    name,
    address,
    bornFrom,
    bornTo,
    limit,
  }: { name: string | null; address: string | null; bornFrom: number | null; bornTo: number | null; limit: number },
): Promise<{ readonly records: readonly string[]; readonly found: number }> {
  const { rows } = await tx.query<{ record: string; found: number }>(
    `select record, count(*) over ()::int as found from throughline.record_file r
      where ledger = $1
        and ($2::text is null or exists (
          select from jsonb_array_elements(r.details -> 'names') n
           where lower(concat_ws(' ', '', n ->> 'given', n ->> 'middle', n ->> 'family', '')) like $2 or lower(concat(' ', n ->> 'whole', ' ')) like $2))
        and ($3::text is null or exists (
          select from jsonb_array_elements(r.details -> 'addresses') a
           where lower(concat_ws(' ', a ->> 'text', a ->> 'postcode')) like $3 or replace(lower(a ->> 'postcode'), ' ', '') like replace($3, ' ', '')))
        and ($4::int is null or coalesce((r.details -> 'born' ->> 'year')::int, left(r.details -> 'born' ->> 'date', 4)::int) between $4 and $5)
      order by record limit $6`,
    [ledger, name, address, bornFrom, bornTo, limit],
  );
  return { records: rows.map(({ record }) => record), found: rows[0]?.found ?? 0 };
}

/** By id; only of those that the viewer may see. */
export async function titlesOfFiles(tx: Transaction, ledger: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; title: string }>(
    "select id, title from throughline.file where ledger = $1 and id = any ($2::text[]) and state <> 'disposed'",
    [ledger, files],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
