/** Closings that wait to be read and those that were (S21), under the viewer's own rights: a sealed file has none for whoever may not see it. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';
import { referenceOfUnnamed } from './lists.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

/** A closing that waits to be read, and the post that owes it. */
export interface ReadingOwed {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly reference: string | null;
  readonly referral: string;
  readonly post: string;
  readonly since: Instant;
  readonly due: Instant;
}

/** Owed by these posts, or about a file that one of them leads; what is due first first. */
export async function readingsOwed(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  limit: number,
  offset: number,
): Promise<readonly ReadingOwed[]> {
  const { rows } = await tx.query<ReadingOwed>({
    name: 'readings-owed',
    text: `
      select o.id, o.file, f.title, substr(o.stream, length('referral/') + 1) as referral, o.post, o.raised_at as since, o.due,
             ${referenceOfUnnamed('o.ledger', 'o.file')} as reference
        from throughline.obligation o join throughline.file f on f.ledger = o.ledger and f.id = o.file
       where o.ledger = $1 and o.rule = 'S21.read' and o.state in ('open', 'lapsed') and (o.post = any ($2::text[]) or f.lead_post = any ($2::text[]))
       order by o.due, o.id limit $3 offset $4`,
    values: [ledger, posts, limit, offset],
  });
  return rows;
}

/** How many closings wait to be read around these posts: owed by them or about files that they lead, and of those overdue; and how many each post owes. */
export async function countReadings(
  tx: Transaction,
  ledger: string,
  posts: readonly string[],
  now: Instant,
): Promise<{ readonly waiting: number; readonly overdue: number; readonly of: ReadonlyMap<string, number> }> {
  const { rows } = await tx.query<{ readonly post: string; readonly here: number; readonly overdue: number; readonly all: number }>({
    name: 'count-readings',
    text: `
      select o.post, count(*)::int as all, count(*) filter (where w.here)::int as here,
             count(*) filter (where w.here and (o.state = 'lapsed' or o.due <= $3))::int as overdue
        from throughline.obligation o join throughline.file f on f.ledger = o.ledger and f.id = o.file
        cross join lateral (select o.post = any ($2::text[]) or f.lead_post = any ($2::text[]) as here) w
       where o.ledger = $1 and o.rule = 'S21.read' and o.state in ('open', 'lapsed') group by o.post`,
    values: [ledger, posts, new Date(now)],
  });
  const sum = (of: 'here' | 'overdue') => rows.reduce((n, row) => n + row[of], 0);
  return { waiting: sum('here'), overdue: sum('overdue'), of: new Map(rows.map(({ post, all }) => [post, all])) };
}

/** With the corrections recorded since: what was undone or set aside is not counted. */
export async function closingsRead(tx: Transaction, ledger: string, since: Instant): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select * from (
       select ${factColumns} from ledger.fact f where f.ledger = $1 and f.type = 'ClosingRead' and f.recorded >= $2
       union all
       select ${factColumns} from ledger.fact f where f.ledger = $1 and f.type in ('EntryCorrected', 'EntryUndone') and f.recorded >= $2
     ) f order by position`,
    [ledger, new Date(since)],
  );
  return rows.map(factOf);
}
