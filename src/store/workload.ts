/** How much a post has to do, and the files that it leads: read under the viewer's own rights. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';
import { referenceOfUnnamed } from './lists.ts';

export interface Workload {
  readonly post: string;
  readonly leads: number;
  readonly open: number;
  readonly overdue: number;
  readonly dueWithinAWeek: number;
  /** When what has waited longest was raised; null when nothing is owed. */
  readonly oldest: Instant | null;
}

export async function workloadOf(tx: Transaction, ledger: string, posts: readonly string[], now: Instant): Promise<readonly Workload[]> {
  const { rows } = await tx.query<Record<keyof Workload, unknown> & { post: string }>({
    name: 'workload-of',
    text: `
      select p.post, o.open, o.overdue, o.soon as "dueWithinAWeek", o.oldest,
             (select count(*) from throughline.file f where f.ledger = $1 and f.lead_post = p.post and f.state = 'live') as leads
        from unnest($2::text[]) p (post) cross join lateral (
          select count(*) as open, count(*) filter (where o.state = 'lapsed' or o.due <= $3) as overdue,
                 count(*) filter (where o.state = 'open' and o.due > $3 and o.due <= $3 + interval '7 days') as soon, min(o.raised_at) as oldest
            from throughline.obligation o where o.ledger = $1 and o.post = p.post and o.state in ('open', 'lapsed')) o`,
    values: [ledger, posts, new Date(now)],
  });
  return rows.map((row) => ({
    post: row.post,
    leads: Number(row.leads),
    open: Number(row.open),
    overdue: Number(row.overdue),
    dueWithinAWeek: Number(row.dueWithinAWeek),
    oldest: row.oldest === null ? null : Number(row.oldest),
  }));
}

export interface LedFile {
  readonly file: string;
  readonly title: string;
  /** Tells two people without a name apart; null where there is one. */
  readonly reference: string | null;
  readonly refuted: boolean;
  readonly open: number;
  readonly overdue: number;
  /** When the next of what is owed is due; null when nothing is. */
  readonly due: Instant | null;
}

/** Live files that a post leads, what is due first first. */
export async function ledBy(tx: Transaction, ledger: string, post: string, now: Instant, limit: number): Promise<readonly LedFile[]> {
  const { rows } = await tx.query<Record<keyof LedFile, unknown> & Pick<LedFile, 'file' | 'title' | 'reference' | 'refuted'>>({
    name: 'led-by',
    text: `
      select f.id as file, f.title, f.refuted, o.open, o.overdue, o.due, ${referenceOfUnnamed('f.ledger', 'f.id')} as reference
        from throughline.file f cross join lateral (
          select count(*) as open, count(*) filter (where o.state = 'lapsed' or o.due <= $3) as overdue, min(o.due) as due
            from throughline.obligation o where o.ledger = f.ledger and o.file = f.id and o.state in ('open', 'lapsed')) o
       where f.ledger = $1 and f.lead_post = $2 and f.state = 'live' order by o.due nulls last, f.id limit $4`,
    values: [ledger, post, new Date(now), limit],
  });
  return rows.map(({ file, title, reference, refuted, open, overdue, due }) => ({
    file,
    title,
    reference,
    refuted,
    open: Number(open),
    overdue: Number(overdue),
    due: due === null ? null : Number(due),
  }));
}

/** A file whose referral is not closed and that waits with some post to be given to whoever works on it. */
export interface WaitingFile extends LedFile {
  readonly from: string;
  readonly since: Instant;
}

/** Files with an open referral that these posts lead: what came first stands first. */
export async function waitingWith(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  now: Instant,
  limit: number,
  offset: number,
): Promise<{ readonly rows: readonly WaitingFile[]; readonly all: number }> {
  const waits = `from throughline.file f where f.ledger = $1 and f.lead_post = any ($2::text[]) and f.state = 'live'
        and exists (select from throughline.referral r where r.ledger = f.ledger and r.file = f.id and r.status not in ('closed', 'refuted'))`;
  const { rows } = await tx.query<
    Record<keyof WaitingFile, unknown> & Pick<WaitingFile, 'file' | 'title' | 'reference' | 'refuted' | 'from'>
  >({
    name: 'waiting-with',
    text: `
      with f as materialized (select f.* ${waits} order by f.opened_at, f.id limit $4 offset $5)
      select f.id as file, f.title, f.refuted, f.lead_post as "from", f.opened_at as since, o.open, o.overdue, o.due,
             ${referenceOfUnnamed('f.ledger', 'f.id')} as reference
        from f cross join lateral (
          select count(*) as open, count(*) filter (where o.state = 'lapsed' or o.due <= $3) as overdue, min(o.due) as due
            from throughline.obligation o where o.ledger = f.ledger and o.file = f.id and o.state in ('open', 'lapsed')) o
       order by f.opened_at, f.id`,
    values: [ledger, posts, new Date(now), limit, offset],
  });
  const counted = await tx.query<{ readonly n: number }>({
    name: 'count-waiting-with',
    text: `select count(*)::int as n ${waits}`,
    values: [ledger, posts],
  });
  return {
    all: counted.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      file: row.file,
      title: row.title,
      reference: row.reference,
      refuted: row.refuted,
      from: row.from,
      since: Number(row.since),
      open: Number(row.open),
      overdue: Number(row.overdue),
      due: row.due === null ? null : Number(row.due),
    })),
  };
}
