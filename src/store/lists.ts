/** The lists that pages show, read from the read models under the viewer's own rights. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface OwedRow {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** Of the first report, where nobody has a name for the person; else null. */
  readonly reference: string | null;
  readonly refuted: boolean;
  readonly leadPost: string;
  readonly stream: string;
  readonly rule: string;
  readonly ruleId: string;
  readonly task: string;
  readonly post: string;
  readonly due: Instant;
  readonly raisedAt: Instant;
  readonly state: 'open' | 'lapsed';
  readonly lapsedAt: Instant | null;
  readonly rung: number;
  readonly climbedTo: string | null;
  readonly acknowledgedBy: string | null;
  readonly promisedBy: Instant | null;
  /** Of a lapsed second decision whose proposal it is about, where that was asked for. */
  readonly proposer?: string | null;
  /** Of what has climbed from one of the owners asked for: it falls to other people there. */
  readonly isSealed?: boolean;
}

/**
 * What is owed by these posts, has climbed to them, or is owed by others on files that they lead. Most urgent first, at most
 * `limit` of each kind, so that many old things push neither danger now nor a climb out of sight.
 *
 * Each kind is asked for post by post in the order of its index and cut there: one query over `post = any (…)` read and
 * sorted everything that a post owes. Measured at a million open obligations in bench/README.md.
 */
export async function owedAround(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  limit = 500,
  offset = 0,
): Promise<readonly OwedRow[]> {
  const { rows } = await tx.query<OwedRow>({
    name: 'owed-around',
    text: `
      with found as (
        select e.id from unnest($2::text[]) p (post) cross join lateral (
          select o.id from throughline.obligation o
           where o.ledger = $1 and o.post = p.post and o.rule_id = 'C43' and o.state in ('open', 'lapsed') limit 500) e
        union
        select e.id from unnest($2::text[]) p (post) cross join lateral (
          select o.id from throughline.obligation o
           where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed') order by o.due, o.id limit $3 offset $4) e
        union
        select e.id from unnest($2::text[]) p (post) cross join lateral (
          select o.id from throughline.obligation o
           where o.ledger = $1 and o.climbed_to = p.post and o.state = 'lapsed' order by o.due, o.id limit $3 offset $4) e
        union
        select e.id from unnest($2::text[]) p (post) cross join lateral (
          select o.id from throughline.obligation o
           where o.ledger = $1 and o.led_by = p.post and o.state in ('open', 'lapsed') order by o.due, o.id limit $3 offset $4) e
      )
      ${owedColumns}
        from found join throughline.obligation o on o.ledger = $1 and o.id = found.id
        left join throughline.file f on f.ledger = o.ledger and f.id = o.file
       order by o.due, o.id`,
    values: [ledger, posts, limit, offset],
  });
  return rows;
}

/** More are not counted: who owes so many is told that it is more. */
export const countedAtMost = 1000;

/** How much is owed by these posts, by when it is due (each until the next instant; null: without end), each counted up to `countedAtMost` and one. */
export async function countOwed(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  until: readonly (Instant | null)[],
): Promise<readonly number[]> {
  const ends = until.map((at) => (at === null ? 'infinity' : new Date(at).toISOString()));
  const { rows } = await tx.query<{ n: number }>({
    name: 'count-owed',
    text: `
      select (select count(*)::int from (
                select from unnest($2::text[]) p (post) cross join lateral (
                  select from throughline.obligation o
                   where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed') and o.due > w.since and o.due <= w.until limit $5) e
                limit $5) c) as n
        from unnest($3::timestamptz[], $4::timestamptz[]) with ordinality w (since, until, place) order by w.place`,
    values: [ledger, posts, ['-infinity', ...ends.slice(0, -1)], ends, countedAtMost + 1],
  });
  return rows.map(({ n }) => n);
}

/**
 * What has lapsed and climbed, and nobody has acknowledged: owed by these owners, or put to these posts last. The longest overdue
 * first; of the rules that are second decisions (`seconds`) with whose proposal it is. Owner by owner: of all that waits in an area the oldest 500 may be other people's.
 */
export async function unacknowledged(
  tx: Transaction,
  ledger: string,
  owners: readonly string[],
  posts: readonly string[],
  seconds: readonly string[],
  limit = 500,
  offset = 0,
): Promise<readonly OwedRow[]> {
  const { rows } = await tx.query<OwedRow>({
    name: 'unacknowledged',
    text: `
      with found as (
        select e.id, e.due from unnest($2::text[]) p (post) cross join lateral (
          select o.id, o.due from throughline.obligation o
           where o.ledger = $1 and o.post = p.post and o.state = 'lapsed' and o.climbed_to is not null and o.acknowledged_by is null
           order by o.due, o.id limit $4::bigint + $5::bigint) e
        union
        select e.id, e.due from unnest($3::text[]) p (post) cross join lateral (
          select o.id, o.due from throughline.obligation o
           where o.ledger = $1 and o.climbed_to = p.post and o.state = 'lapsed' and o.acknowledged_by is null
           order by o.due, o.id limit $4::bigint + $5::bigint) e
      )
      ${owedColumns},
             case when o.rule = any ($6::text[]) then (select f.actor from ledger.fact f where f.ledger = $1 and f.id = substr(o.id, length(o.rule) + 2)) end as proposer,
             o.post = any ($2::text[]) and o.file = any (array(select s.file from throughline.sealed_files($1) s where s.is_sealed)) as "isSealed"
        from (select id from found order by due, id limit $4 offset $5) first join throughline.obligation o on o.ledger = $1 and o.id = first.id
        left join throughline.file f on f.ledger = o.ledger and f.id = o.file
       order by o.due, o.id`,
    values: [ledger, owners, posts, limit, offset, seconds],
  });
  return rows;
}

/** Open second decisions of these rules, each owed by a post and proposed by the person named beside it. */
export async function secondsOf(
  tx: Transaction,
  ledger: string,
  fallen: readonly { readonly post: string; readonly proposer: string }[],
  rules: readonly string[],
  limit: number,
): Promise<readonly OwedRow[]> {
  const { rows } = await tx.query<OwedRow>({
    name: 'seconds-of',
    // The occasion, which is the proposal, stands in the obligation's id after the rule.
    text: `
      ${owedColumns}
        from jsonb_to_recordset($2::jsonb) p (post text, proposer text)
        join throughline.obligation o on o.ledger = $1 and o.post = p.post and o.rule = any ($3::text[]) and o.state in ('open', 'lapsed')
        join ledger.fact proposal on proposal.ledger = $1 and proposal.id = substr(o.id, length(o.rule) + 2) and proposal.actor = p.proposer
        left join throughline.file f on f.ledger = o.ledger and f.id = o.file
       order by o.due, o.id limit $4`,
    values: [ledger, JSON.stringify(fallen), rules, limit],
  });
  return rows;
}

/** SQL: two people without a name are told apart by what is on their receipts. `f` is the file, null where there is a name. */
export function referenceOfUnnamed(ledger: 'f.ledger' | 'o.ledger', file: 'f.id' | 'o.file'): string {
  // The title is titleOf's (app/project.ts).
  return `case when f.title = 'Name not known' then
               (select min(r.reference) from throughline.referral r where r.ledger = ${ledger} and r.file = ${file}) end`;
}

const owedColumns = `
      select o.id, o.file, coalesce(f.title, '') as title, coalesce(f.refuted, false) as refuted, coalesce(f.lead_post, '') as "leadPost", o.stream, o.rule,
             o.rule_id as "ruleId", o.task, o.post, o.due, o.raised_at as "raisedAt", o.state, o.lapsed_at as "lapsedAt", o.rung, o.climbed_to as "climbedTo",
             o.acknowledged_by as "acknowledgedBy", o.promised_by as "promisedBy",
             ${referenceOfUnnamed('o.ledger', 'o.file')} as reference`;

export interface ReferralRow {
  readonly id: string;
  readonly file: string;
  readonly reference: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly receivedAt: Instant;
  readonly status: string;
  readonly finding: string | null;
  readonly closedAt: Instant | null;
  readonly isRepeat: boolean;
  readonly candidatesOpen: number;
}

/** Referrals this viewer may see: those not closed first, then the newest. */
export async function referrals(tx: Transaction, ledger: string, limit: number, offset: number): Promise<readonly ReferralRow[]> {
  const { rows } = await tx.query<ReferralRow>(
    `${referralColumns} where ledger = $1 order by status in ('closed', 'refuted'), received_at desc, id limit $2 offset $3`,
    [ledger, limit, offset],
  );
  return rows;
}

/** By the reference that stands on the receipt. */
export async function referralByReference(tx: Transaction, ledger: string, reference: string): Promise<ReferralRow | null> {
  const { rows } = await tx.query<ReferralRow>(`${referralColumns} where ledger = $1 and reference = $2`, [ledger, reference]);
  return rows[0] ?? null;
}

/** In which file each lies now. */
export async function filesOfReferrals(tx: Transaction, ledger: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; file: string }>(
    'select id, file from throughline.referral where ledger = $1 and id = any ($2::text[])',
    [ledger, ids],
  );
  return new Map(rows.map(({ id, file }) => [id, file]));
}

export async function referralById(tx: Transaction, ledger: string, id: string): Promise<ReferralRow | null> {
  const { rows } = await tx.query<ReferralRow>(`${referralColumns} where ledger = $1 and id = $2`, [ledger, id]);
  return rows[0] ?? null;
}

const referralColumns = `
  select id, file, reference, title, organisation, received_at as "receivedAt", status, finding, closed_at as "closedAt", is_repeat as "isRepeat",
         candidates_open as "candidatesOpen" from throughline.referral`;
