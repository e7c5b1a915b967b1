/** Alerts that must reach a post: the row is the truth, a job carries it. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

/** What climbed by this alert: which posts owe it, and whether it lies in a sealed file. */
export interface Climbed {
  readonly owner: string;
  readonly isSealed: boolean;
}

export interface Notice {
  readonly id: string;
  readonly kind: string;
  /** A post's id, or a role. */
  readonly post: string;
  /** The stream that it is about: what sort of thing, and an opaque id. */
  readonly about: string;
  readonly raisedAt: Instant;
  readonly delivered: boolean;
  /** The ways by which it has reached somebody already. */
  readonly how: readonly string[];
  /** Whether somebody answers for its post, so that it is on their screen. */
  readonly isAnswered: boolean;
  /** Of a climb; of any other alert none. */
  readonly climbs: readonly Climbed[];
}

const climbsOfNotice = `
            coalesce((select jsonb_agg(distinct jsonb_build_object('owner', o.post, 'isSealed', s.file is not null))
                        from throughline.obligation o left join throughline.sealed_files(n.ledger) s on s.file = o.file and s.is_sealed
                       where n.kind = 'climbed' and o.ledger = n.ledger and o.stream = n.about and o.climbed_to = n.post and o.state = 'lapsed'), '[]') as climbs`;

/** `post` may be a post's id or a role, for which the area's first post of that role stands. Null when there is no such notice. */
export async function readNotice(tx: Transaction, ledger: string, id: string): Promise<Notice | null> {
  const { rows } = await tx.query<{
    id: string;
    kind: string;
    post: string;
    about: string;
    raised_at: number;
    delivered_at: number | null;
    how: string | null;
    answered: boolean;
    climbs: readonly Climbed[];
  }>(
    `select n.id, n.kind, n.post, n.about, n.raised_at, n.delivered_at, n.how,
            exists (select from throughline.post p where p.ledger = $1 and (p.id = n.post or p.role = n.post) and coalesce(p.answered_by, '') <> '') as answered,${climbsOfNotice}
       from throughline.notice n where n.ledger = $1 and n.id = $2`,
    [ledger, id],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    post: row.post,
    about: row.about,
    raisedAt: row.raised_at,
    delivered: row.delivered_at !== null,
    how: row.how?.split(',') ?? [],
    isAnswered: row.answered,
    climbs: row.climbs,
  };
}

/** Writes down by which ways it has reached somebody; delivered when that is all of them, and then it waits on no list. */
export async function noteDelivery(
  tx: Transaction,
  ledger: string,
  id: string,
  how: readonly string[],
  isDelivered: boolean,
): Promise<void> {
  await tx.query(
    'update throughline.notice set how = $3, delivered_at = case when $4 then clock_timestamp() end where ledger = $1 and id = $2',
    [ledger, id, how.length === 0 ? null : how.join(','), isDelivered],
  );
  if (isDelivered) await tx.query('delete from throughline.queue_item where ledger = $1 and item = $2', [ledger, `notice/${id}`]);
}

/** Puts it on the list of what did not reach anybody. It stays there until it does. */
export async function listUndelivered(tx: Transaction, ledger: string, id: string, since: Instant, why: string): Promise<void> {
  await tx.query(
    `insert into throughline.queue_item (ledger, item, queue, since, why) values ($1, $2, 'undelivered', $3, $4)
     on conflict (ledger, item) do update set why = excluded.why`,
    [ledger, `notice/${id}`, new Date(since), why],
  );
}

/**
 * Alerts of the last days, and whether what they are about still waits for a person: danger that nobody has taken, a climb that nobody has
 * acknowledged. `isWaiting` is false once somebody has; what is not about a file (a duty sheet) is not here.
 */
export async function alertsAboutFiles(
  tx: Transaction,
  ledger: string,
  since: Instant,
): Promise<
  readonly {
    readonly id: string;
    readonly post: string;
    readonly isListed: boolean;
    readonly how: readonly string[];
    readonly isWaiting: boolean;
    readonly climbs: readonly Climbed[];
  }[]
> {
  const { rows } = await tx.query<{
    id: string;
    post: string;
    isListed: boolean;
    how: string | null;
    isWaiting: boolean;
    climbs: readonly Climbed[];
  }>(
    `select n.id, n.post, n.how, q.item is not null as "isListed",
            exists (select from throughline.obligation o where o.ledger = n.ledger and o.stream = n.about and o.state in ('open', 'lapsed')
                       and ((n.kind = 'danger-now' and o.rule = 'C43.acknowledge') or (n.kind = 'climbed' and o.climbed_to = n.post and o.acknowledged_by is null))) as "isWaiting",${climbsOfNotice}
       from throughline.notice n left join throughline.queue_item q on q.ledger = n.ledger and q.item = 'notice/' || n.id and q.queue = 'undelivered'
      where n.ledger = $1 and n.kind in ('danger-now', 'climbed') and (n.raised_at >= $2 or q.item is not null)
      order by n.raised_at desc limit 500`,
    [ledger, new Date(since)],
  );
  return rows.map(({ how, ...row }) => ({ ...row, how: how?.split(',') ?? [] }));
}

/** Jobs that a killed worker left locked, and notices without a job, go on. How many. */
export async function sweepNotices(tx: Transaction, ledger: string): Promise<number> {
  const { rows } = await tx.query<{ swept: number }>('select throughline.sweep_notices($1) as swept', [ledger]);
  return Number(rows[0]?.swept ?? 0);
}
