-- One-time codes with which a partner without an account answers one request. What is kept of a code is a look-up id derived slowly from it
-- (src/app/code.ts), never the code. Tries are counted by a hash of the reference, whether it is of a request or of none, in wall time:
-- so the page says the same of both, and guessing is slow. Only the product itself reads or writes either.

create table throughline.answer_code (
  ledger     text not null,
  id         text not null,
  lookup     text not null,
  request    text not null,
  record     text not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  dead_at    timestamptz,
  -- What was typed so far, sealed with a key that only the code gives.
  draft      bytea,
  primary key (ledger, id),
  constraint answer_code_lookup unique (ledger, lookup)
);
create index answer_code_of_request on throughline.answer_code (ledger, request);

create table throughline.answer_try (
  ledger       text not null,
  key          text not null,
  tries        integer not null,
  since        timestamptz not null,
  locked_until timestamptz,
  primary key (ledger, key)
);

do $$
declare
  name text;
begin
  foreach name in array array['answer_code', 'answer_try'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
    execute format($policy$create policy product_itself on throughline.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
      with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')$policy$, name);
  end loop;
end
$$;
grant select, insert, update, delete on throughline.answer_code, throughline.answer_try to throughline_service;
