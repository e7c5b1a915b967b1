-- What the watchdog may see and where it writes. It knows ids and instants only: no name, no word of anybody's account.

create schema watchdog;

-- Each pass: from where to where, what was looked at, and how many breaches stand.
create table watchdog.pass (
  ledger           text not null,
  id               bigint generated always as identity,
  kind             text not null constraint pass_kind check (kind in ('minute', 'full')),
  started_at       timestamptz not null,
  finished_at      timestamptz not null,
  from_position    bigint not null,
  to_position      bigint not null,
  files_checked    bigint not null,
  arrivals_checked bigint not null,
  breaches         bigint not null,
  primary key (ledger, id)
);
create index pass_latest on watchdog.pass (ledger, finished_at desc);

-- A breach stands until a later pass finds it mended; it is never deleted.
create table watchdog.breach (
  ledger     text not null,
  promise    smallint not null constraint breach_promise check (promise between 1 and 4),
  code       text not null,
  subject    text not null,
  found_at   timestamptz not null,
  mended_at  timestamptz,
  primary key (ledger, promise, code, subject, found_at)
);
create index breach_standing on watchdog.breach (ledger, promise, code, subject) where mended_at is null;

-- What the facts say, folded by the watchdog itself and never taken from the projections: where each record lies, which
-- files were let go, what is owed, which arrivals are settled, and how far the facts have been read.
create table watchdog.place (
  ledger text not null,
  record text not null,
  file   text not null,
  primary key (ledger, record)
);
create table watchdog.gone (
  ledger text not null,
  file   text not null,
  primary key (ledger, file)
);
create table watchdog.owed (
  ledger     text not null,
  obligation text not null,
  record     text,
  file       text,
  lapsed     boolean not null,
  primary key (ledger, obligation)
);
create table watchdog.settled (
  ledger  text not null,
  arrival text not null,
  primary key (ledger, arrival)
);
create table watchdog.read_to (
  ledger   text not null primary key,
  position bigint not null
);

-- When a notice was written down in wall time: what tells the watchdog that nobody delivers it.
alter table throughline.notice add column noted_at timestamptz not null default clock_timestamp();

do $$
declare
  name text;
begin
  foreach name in array array['file', 'record_file', 'obligation', 'post', 'arrival', 'queue_item', 'notice', 'product_clock', 'heartbeat'] loop
    execute format('create policy watchdog_reads on throughline.%I for select to throughline_watchdog using (true)', name);
  end loop;
end
$$;
create policy watchdog_beats on throughline.heartbeat for insert to throughline_watchdog with check (name like 'watchdog%');
create policy watchdog_beats_again on throughline.heartbeat for update to throughline_watchdog using (name like 'watchdog%');

revoke all on schema watchdog from public;
grant usage on schema watchdog to throughline_watchdog, throughline_service;
grant select (ledger, id, state, lead_post, opened_at, next_instant) on throughline.file to throughline_watchdog;
grant select (ledger, record, file) on throughline.record_file to throughline_watchdog;
grant select (ledger, id, file, stream, post, raised_at, due, state, lapsed_at, rung, climbed_to, next_instant, promised_by) on throughline.obligation to throughline_watchdog;
grant select (ledger, id, noted_at, delivered_at) on throughline.notice to throughline_watchdog;
grant select on throughline.post, throughline.product_clock to throughline_watchdog;
grant select (ledger, id, arrived_at, received_at) on throughline.arrival to throughline_watchdog;
grant select (ledger, item, queue, since) on throughline.queue_item to throughline_watchdog;
grant select, insert (name, at, note), update (at, note) on throughline.heartbeat to throughline_watchdog;
grant select, insert, update, delete on watchdog.place, watchdog.gone, watchdog.owed, watchdog.settled, watchdog.read_to to throughline_watchdog;
grant select, insert, delete on watchdog.pass to throughline_watchdog;
-- Found and mended, never unsaid: not even the watchdog deletes a breach.
grant select, insert, update (mended_at) on watchdog.breach to throughline_watchdog;
grant select on watchdog.pass, watchdog.breach to throughline_service;
