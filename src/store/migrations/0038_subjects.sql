-- Subjects of interest as their lists show them: by priority, suspended with a countdown, closed by band and age. Made by the projector like
-- every read model: `throughline rebuild` fills it. In a partnership it has no rows.
create table throughline.subject (
  ledger           text not null,
  id               text not null,
  file             text not null,
  title            text not null,
  lead_post        text not null,
  child            boolean not null,
  -- open, suspended, closed. A lead that was not taken up has no row.
  state            text not null,
  priority         text not null,
  tier             integer not null,
  -- Of somebody closed: 1 high, 2 medium, 3 low.
  band             integer,
  investigation    text not null,
  since            timestamptz not null,
  -- Until when a suspension stands.
  until            timestamptz,
  -- How often it was suspended, and how often for lack of resource.
  suspensions      integer not null,
  for_resource     integer not null,
  -- What stopped, one a line.
  stops            text not null,
  -- When the review is due: quarterly while open, by band while closed.
  review_due       timestamptz,
  -- Hits of priority indicators that nobody has decided on; the oldest is due then.
  hits             integer not null,
  hit_due          timestamptz,
  -- Of everything owed on the file.
  owed             integer not null,
  lapsed           integer not null,
  next_due         timestamptz,
  waits            boolean not null,
  primary key (ledger, id)
);
create index subject_of_file on throughline.subject (ledger, file);
create index subject_open on throughline.subject (ledger, priority, tier, next_due, id) where state in ('open', 'suspended');
create index subject_suspended on throughline.subject (ledger, until, id) where state = 'suspended';
create index subject_closed on throughline.subject (ledger, band, review_due, id) where state = 'closed';
create index subject_review on throughline.subject (ledger, review_due, id) where state = 'closed';
create index subject_hits on throughline.subject (ledger, hit_due, id) where hits > 0;

alter table throughline.subject enable row level security;
alter table throughline.subject force row level security;
create policy owner_all on throughline.subject to throughline_owner using (true) with check (true);
create policy area_reads on throughline.subject for select to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
create policy settles on throughline.subject to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
  with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
grant select, insert, update, delete on throughline.subject to throughline_service;

-- Beside throughline.project, in its transaction: a partnership, which has no subjects, never calls it.
create function throughline.project_subjects(p_ledger text, p_rows jsonb, p_forget text[]) returns void
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  delete from throughline.subject where ledger = p_ledger and file = any (p_forget);
  insert into throughline.subject
  select p_ledger, id, file, title, lead_post, child, state, priority, tier, band, investigation, since, until, suspensions, for_resource, stops,
         review_due, hits, hit_due, owed, lapsed, next_due, waits
    from jsonb_populate_recordset(null::throughline.subject, p_rows)
  on conflict (ledger, id) do update set file = excluded.file, title = excluded.title, lead_post = excluded.lead_post, child = excluded.child,
    state = excluded.state, priority = excluded.priority, tier = excluded.tier, band = excluded.band, investigation = excluded.investigation,
    since = excluded.since, until = excluded.until, suspensions = excluded.suspensions, for_resource = excluded.for_resource, stops = excluded.stops,
    review_due = excluded.review_due, hits = excluded.hits, hit_due = excluded.hit_due, owed = excluded.owed, lapsed = excluded.lapsed,
    next_due = excluded.next_due, waits = excluded.waits;
end
$$;

revoke all on function throughline.project_subjects(text, jsonb, text[]) from public;
grant execute on function throughline.project_subjects(text, jsonb, text[]) to throughline_service;
