-- An old register under review: only rows that may be somebody on file, each beside whom it may be, until a person has decided, at the latest
-- until `keep_until`. They are nobody's file; nothing reads them but the review.
create table throughline.register_row (
  ledger     text not null,
  register   text not null,
  row        text not null,
  -- As its own file counts it.
  number     integer not null,
  details    jsonb not null,
  keep_until timestamptz not null,
  primary key (ledger, register, row)
);
create index register_row_by_end on throughline.register_row (ledger, keep_until);

create table throughline.register_pair (
  ledger      text not null,
  register    text not null,
  row         text not null,
  record      text not null,
  band        text not null,
  bits        double precision not null,
  answer      text check (answer in ('same', 'different', 'unsure')),
  reason      text not null default '',
  answered_by text,
  answered_at timestamptz,
  primary key (ledger, register, row, record),
  foreign key (ledger, register, row) references throughline.register_row (ledger, register, row) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['register_row', 'register_pair'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
    execute format($policy$create policy reviews on throughline.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
      with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))$policy$, name);
  end loop;
end
$$;
grant select, insert, delete on throughline.register_row to throughline_service;
grant select, insert, update (answer, reason, answered_by, answered_at), delete on throughline.register_pair to throughline_service;
