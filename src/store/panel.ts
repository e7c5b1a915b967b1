/** What the panel's pages ask of the read models and of the ledger: what is to be heard by a day, and what a meeting has on its agenda. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

export interface DueRow {
  readonly id: string;
  readonly file: string;
  readonly stream: string;
  readonly rule: string;
  readonly post: string;
  readonly due: Instant;
  readonly state: 'open' | 'lapsed';
}

const at = ({ due, ...row }: Omit<DueRow, 'due'> & { readonly due: unknown }): DueRow => ({ ...row, due: Number(due) });

/** The end of the year 9999: an instant that both the product and PostgreSQL can write. */
const farOff = Date.UTC(9999, 11, 31);

/** What is owed under these rules and due by an instant, or all of it: the agenda is made of it. */
export async function owedUnder(tx: Transaction, ledger: string, rules: readonly string[], by: Instant): Promise<readonly DueRow[]> {
  const { rows } = await tx.query<Omit<DueRow, 'due'> & { readonly due: unknown }>({
    name: 'owed-under',
    text: `select o.id, o.file, o.stream, o.rule, o.post, extract(epoch from o.due) * 1000 as due, o.state from throughline.obligation o
            where o.ledger = $1 and o.rule = any ($2::text[]) and o.state in ('open', 'lapsed') and o.due <= $3::timestamptz
            order by o.due, o.id`,
    values: [ledger, rules, new Date(Math.min(by, farOff)).toISOString()],
  });
  return rows.map(at);
}

/** The cases that a meeting has had before it: where each lies now. Streams of hearings begin with the meeting's id (domain/hearing). */
export async function heardIn(
  tx: Transaction,
  ledger: string,
  meeting: string,
): Promise<readonly { readonly file: string; readonly stream: string }[]> {
  const { rows } = await tx.query<{ file: string; stream: string }>({
    name: 'heard-in',
    text: `select distinct r.file, f.stream from ledger.fact f join throughline.record_file r on r.ledger = f.ledger and r.record = f.record
            where f.ledger = $1 and f.stream >= 'hearing/' || $2 || '.' and f.stream < 'hearing/' || $2 || '/' order by f.stream`,
    values: [ledger, meeting],
  });
  return rows;
}

/** Facts of a year that the annual figures are counted from, in order. Made for the types that the index of migration 0036 names. */
export async function factsForAssurance(tx: Transaction, ledger: string, from: Instant, until: Instant): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from ledger.fact f
      where f.ledger = $1 and f.recorded >= $2::timestamptz and f.recorded < $3::timestamptz
        and f.type in ('Section36Decided', 'CaseHeard', 'CaseAdopted', 'CaseReviewed', 'CaseClosed', 'ConsentGiven', 'ConsentRefused',
                       'ConsentWithdrawn', 'InterventionCommissioned', 'ProviderReported', 'AfterClosingReviewed', 'EntryCorrected', 'EntryUndone')
      order by f.position`,
    [ledger, new Date(from).toISOString(), new Date(until).toISOString()],
  );
  return rows.map(factOf);
}

/** Of obligations under these rules that fell due in a time: how many were met, and how many of those without a lapse. */
export async function metInTime(
  tx: Transaction,
  ledger: string,
  rules: readonly string[],
  from: Instant,
  until: Instant,
): Promise<{ readonly due: number; readonly inTime: number }> {
  const { rows } = await tx.query<{ due: unknown; in_time: unknown }>(
    `select count(*) as due, count(*) filter (where o.state = 'met' and o.lapsed_at is null) as in_time from throughline.obligation o
      where o.ledger = $1 and o.rule = any ($2::text[]) and o.state in ('open', 'lapsed', 'met')
        and o.due >= $3::timestamptz and o.due < $4::timestamptz`,
    [ledger, rules, new Date(from).toISOString(), new Date(until).toISOString()],
  );
  return { due: Number(rows[0]?.due ?? 0), inTime: Number(rows[0]?.in_time ?? 0) };
}

/** Whether this viewer sees each of these files. */
export async function areSeen(tx: Transaction, ledger: string, files: readonly string[]): Promise<boolean> {
  const { rows } = await tx.query<{ n: number }>(
    'select count(*)::int as n from throughline.file where ledger = $1 and id = any ($2::text[])',
    [ledger, files],
  );
  return rows[0]?.n === new Set(files).size;
}
