-- Who answers for a post changes by itself, when an absence begins or a shift ends: the next such instant of an area. The
-- timekeeper writes the rows of its posts anew when it passes. Changing the directory locks this row first, then the ledger's
-- head; the timekeeper locks this row and never the head: no deadlock.
create table throughline.turning (
  ledger text not null primary key,
  at     timestamptz
);

-- Files whose rows are to be made again from the facts: the directory changed what they say, or a release did. The timekeeper
-- takes them in batches.
create table throughline.stale_file (
  ledger text not null,
  file   text not null,
  since  timestamptz not null default clock_timestamp(),
  primary key (ledger, file)
);
create index stale_file_oldest on throughline.stale_file (ledger, since, file);

-- Until then the lists of whoever answers for the new post show what still lies under the old one.
create table throughline.moved_post (
  ledger    text not null,
  from_post text not null,
  to_post   text not null,
  since     timestamptz not null default clock_timestamp(),
  primary key (ledger, from_post, to_post)
);

do $$
declare
  name text;
begin
  foreach name in array array['turning', 'stale_file', 'moved_post'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
    execute format($policy$create policy settles on throughline.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
      with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))$policy$, name);
  end loop;
end
$$;
grant select, insert, update, delete on throughline.turning, throughline.stale_file, throughline.moved_post to throughline_service;

-- What was written before this release says of ended obligations who would owe them today; it is made again.
insert into throughline.stale_file (ledger, file) select ledger, id from throughline.file;
