/** The lists that pages show, read from the read models under the viewer's own rights. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface OwedRow {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly refuted: boolean;
  readonly leadPost: string;
  readonly stream: string;
  readonly rule: string;
  readonly ruleId: string;
  readonly task: string;
  readonly post: string;
  readonly due: Instant;
  readonly state: 'open' | 'lapsed';
  readonly lapsedAt: Instant | null;
  readonly rung: number;
  readonly climbedTo: string | null;
  readonly acknowledgedBy: string | null;
  readonly promisedBy: Instant | null;
}

/** What is owed by these posts, has climbed to them, or is owed by others on files that they lead. Most urgent first. */
export async function owedAround(tx: Transaction, ledger: string, posts: readonly string[], limit = 500): Promise<readonly OwedRow[]> {
  const { rows } = await tx.query<OwedRow>({
    name: 'owed-around',
    text: `
      ${owedColumns}
        from (
          select * from throughline.obligation where ledger = $1 and post = any ($2::text[]) and state in ('open', 'lapsed')
          union
          select * from throughline.obligation where ledger = $1 and climbed_to = any ($2::text[]) and state = 'lapsed'
          union
          select o.* from throughline.file l join throughline.obligation o on o.ledger = l.ledger and o.file = l.id and o.state in ('open', 'lapsed')
           where l.ledger = $1 and l.lead_post = any ($2::text[]) and l.state = 'live'
        ) o left join throughline.file f on f.ledger = o.ledger and f.id = o.file
       order by o.due, o.id limit $3`,
    values: [ledger, posts, limit],
  });
  return rows;
}

/** What has lapsed and climbed anywhere in the area, and nobody has acknowledged. The longest overdue first. */
export async function unacknowledged(tx: Transaction, ledger: string, limit = 500): Promise<readonly OwedRow[]> {
  const { rows } = await tx.query<OwedRow>({
    name: 'unacknowledged',
    text: `
      ${owedColumns}
        from throughline.obligation o left join throughline.file f on f.ledger = o.ledger and f.id = o.file
       where o.ledger = $1 and o.state = 'lapsed' and o.climbed_to is not null and o.acknowledged_by is null
       order by o.due, o.id limit $2`,
    values: [ledger, limit],
  });
  return rows;
}

const owedColumns = `
      select o.id, o.file, coalesce(f.title, '') as title, coalesce(f.refuted, false) as refuted, coalesce(f.lead_post, '') as "leadPost", o.stream, o.rule,
             o.rule_id as "ruleId", o.task, o.post, o.due, o.state, o.lapsed_at as "lapsedAt", o.rung, o.climbed_to as "climbedTo",
             o.acknowledged_by as "acknowledgedBy", o.promised_by as "promisedBy"`;

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

export async function referralById(tx: Transaction, ledger: string, id: string): Promise<ReferralRow | null> {
  const { rows } = await tx.query<ReferralRow>(`${referralColumns} where ledger = $1 and id = $2`, [ledger, id]);
  return rows[0] ?? null;
}

const referralColumns = `
  select id, file, reference, title, organisation, received_at as "receivedAt", status, finding, closed_at as "closedAt", is_repeat as "isRepeat",
         candidates_open as "candidatesOpen" from throughline.referral`;
