/** What posts carry and what of it falls due when, counted from the read models under the viewer's own rights: a sealed file counts for nobody else (S21). */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

/** Of one post and one rule: how many are owed, overdue, and due before an instant. */
export interface OwedCount {
  readonly post: string;
  readonly rule: string;
  readonly overdue: number;
  readonly soon: number;
  readonly within: number;
}

/** What is overdue or falls due before `until`; `soon` is what falls due in the next 7 days. */
export async function owedBefore(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  now: Instant,
  until: Instant,
): Promise<readonly OwedCount[]> {
  const { rows } = await tx.query<Record<keyof OwedCount, string>>({
    name: 'owed-before',
    text: `
      select o.post, o.rule, count(*) filter (where o.due <= $3 or o.state = 'lapsed') as overdue,
             count(*) filter (where o.state = 'open' and o.due > $3 and o.due <= $3 + interval '7 days') as soon, count(*) as within
        from throughline.obligation o
       where o.ledger = $1 and o.post = any ($2::text[]) and o.state in ('open', 'lapsed') and o.due <= $4
       group by o.post, o.rule`,
    values: [ledger, posts, new Date(now), new Date(until)],
  });
  return rows.map(({ post, rule, overdue, soon, within }) => ({
    post,
    rule,
    overdue: Number(overdue),
    soon: Number(soon),
    within: Number(within),
  }));
}

export interface PostCount {
  readonly post: string;
  readonly leads: number;
  /** Live files that were opened in the last 7 days and that it leads now. */
  readonly opened: number;
  /** When what has waited longest was raised, and when the last came. */
  readonly oldest: Instant | null;
  readonly last: Instant | null;
}

/** The first and the last are read from the two ends of an index: of a post that owes 250,000 all were read, 400 ms (migration 0051). */
export async function postCounts(tx: Transaction, ledger: string, posts: readonly string[], now: Instant): Promise<readonly PostCount[]> {
  const { rows } = await tx.query<Record<keyof PostCount, unknown> & { post: string }>({
    name: 'post-counts',
    text: `
      select p.post, f.leads, f.opened, oldest.at as oldest, last.at as last
        from unnest($2::text[]) p (post)
        cross join lateral (select count(*) as leads, count(*) filter (where f.opened_at > $3::timestamptz - interval '7 days') as opened
          from throughline.file f where f.ledger = $1 and f.lead_post = p.post and f.state = 'live') f
        left join lateral (select o.raised_at as at from throughline.obligation o
          where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed') order by o.raised_at limit 1) oldest on true
        left join lateral (select o.raised_at as at from throughline.obligation o
          where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed') order by o.raised_at desc limit 1) last on true`,
    values: [ledger, posts, new Date(now)],
  });
  const at = (value: unknown) => (value === null ? null : Number(value));
  return rows.map((row) => ({
    post: row.post,
    leads: Number(row.leads),
    opened: Number(row.opened),
    oldest: at(row.oldest),
    last: at(row.last),
  }));
}

/** How much each of these posts owes in all: for whoever can wait until it is counted. */
export async function countOpen(tx: Transaction, ledger: string, posts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ readonly post: string; readonly n: number }>(
    `select o.post, count(*)::int as n from throughline.obligation o
      where o.ledger = $1 and o.post = any ($2::text[]) and o.state in ('open', 'lapsed') group by o.post`,
    [ledger, posts],
  );
  return new Map(rows.map(({ post, n }) => [post, n]));
}

/** What falls due after now and before `until`, by post, day in London and rule. Midnight belongs to the day that it ends. */
export interface DueCount {
  readonly post: string;
  readonly day: string;
  readonly rule: string;
  readonly count: number;
}

export async function dueByDay(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  now: Instant,
  until: Instant,
): Promise<readonly DueCount[]> {
  const { rows } = await tx.query<DueCount>({
    name: 'due-by-day',
    text: `
      select o.post, to_char((o.due - interval '1 millisecond') at time zone 'Europe/London', 'YYYY-MM-DD') as day, o.rule, count(*)::int as count
        from throughline.obligation o
       where o.ledger = $1 and o.post = any ($2::text[]) and o.state = 'open' and o.due > $3 and o.due <= $4
       group by 1, 2, 3`,
    values: [ledger, posts, new Date(now), new Date(until)],
  });
  return rows;
}

/** Something whose clock somebody stopped or put far, with the entry by which. */
export interface ParkedRow {
  readonly id: string;
  readonly file: string;
  readonly stream: string;
  readonly title: string;
  readonly reference: string | null;
  readonly refuted: boolean;
  readonly rule: string;
  readonly task: string;
  readonly post: string;
  readonly due: Instant;
  readonly state: 'open' | 'lapsed' | 'waived';
  /** The type of the entry that occasioned it, when it was recorded, by whom and for which post. */
  readonly type: string | null;
  readonly since: Instant;
  readonly by: string | null;
  readonly byPost: string | null;
  /** The entry: what was said is read from the file. */
  readonly fact: string;
  readonly acknowledgedBy: string | null;
  readonly promisedBy: Instant | null;
  /** When the next of what is owed about the same person is due; null: nothing is. */
  readonly next: Instant | null;
}

/**
 * The rules come first, then the order: walked in the order of raising (obligation_raised) everything that a post owes would be read until
 * enough of it is parked. Hence the sum in the order, which no index has.
 */
export async function parkedRows(
  tx: Transaction,
  ledger: string,
  asked: {
    readonly posts: readonly string[];
    readonly rules: readonly string[];
    readonly far: readonly string[];
    readonly farFrom: Instant;
  },
  limit: number,
): Promise<readonly ParkedRow[]> {
  const { rows } = await tx.query<ParkedRow>({
    name: 'parked-rows',
    text: `
      with found as (
        select e.id, e.since from unnest($2::text[]) p (post) cross join lateral (
          select o.id, o.raised_at as since from throughline.obligation o
           where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed')
             and (o.rule = any ($3::text[]) or (o.rule = any ($4::text[]) and o.state = 'open' and o.due > $5))
           order by o.raised_at + interval '0', o.id limit $6) e
        union
        select o.id, o.raised_at from throughline.obligation o
         where o.ledger = $1 and o.post = any ($2::text[]) and o.state = 'lapsed' and o.acknowledged_by is not null
        union
        select o.id, o.ended_at from throughline.obligation o where o.ledger = $1 and o.post = any ($2::text[]) and o.state = 'waived'
      )
      select o.id, o.file, o.stream, coalesce(f.title, '') as title, coalesce(f.refuted, false) as refuted, o.rule, o.task, o.post, o.due, o.state,
             case when f.title = 'Name not known' then
               (select min(r.reference) from throughline.referral r where r.ledger = o.ledger and r.file = o.file) end as reference,
             e.type, case when o.state = 'waived' then o.ended_at else coalesce(e.recorded, o.raised_at) end as since, e.actor as by, e.post as "byPost", coalesce(e.id, '') as fact,
             o.acknowledged_by as "acknowledgedBy", o.promised_by as "promisedBy",
             (select min(n.due) from throughline.obligation n where n.ledger = o.ledger and n.file = o.file and n.state in ('open', 'lapsed')) as next
        from (select id from found order by since, id limit $6) first join throughline.obligation o on o.ledger = $1 and o.id = first.id
        left join throughline.file f on f.ledger = o.ledger and f.id = o.file
        left join ledger.fact e on e.ledger = o.ledger and e.id = substr(o.id, length(o.rule) + 2)
       where f.state = 'live' order by since, o.id`,
    values: [ledger, asked.posts, asked.rules, asked.far, new Date(asked.farFrom), limit],
  });
  return rows;
}

/** Live files that one of these posts leads and about which nothing is owed: by the promise there are none. */
export async function withoutDate(tx: Transaction, ledger: string, posts: readonly string[], limit: number) {
  const { rows } = await tx.query<{ readonly file: string; readonly title: string; readonly post: string; readonly since: Instant }>({
    name: 'without-date',
    text: `
      select f.id as file, f.title, f.lead_post as post, f.opened_at as since from throughline.file f
       where f.ledger = $1 and f.lead_post = any ($2::text[]) and f.state = 'live'
         and not exists (select from throughline.obligation o where o.ledger = f.ledger and o.file = f.id and o.state in ('open', 'lapsed'))
       order by f.opened_at limit $3`,
    values: [ledger, posts, limit],
  });
  return rows;
}

/** What a post owes about some files before an instant, by rule: what goes along when their lead moves. */
export async function owedAbout(
  tx: Transaction,
  ledger: string,
  post: string,
  files: readonly string[],
  until: Instant,
): Promise<readonly { readonly rule: string; readonly count: number }[]> {
  const { rows } = await tx.query<{ readonly rule: string; readonly count: number }>(
    `select o.rule, count(*)::int as count from throughline.obligation o
      where o.ledger = $1 and o.file = any ($2::text[]) and o.post = $3 and o.state in ('open', 'lapsed') and o.due <= $4 group by o.rule`,
    [ledger, files, post, new Date(until)],
  );
  return rows;
}

/** The entries by which things were parked, with waivers, acknowledgements and corrections in the same streams: one read, no file is folded for it. */
export async function decisionsOf(
  tx: Transaction,
  ledger: string,
  ids: readonly string[],
  streams: readonly string[],
): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select * from (
       select ${factColumns} from ledger.fact f where f.ledger = $1 and f.id = any ($2::text[])
       union all
       select ${factColumns} from ledger.fact f where f.ledger = $1 and f.stream = any ($3::text[])
          and f.type in ('WaiverDecided', 'ClimbAcknowledged', 'EntryCorrected', 'EntryUndone') and f.id <> all ($2::text[])
     ) f order by position`,
    [ledger, ids, streams],
  );
  return rows.map(factOf);
}
