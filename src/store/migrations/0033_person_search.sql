-- What was asked when somebody searched the people on file, and by whom, for which file and why (K03). That it was asked stays in the read
-- log, sealed; its words are let go after their time, with the file they were asked for, and with whoever they found.
create table throughline.person_search (
  ledger       text not null,
  id           text not null,
  at           timestamptz not null,
  practitioner text not null,
  post         text,
  organisation text,
  -- Null: for a report that is not written yet.
  file         text,
  kind         text not null check (kind in ('one', 'list', 'pattern', 'address', 'born')),
  purpose      text not null,
  reason       text not null,
  -- Null once a list has been run, declined or withdrawn: rows that matched nobody are not kept.
  asked        jsonb,
  salt         bytea not null,
  hash         text not null,
  outcome      text not null check (outcome in ('proposed', 'answered', 'away')),
  -- [{ record, band, bits, line }]: ids, and of a list the line that matched.
  hits         jsonb not null default '[]',
  found        integer not null default 0,
  keep_until   timestamptz not null,
  primary key (ledger, id)
);
create index person_search_by_time on throughline.person_search (ledger, at desc);
create index person_search_by_file on throughline.person_search (ledger, file, at desc);
create index person_search_by_end on throughline.person_search (ledger, keep_until);
create index person_search_by_hit on throughline.person_search using gin (hits jsonb_path_ops);

alter table throughline.person_search enable row level security;
alter table throughline.person_search force row level security;
create policy owner_all on throughline.person_search to throughline_owner using (true) with check (true);
create policy area_searches on throughline.person_search to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
  with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
grant select, insert, update (asked, outcome, hits, found), delete on throughline.person_search to throughline_service;
