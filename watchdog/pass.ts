/**
 * One pass over one ledger, in one unchanging snapshot: facts and projections are committed together, so that what differs
 * within a snapshot is a breach and never a race. What is found is written down; what is found no more is marked mended.
 */
import type { Client } from 'pg';
import { checks, fullOnly } from './checks.ts';
import { folds } from './fold.ts';

export type PassKind = 'minute' | 'full';

export interface Found {
  readonly promise: number;
  readonly code: string;
  readonly subject: string;
}

export interface PassReport {
  readonly ledger: string;
  readonly kind: PassKind;
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly filesChecked: number;
  readonly arrivalsChecked: number;
  readonly milliseconds: number;
  /** Everything that stands now, found by this pass or an earlier one. */
  readonly breaches: readonly Found[];
}

export async function pass(client: Client, ledger: string, kind: PassKind): Promise<PassReport> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin isolation level repeatable read');
      // The tables may have been empty when they were last analysed; a nested loop over them would then be quadratic.
      // With 4 MB, PostgreSQL's default, the same joins of 100,000 files went to disk and took up to twice as long.
      await client.query("set local enable_nestloop = off; set local work_mem = '64MB'");
      const report = await inSnapshot(client, ledger, kind);
      await client.query('commit');
      return report;
    } catch (fault) {
      await client.query('rollback');
      // Another watchdog was at work on the same ledger: look again at what it left.
      if ((fault as { code?: string }).code !== '40001' || attempt === 3) throw fault;
    }
  }
}

async function inSnapshot(client: Client, ledger: string, kind: PassKind): Promise<PassReport> {
  const started = new Date();
  const { size, position, now, known } = await whereAreWe(client, ledger);
  const found: Found[] = [];
  // Facts that were there and are not: they stay missed until the ledger is whole again.
  if (size < position) found.push({ promise: 1, code: 'ledger-shrank', subject: `ledger/${ledger}` });
  const rereads = kind === 'full' || size < position;
  for (const { sql } of folds) await client.query(sql, [ledger, position, size, false]);
  if (rereads) {
    for (const { sql, promise, noun } of folds) {
      const { rows } = await client.query<{ id: string }>(sql, [ledger, 0, size, true]);
      // What the minutes had gathered was not what the facts say: something was missed, or somebody changed it.
      if (known) found.push(...rows.map(({ id }) => ({ promise, code: 'state-differs', subject: `${noun}/${id}` })));
    }
  }
  for (const { when, sql } of checks) {
    if (when === 'full' && kind !== 'full') continue;
    const { rows } = await client.query<Found>(sql, sql.includes('$2') ? [ledger, now] : [ledger]);
    found.push(...rows);
  }
  await client.query(
    'insert into watchdog.read_to as r (ledger, position) values ($1, $2) on conflict (ledger) do update set position = greatest(r.position, excluded.position)',
    [ledger, size],
  );
  await writeBreaches(client, ledger, kind, found);
  return writePass(client, { ledger, kind, fromPosition: rereads ? 0 : position, toPosition: size }, started);
}

async function whereAreWe(client: Client, ledger: string): Promise<{ size: number; position: number; now: string; known: boolean }> {
  const { rows } = await client.query<{ size: string; position: string | null; now: string }>(
    `select coalesce((select size from ledger.head where ledger = $1), 0) as size, (select position from watchdog.read_to where ledger = $1) as position,
            coalesce((select product_at + (clock_timestamp() - wall_at) from throughline.product_clock where ledger = $1), clock_timestamp())::text as now`,
    [ledger],
  );
  const row = rows[0];
  if (!row) throw new Error('The database answered nothing');
  return { size: Number(row.size), position: Number(row.position ?? 0), now: row.now, known: row.position !== null };
}

async function writeBreaches(client: Client, ledger: string, kind: PassKind, found: readonly Found[]): Promise<void> {
  await client.query(
    `with found as materialized (select distinct * from unnest($2::smallint[], $3::text[], $4::text[]) as f (promise, code, subject)),
     mended as (
       update watchdog.breach b set mended_at = clock_timestamp()
        where b.ledger = $1 and b.mended_at is null and ($5::boolean or b.code <> all ($6::text[]))
          and not exists (select from found f where (f.promise, f.code, f.subject) = (b.promise, b.code, b.subject))
     )
     insert into watchdog.breach (ledger, promise, code, subject, found_at)
     select $1, f.promise, f.code, f.subject, clock_timestamp() from found f
      where not exists (select from watchdog.breach b where b.ledger = $1 and b.mended_at is null and (b.promise, b.code, b.subject) = (f.promise, f.code, f.subject))`,
    [
      ledger,
      found.map((each) => each.promise),
      found.map((each) => each.code),
      found.map((each) => each.subject),
      kind === 'full',
      fullOnly,
    ],
  );
}

async function writePass(
  client: Client,
  passed: Pick<PassReport, 'ledger' | 'kind' | 'fromPosition' | 'toPosition'>,
  started: Date,
): Promise<PassReport> {
  const { ledger, kind, fromPosition, toPosition } = passed;
  const { rows: breaches } = await client.query<Found>(
    'select promise::int, code, subject from watchdog.breach where ledger = $1 and mended_at is null order by promise, code, subject',
    [ledger],
  );
  const { rows } = await client.query<{ files: string; arrivals: string; finished: Date }>(
    `insert into watchdog.pass (ledger, kind, started_at, finished_at, from_position, to_position, files_checked, arrivals_checked, breaches)
     select $1, $2, $3, clock_timestamp(), $4, $5,
            (select count(distinct p.file) from watchdog.place p left join watchdog.gone g on g.ledger = p.ledger and g.file = p.file where p.ledger = $1 and g.file is null),
            (select count(*) from throughline.arrival a where a.ledger = $1), $6
     returning files_checked as files, arrivals_checked as arrivals, finished_at as finished`,
    [ledger, kind, started, fromPosition, toPosition, breaches.length],
  );
  // A minute's pass that found nothing is proof for a month; the nightly ones, and those that found something, stay.
  if (kind === 'full')
    await client.query(
      `delete from watchdog.pass where ledger = $1 and kind = 'minute' and breaches = 0 and finished_at < clock_timestamp() - interval '30 days'`,
      [ledger],
    );
  return {
    ...passed,
    filesChecked: Number(rows[0]?.files),
    arrivalsChecked: Number(rows[0]?.arrivals),
    milliseconds: Date.now() - started.getTime(),
    breaches,
  };
}
