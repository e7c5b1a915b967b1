-- Lines of a list search, and rows of an old register, that met somebody of a sealed file (S11). Nothing of the line or the row is kept: which search
-- or register, and whom of which sealed file it met, until the timekeeper has put it to the holder. Whoever asked writes it and can read none of it.
create table throughline.silent_pending (
  ledger       text not null,
  id           text not null,
  file         text not null,
  record       text not null,
  what         text not null check (what in ('list search', 'register')),
  asked        text,
  post         text,
  organisation text,
  band         text not null,
  bits         float8 not null,
  at           timestamptz not null,
  primary key (ledger, file, id)
);
alter table throughline.silent_pending enable row level security;
alter table throughline.silent_pending force row level security;
create policy owner_all on throughline.silent_pending to throughline_owner using (true) with check (true);
create policy product_itself on throughline.silent_pending to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
  with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
grant select, insert, delete on throughline.silent_pending to throughline_service;

-- A pair of a register whose person was sealed since is no pair any more: nobody but the holder sees that there was one.
create function throughline.hidden_records() returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when cardinality(throughline.hidden_files()) = 0 then '{}'::text[] else coalesce((
    select array_agg(r.record) from throughline.record_file r where r.ledger = ledger.area() and r.file = any (throughline.hidden_files())
  ), '{}'::text[]) end
$$;
revoke all on function throughline.hidden_records() from public;
grant execute on function throughline.hidden_records() to throughline_service;
create policy sealed_away on throughline.register_pair as restrictive for select to throughline_service
  using (record <> all ((select throughline.hidden_records())::text[]));
