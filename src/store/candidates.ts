/** Undecided candidates, and referrals not yet searched for, as the queue shows them: under the viewer's own rights. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export const candidateShows = ['all', 'suggested', 'review', 'unsure', 'watch'] as const;
export const candidateOrders = ['oldest', 'band'] as const;

export interface CandidateFilter {
  /** Null: of the whole area. */
  readonly posts: readonly string[] | null;
  readonly show: (typeof candidateShows)[number];
  readonly order: (typeof candidateOrders)[number];
}

export interface CandidateRow {
  readonly referral: string;
  readonly file: string;
  readonly title: string;
  readonly reference: string;
  readonly organisation: string | null;
  readonly receivedAt: Instant;
  readonly record: string;
  readonly band: 'suggested' | 'review' | 'watch';
  readonly state: 'waits' | 'unsure' | 'watch';
  readonly foundAt: Instant;
  readonly post: string | null;
  readonly due: Instant | null;
  /** Of whoever was found: null where the record is not held any more. */
  readonly otherFile: string | null;
  readonly otherDetails: unknown;
  readonly otherRefuted: boolean;
}

/** The condition, in the words of the partial indexes; and its parameters from $2 on. */
function condition({ posts, show }: CandidateFilter): { readonly sql: string; readonly values: readonly unknown[] } {
  if (show === 'watch') return { sql: `c.ledger = $1 and c.state = 'watch'`, values: [] };
  const states = show === 'unsure' ? `c.state = 'unsure'` : `c.state in ('waits', 'unsure')`;
  const band = show === 'suggested' || show === 'review' ? `and c.band = '${show}'` : '';
  return posts === null
    ? { sql: `c.ledger = $1 and ${states} ${band}`, values: [] }
    : { sql: `c.ledger = $1 and ${states} ${band} and c.post = any ($2::text[])`, values: [posts] };
}

/** A page of them, and how many there are. Oldest first, or the strongest band first and the oldest of it. Measured at 100,000 in bench/README.md. */
export async function candidatePage(
  tx: Transaction,
  ledger: string,
  filter: CandidateFilter,
  limit: number,
  offset: number,
): Promise<{ readonly rows: readonly CandidateRow[]; readonly total: number }> {
  const { sql, values } = condition(filter);
  const order =
    filter.show === 'watch' ? 'c.found_at desc, c.id' : filter.order === 'band' ? 'c.band desc, c.found_at, c.id' : 'c.found_at, c.id';
  const { rows: counted } = await tx.query<{ n: number }>(`select count(*)::int as n from throughline.candidate c where ${sql}`, [
    ledger,
    ...values,
  ]);
  const { rows } = await tx.query<CandidateRow>(
    // First which, by the index alone; then what is shown of those few.
    `with which as materialized (
       select c.id from throughline.candidate c where ${sql} order by ${order} limit $${values.length + 2} offset $${values.length + 3}
     )
     select c.referral, c.file, r.title, r.reference, r.organisation, r.received_at as "receivedAt", c.record, c.band, c.state, c.found_at as "foundAt",
            c.post, c.due, o.file as "otherFile", o.details as "otherDetails", coalesce(f.refuted, false) as "otherRefuted"
       from which join throughline.candidate c on c.ledger = $1 and c.id = which.id
       join throughline.referral r on r.ledger = c.ledger and r.id = c.referral
       left join throughline.record_file o on o.ledger = c.ledger and o.record = c.record
       left join throughline.file f on f.ledger = o.ledger and f.id = o.file
      order by ${order}`,
    [ledger, ...values, limit, offset],
  );
  return { rows, total: counted[0]?.n ?? 0 };
}

export interface UnsearchedRow {
  readonly file: string;
  readonly referral: string;
  readonly title: string;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly due: Instant;
  readonly post: string;
}

/** Referrals whose search is still owed, because the matcher was away: those that came first, first. */
export async function notYetMatched(
  tx: Transaction,
  ledger: string,
  limit: number,
): Promise<{ readonly rows: readonly UnsearchedRow[]; readonly total: number }> {
  const owed = `o.ledger = $1 and o.rule = 'G01.search' and o.state in ('open', 'lapsed')`;
  const { rows: counted } = await tx.query<{ n: number }>(`select count(*)::int as n from throughline.obligation o where ${owed}`, [
    ledger,
  ]);
  const { rows } = await tx.query<UnsearchedRow>(
    `select o.file, r.id as referral, r.title, r.reference, r.received_at as "receivedAt", o.due, o.post
       from (select * from throughline.obligation o where ${owed} order by o.raised_at, o.id limit $2) o
       join throughline.referral r on r.ledger = o.ledger and r.id = substr(o.stream, length('referral/') + 1)
      order by o.raised_at, o.id`,
    [ledger, limit],
  );
  return { rows, total: counted[0]?.n ?? 0 };
}
