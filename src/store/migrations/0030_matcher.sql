-- What the matcher's process is fed from: who is known, what has changed since a position, and who has left.

-- Changes are asked for by position several times a second.
create index record_file_changed on throughline.record_file (ledger, position);

-- A record that is held no longer (its file was let go) leaves the list at once, so that it was held is remembered here for a month:
-- an opaque id, which the ledger has as well. Whoever was not fed for longer lists everybody anew.
create table throughline.record_gone (
  ledger   text not null,
  record   text not null,
  position bigint not null,
  gone_at  timestamptz not null default clock_timestamp(),
  primary key (ledger, record)
);
create index record_gone_since on throughline.record_gone (ledger, position);

-- How often rows were written outside the ledger's order (a rebuild swaps them in without holding the head): then everybody is listed anew.
create table throughline.list_again (
  ledger text not null primary key,
  times  bigint not null
);

do $$
declare
  name text;
begin
  foreach name in array array['record_gone', 'list_again'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['record_file', 'record_gone', 'list_again'] loop
    execute format($policy$create policy matcher_reads on throughline.%I for select to throughline_matcher
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')$policy$, name);
  end loop;
end
$$;
create policy matcher_reads on ledger.head for select to throughline_matcher
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
create policy rebuilds on throughline.list_again to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
  with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');

-- Within a commit the ledger's head row is held already, so that the position is its own.
create function throughline.remember_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into throughline.record_gone (ledger, record, position)
  select g.ledger, g.record, coalesce((select h.size - 1 from ledger.head h where h.ledger = g.ledger), 0) from gone g
  on conflict (ledger, record) do update set position = excluded.position, gone_at = excluded.gone_at;
  delete from throughline.record_gone r using (select distinct g.ledger from gone g) l
   where r.ledger = l.ledger and r.gone_at < clock_timestamp() - interval '31 days';
  return null;
end
$$;
revoke all on function throughline.remember_gone() from public;
create trigger remember_gone after delete on throughline.record_file
  referencing old table as gone for each statement execute function throughline.remember_gone();

-- All of it in one statement, and so in one snapshot and one round trip: a question that needs the latest waits for it. It begins by
-- saying who is looking, like every transaction; what it may see is another policy's business.
create function throughline.people_since(p_ledger text, p_from bigint)
  returns table (what text, record text, file text, details text, size bigint, times bigint)
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  perform set_config('throughline.viewer', 'system:matcher', true), set_config('throughline.area', p_ledger, true),
          set_config('throughline.organisation', '', true), set_config('throughline.reach', 'service', true);
  return query
    select 'now', '', '', '', h.size, coalesce((select a.times from throughline.list_again a where a.ledger = p_ledger), 0)
      from ledger.head h where h.ledger = p_ledger
    union all
    select 'known', r.record, r.file, r.details::text, 0, 0 from throughline.record_file r where r.ledger = p_ledger and r.position >= p_from
    union all
    select 'gone', g.record, '', '', 0, 0 from throughline.record_gone g where g.ledger = p_ledger and g.position >= p_from
       and not exists (select from throughline.record_file r where r.ledger = p_ledger and r.record = g.record);
end
$$;
revoke all on function throughline.people_since(text, bigint) from public;

grant usage on schema throughline, ledger to throughline_matcher;
grant execute on function throughline.people_since(text, bigint) to throughline_matcher;
grant execute on function ledger.reach(), ledger.area() to throughline_matcher;
grant select (ledger, size) on ledger.head to throughline_matcher;
grant select (ledger, record, file, details, position) on throughline.record_file to throughline_matcher;
grant select (ledger, record, position) on throughline.record_gone to throughline_matcher;
grant select on throughline.list_again to throughline_matcher;
grant select, insert, update on throughline.list_again to throughline_service;
