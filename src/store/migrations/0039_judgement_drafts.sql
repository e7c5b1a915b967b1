-- An assessment is long and is locked when it is saved: what its author has typed so far is kept beside the ledger, for that author alone,
-- one a person on file. It goes when the assessment is saved, when its author throws it away, and at the end of its time (C45).

create table throughline.judgement_draft (
  ledger text not null,
  practitioner text not null,
  file text not null,
  content text not null check (length(content) <= 400000),
  saved_at timestamptz not null default clock_timestamp(),
  keep_until timestamptz not null,
  primary key (ledger, practitioner, file)
);
create index judgement_draft_by_end on throughline.judgement_draft (ledger, keep_until);

alter table throughline.judgement_draft enable row level security;
alter table throughline.judgement_draft force row level security;
create policy owner_all on throughline.judgement_draft to throughline_owner using (true) with check (true);
create policy own on throughline.judgement_draft to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'area'
         and practitioner = nullif(current_setting('throughline.viewer', true), ''))
  with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'area'
              and practitioner = nullif(current_setting('throughline.viewer', true), ''));
-- The timekeeper takes away what has had its time, and learns of no draft more than that.
create policy service_sees on throughline.judgement_draft for select to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
create policy service_ends on throughline.judgement_draft for delete to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
grant select, insert, update, delete on throughline.judgement_draft to throughline_service;
