/** Lists of subjects of interest, read under the viewer's own rights. Each in the order of an index and cut there: 40,000 closed ones are an ordinary number. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface SubjectRow {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly leadPost: string;
  readonly child: boolean;
  readonly state: 'open' | 'suspended' | 'closed';
  readonly priority: string;
  readonly tier: number;
  readonly band: number | null;
  readonly investigation: string;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly suspensions: number;
  readonly forResource: number;
  readonly stops: string;
  readonly reviewDue: Instant | null;
  readonly hits: number;
  readonly hitDue: Instant | null;
  readonly owed: number;
  readonly lapsed: number;
  readonly nextDue: Instant | null;
  readonly waits: boolean;
}

export type SubjectList = 'open' | 'suspended' | 'closed' | 'hits';
const orders: Readonly<Record<SubjectList, { readonly where: string; readonly by: string }>> = {
  open: { where: `state in ('open', 'suspended')`, by: 'priority, tier, next_due, id' },
  suspended: { where: `state = 'suspended'`, by: 'until, id' },
  closed: { where: `state = 'closed'`, by: 'band, review_due, id' },
  hits: { where: 'hits > 0', by: 'hit_due, id' },
};

/** A page; of the open ones of one priority, of the closed ones of one band, where it is asked. */
export async function subjectPage(
  tx: Transaction,
  ledger: string,
  list: SubjectList,
  only: { readonly priority?: string; readonly band?: number },
  limit: number,
  offset: number,
): Promise<readonly SubjectRow[]> {
  const { where, by } = orders[list];
  const { rows } = await tx.query<SubjectRow>({
    name: `subjects-${list}-${only.priority ? 'priority' : ''}${only.band ? 'band' : ''}`,
    // Which ones, from the index alone; then their rows: a far page reads no row of those before it.
    text: `with page as materialized (
             select id from throughline.subject
              where ledger = $1 and ${where} ${only.priority ? 'and priority = $4' : only.band ? 'and band = $4' : ''}
              order by ${by} limit $2 offset $3)
           select id, file, title, lead_post as "leadPost", child, state, priority, tier, band, investigation, since, until, suspensions,
                  for_resource as "forResource", stops, review_due as "reviewDue", hits, hit_due as "hitDue", owed, lapsed, next_due as "nextDue", waits
             from page join throughline.subject using (id) where ledger = $1 order by ${by}`,
    values: [ledger, limit, offset, ...(only.priority ? [only.priority] : only.band ? [only.band] : [])],
  });
  return rows;
}

export interface SubjectCounts {
  readonly open: Readonly<Record<string, number>>;
  readonly suspended: number;
  readonly suspendedForResource: number;
  readonly closed: Readonly<Record<number, { readonly all: number; readonly overdue: number }>>;
  readonly hits: number;
}

export async function subjectCounts(tx: Transaction, ledger: string, now: Instant): Promise<SubjectCounts> {
  const { rows } = await tx.query<{
    state: string;
    priority: string | null;
    band: number | null;
    n: number;
    resource: number;
    overdue: number;
    hits: number;
  }>({
    name: 'subject-counts',
    text: `select state, case when state <> 'closed' then priority end as priority, band, count(*)::int as n,
                  (count(*) filter (where state = 'suspended' and for_resource > 0))::int as resource,
                  (count(*) filter (where state = 'closed' and review_due < $2))::int as overdue, coalesce(sum(hits), 0)::int as hits
             from throughline.subject where ledger = $1 group by 1, 2, 3`,
    values: [ledger, new Date(now)],
  });
  const sum = (those: typeof rows, what: 'n' | 'resource' | 'hits'): number => those.reduce((all, each) => all + Number(each[what]), 0);
  const open = rows.filter(({ state }) => state !== 'closed');
  return {
    open: Object.fromEntries(
      ['P1', 'P2', 'P3', 'P4'].map((p) => [
        p,
        sum(
          open.filter(({ priority }) => priority === p),
          'n',
        ),
      ]),
    ),
    suspended: sum(
      rows.filter(({ state }) => state === 'suspended'),
      'n',
    ),
    suspendedForResource: sum(rows, 'resource'),
    closed: Object.fromEntries(
      [1, 2, 3].map((band) => {
        const those = rows.filter((each) => each.state === 'closed' && each.band === band);
        return [band, { all: sum(those, 'n'), overdue: those.reduce((all, each) => all + Number(each.overdue), 0) }];
      }),
    ),
    hits: sum(rows, 'hits'),
  };
}

/** Of the closed ones alone, how many there are and how many are overdue, by band: from the index. */
export async function closedCounts(tx: Transaction, ledger: string, now: Instant): Promise<SubjectCounts['closed']> {
  const { rows } = await tx.query<{ band: number; all: number; overdue: number }>({
    name: 'closed-counts',
    text: `select band, count(*)::int as all, (count(*) filter (where review_due < $2))::int as overdue
             from throughline.subject where ledger = $1 and state = 'closed' group by band`,
    values: [ledger, new Date(now)],
  });
  return Object.fromEntries(rows.map(({ band, all, overdue }) => [band, { all, overdue }]));
}

/** When the review was due that has waited longest, and when so many became overdue (the `nth` in order); null where there are not so many. */
export async function oldestReviews(
  tx: Transaction,
  ledger: string,
  now: Instant,
  nth: number,
): Promise<{ readonly oldest: Instant | null; readonly nth: Instant | null }> {
  const due = async (offset: number): Promise<Instant | null> => {
    const { rows } = await tx.query<{ due: Instant }>({
      name: 'subject-review-nth',
      text: `select review_due as due from throughline.subject where ledger = $1 and state = 'closed' and review_due < $2
              order by review_due, id limit 1 offset $3`,
      values: [ledger, new Date(now), offset],
    });
    return rows[0]?.due ?? null;
  };
  return { oldest: await due(0), nth: await due(Math.max(nth - 1, 0)) };
}
