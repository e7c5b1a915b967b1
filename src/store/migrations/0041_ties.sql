-- Ties between people on file (S15), so that a page finds those that lead to a file, and the product those that a new report concerns.
-- A tie lies in the file in which it is recorded: whoever may not see that file has no row of it. No row leads to a person who is not on file.
create table throughline.tie (
  ledger text not null,
  id     text not null,
  file   text not null,
  -- The record that it lies under, and the record of the other end, wherever that lies by now.
  record text not null,
  other  text not null,
  -- Neither ended nor wrong; until when, unless it is renewed.
  stands boolean not null,
  ends   timestamptz not null,
  primary key (ledger, id)
);
create index tie_of_file on throughline.tie (ledger, file);
create index tie_of_record on throughline.tie (ledger, record);
create index tie_to_record on throughline.tie (ledger, other);

alter table throughline.tie enable row level security;
alter table throughline.tie force row level security;
create policy owner_all on throughline.tie to throughline_owner using (true) with check (true);
create policy area_reads on throughline.tie for select to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
create policy settles on throughline.tie to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'panel', 'service'))
  with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'panel', 'service'));
create policy sealed_away on throughline.tie as restrictive for select to throughline_service
  using (file <> all ((select throughline.hidden_files())::text[]));
grant select, insert, update, delete on throughline.tie to throughline_service;

-- Beside throughline.project, in its transaction: called only where a file has ties, or is let go.
create function throughline.project_ties(p_ledger text, p_rows jsonb, p_forget text[]) returns void
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  delete from throughline.tie where ledger = p_ledger and file = any (p_forget);
  insert into throughline.tie
  select p_ledger, id, file, record, other, stands, ends from jsonb_populate_recordset(null::throughline.tie, p_rows)
  on conflict (ledger, id) do update set file = excluded.file, record = excluded.record, other = excluded.other,
    stands = excluded.stands, ends = excluded.ends;
end
$$;
revoke all on function throughline.project_ties(text, jsonb, text[]) from public;
grant execute on function throughline.project_ties(text, jsonb, text[]) to throughline_service;

-- Reports, links and ties, in the order of the ledger; and how far the product has looked.
create index fact_of_report on ledger.fact (ledger, position)
  where type in ('ReferralReceived', 'InformationAdded', 'DangerReported', 'IntelligenceRead', 'RecordLinked', 'TieRecorded', 'TieFoundWrong');
create index fact_of_tie on ledger.fact (ledger, position) where type = 'TieRecorded';
create table throughline.tie_looked (
  ledger   text not null primary key,
  position bigint not null
);
alter table throughline.tie_looked enable row level security;
alter table throughline.tie_looked force row level security;
create policy owner_all on throughline.tie_looked to throughline_owner using (true) with check (true);
create policy product_itself on throughline.tie_looked to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
  with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
grant select, insert, update on throughline.tie_looked to throughline_service;
