-- That somebody is known is itself content. A sealed file is seen by whoever answers for the post that leads it, or for a post that owes
-- something for it or to which something of it has climbed; for everybody else of the area it is not there, in any table. Which files are
-- sealed is read from the ledger itself, never from a read model: a rebuild opens nothing.

create index fact_of_seal on ledger.fact (ledger, file, position) where type in ('FileSealed', 'FileUnsealed');

-- The posts that the viewer answers for, as the application says at the beginning of each transaction.
create function throughline.posts() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('throughline.posts', true), ''), ' ');

-- Files that are sealed now and that this viewer may not see. Evaluated once a statement: the policies ask for it in a subquery.
create function throughline.hidden_files() returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when ledger.reach() is distinct from 'area' then '{}'::text[] else coalesce((
    select array_agg(s.file)
      from (select distinct on (f.file) f.file, f.type
              from ledger.fact f
             where f.ledger = ledger.area() and f.type in ('FileSealed', 'FileUnsealed') and f.kind = 'entry'
             order by f.file, f.position desc) s
     where s.type = 'FileSealed'
       and not exists (select from throughline.file f
                        where f.ledger = ledger.area() and f.id = s.file and f.lead_post = any (throughline.posts()))
       and not exists (select from throughline.obligation o
                        where o.ledger = ledger.area() and o.file = s.file and o.state in ('open', 'lapsed')
                          and (o.post = any (throughline.posts()) or o.climbed_to = any (throughline.posts())))
  ), '{}'::text[]) end
$$;

-- Files of one ledger that are or were sealed, for the product itself; somebody of the area is told of those alone that they may see.
create function throughline.sealed_files(p_ledger text) returns table (file text, changed bigint, is_sealed boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct on (f.file) f.file, f.position, f.type = 'FileSealed'
    from ledger.fact f
   where f.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() in ('area', 'service')
     and f.type in ('FileSealed', 'FileUnsealed') and f.kind = 'entry'
     and f.file <> all (throughline.hidden_files())
   order by f.file, f.position desc
$$;
revoke all on function throughline.posts(), throughline.sealed_files(text), throughline.hidden_files() from public;
grant execute on function throughline.posts(), throughline.hidden_files(), throughline.sealed_files(text) to throughline_service;
grant execute on function throughline.sealed_files(text) to throughline_matcher;

-- Restrictive: whatever another policy allows, this takes away.
do $$
declare
  name text;
begin
  foreach name in array array['record_file', 'referral', 'obligation', 'candidate', 'person_search'] loop
    execute format($policy$create policy sealed_away on throughline.%I as restrictive for select to throughline_service
      using (file is null or file <> all ((select throughline.hidden_files())::text[]))$policy$, name);
  end loop;
end
$$;
create policy sealed_away on throughline.file as restrictive for select to throughline_service
  using (id <> all ((select throughline.hidden_files())::text[]));
create policy sealed_away on throughline.notice as restrictive for select to throughline_service
  using (about <> all ((select throughline.hidden_files())::text[]));
create policy sealed_away on ledger.fact as restrictive for select to throughline_service
  using (file is null or file <> all ((select throughline.hidden_files())::text[]));
-- While nothing is hidden from the viewer this costs nothing; otherwise a body is seen by whoever sees its fact.
create policy sealed_away on ledger.fact_body as restrictive for select to throughline_service
  using (cardinality((select throughline.hidden_files())) = 0
         or exists (select from ledger.fact f where f.ledger = fact_body.ledger and f.position = fact_body.position));
create policy sealed_away on ledger.stream_head as restrictive for select to throughline_service
  using (stream not like 'unit/%' or substr(stream, 6) <> all ((select throughline.hidden_files())::text[]));

-- The list of known people knows nobody of a sealed file: whatever is asked, by whomever, is answered as if there were none, with the same
-- candidates, the same bits and after the same time. Whether somebody met a sealed person is found out afterwards, by the product itself.
drop policy matcher_reads on throughline.record_file;
create policy matcher_reads on throughline.record_file for select to throughline_matcher
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service'
         and file <> all (array(select s.file from throughline.sealed_files(ledger.area()) s where s.is_sealed)));
-- Records that left the list because their file was sealed since a position.
create function throughline.sealed_records(p_ledger text, p_from bigint) returns table (record text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.record from throughline.sealed_files(p_ledger) s
    join throughline.record_file r on r.ledger = p_ledger and r.file = s.file
   where s.is_sealed and s.changed >= p_from and ledger.reach() = 'service'
$$;
revoke all on function throughline.sealed_records(text, bigint) from public;
grant execute on function throughline.sealed_records(text, bigint) to throughline_matcher;

create or replace function throughline.people_since(p_ledger text, p_from bigint)
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
    -- One that is unsealed is known again, whenever it was written. Apart from the others: together they would be a walk over everybody.
    select 'known', r.record, r.file, r.details::text, 0, 0 from throughline.record_file r
     where r.ledger = p_ledger and r.position < p_from
       and r.file = any (array(select s.file from throughline.sealed_files(p_ledger) s where not s.is_sealed and s.changed >= p_from))
    union all
    select 'gone', s.record, '', '', 0, 0 from throughline.sealed_records(p_ledger, p_from) s
    union all
    select 'gone', g.record, '', '', 0, 0 from throughline.record_gone g where g.ledger = p_ledger and g.position >= p_from
       and not exists (select from throughline.record_file r where r.ledger = p_ledger and r.record = g.record);
end
$$;
-- What was looked at for silent hits, so that each search and each referral is looked at once a sealed file. Ids only; gone with the search's time.
create table throughline.silent_looked (
  ledger text not null,
  file   text not null,
  what   text not null,
  id     text not null,
  at     timestamptz not null,
  primary key (ledger, file, what, id)
);
alter table throughline.silent_looked enable row level security;
alter table throughline.silent_looked force row level security;
create policy owner_all on throughline.silent_looked to throughline_owner using (true) with check (true);
create policy product_itself on throughline.silent_looked to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
  with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
grant select, insert, delete on throughline.silent_looked to throughline_service;

-- What was decided about sharing is counted and listed from the ledger (K03): who, to whom, when, and how long until it arrived.
create index fact_of_disclosure on ledger.fact (ledger, recorded) where type in ('DisclosureDecided', 'DisclosureAcknowledged');
