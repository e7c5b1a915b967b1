/**
 * What the facts say, folded in SQL from their envelopes into the watchdog's own tables: where each record lies, which files
 * were let go, what is owed, which arrivals were settled. Read from `from` to `to`; from zero, what the tables hold beyond it is removed.
 * A consequence names its obligation in `causation` (`rule:entry`), so that the last one alone says what became of it.
 *
 * Strategy: the latest fact a key wins, so a fold is one read of a range of the primary key and one sort by the key. Each fold
 * answers the keys that it changed: in a full pass, which runs after the tables were brought up to date, each is a difference.
 * A minute's pass reads a few hundred positions. From zero, 100,000 files and 1.1 million facts: figures in docs/decisions/0009-watchdog.md.
 */

export interface Fold {
  /** Which promise stands on it. */
  readonly promise: 1 | 2 | 3 | 4;
  /** What its keys are called in a breach. */
  readonly noun: 'record' | 'file' | 'obligation' | 'arrival';
  /** Parameters: ledger, from, to, whether what is not found again is removed. Answers rows {id}. */
  readonly sql: string;
}

const inRange = 'f.ledger = $1 and f.position >= $2::bigint and f.position < $3::bigint';

/** A record lies where the latest of its making, linking and unlinking says: in the file of that fact's envelope. */
const places: Fold = {
  promise: 1,
  noun: 'record',
  sql: `
    with fresh as materialized (
      select distinct on (f.record) f.record, f.file from ledger.fact f
       where ${inRange} and f.kind = 'entry' and f.type in ('RecordMade', 'RecordLinked', 'RecordUnlinked') and f.record is not null and f.file is not null
       order by f.record, f.position desc
    ), gone as (
      delete from watchdog.place w where $4::boolean and w.ledger = $1 and not exists (select from fresh where fresh.record = w.record) returning w.record as id
    ), put as (
      insert into watchdog.place as w select $1, record, file from fresh
      on conflict (ledger, record) do update set file = excluded.file where w.file <> excluded.file returning w.record as id
    )
    select id from gone union all select id from put`,
};

/** A file is let go by its disposal, for good. It was live before as long as a record lay in it. */
const disposals: Fold = {
  promise: 1,
  noun: 'file',
  sql: `
    with fresh as materialized (
      select distinct f.file from ledger.fact f where ${inRange} and f.kind = 'entry' and f.type = 'FileDisposed' and f.file is not null
    ), gone as (
      delete from watchdog.gone w where $4::boolean and w.ledger = $1 and not exists (select from fresh where fresh.file = w.file) returning w.file as id
    ), put as (
      insert into watchdog.gone as w select $1, file from fresh on conflict do nothing returning w.file as id
    )
    select id from gone union all select id from put`,
};

/** What the engine raised and has not met, waived or withdrawn since. */
const obligations: Fold = {
  promise: 2,
  noun: 'obligation',
  sql: `
    with latest as materialized (
      select distinct on (f.causation) f.causation as obligation, f.type, f.record, f.file from ledger.fact f
       where ${inRange} and f.kind = 'consequence' and f.causation is not null
       order by f.causation, f.position desc
    ), fresh as materialized (
      select *, type in ('ObligationLapsed', 'ObligationClimbed') as lapsed from latest
       where type in ('ObligationRaised', 'ObligationRedated', 'ObligationLapsed', 'ObligationClimbed')
    ), ended as (
      delete from watchdog.owed w using latest
       where w.ledger = $1 and w.obligation = latest.obligation and latest.type in ('ObligationMet', 'ObligationWaived', 'ObligationWithdrawn') returning w.obligation as id
    ), gone as (
      delete from watchdog.owed w
       where $4::boolean and w.ledger = $1 and not exists (select from latest where latest.obligation = w.obligation) returning w.obligation as id
    ), put as (
      insert into watchdog.owed as w select $1, obligation, record, file, lapsed from fresh
      on conflict (ledger, obligation) do update set record = excluded.record, file = excluded.file, lapsed = excluded.lapsed
        where (w.record, w.file, w.lapsed) is distinct from (excluded.record, excluded.file, excluded.lapsed) returning w.obligation as id
    )
    select id from ended union all select id from gone union all select id from put`,
};

/** An arrival is settled once an entry names it as what it came from. */
const settledArrivals: Fold = {
  promise: 4,
  noun: 'arrival',
  sql: `
    with fresh as materialized (
      select distinct f.causation as arrival from ledger.fact f
       where ${inRange} and f.kind = 'entry' and f.causation is not null
         and exists (select from throughline.arrival a where a.ledger = $1 and a.id = f.causation)
    ), gone as (
      delete from watchdog.settled w where $4::boolean and w.ledger = $1 and not exists (select from fresh where fresh.arrival = w.arrival) returning w.arrival as id
    ), put as (
      insert into watchdog.settled as w select $1, arrival from fresh on conflict do nothing returning w.arrival as id
    )
    select id from gone union all select id from put`,
};

export const folds: readonly Fold[] = [places, disposals, obligations, settledArrivals];
