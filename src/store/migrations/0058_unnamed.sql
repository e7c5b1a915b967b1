-- Whose name says nothing: nobody can be compared with them, and every search says how many they are (docs/decisions/0048). Whether a name says
-- something is read by the matcher's own reading, never here; rows of before are made again as the timekeeper settles each file, or by `rebuild`.
alter table throughline.record_file add column unnamed boolean not null default false;
create index record_unnamed on throughline.record_file (ledger, file) where unnamed;

-- As in migration 0047, with who is unnamed.
create or replace function throughline.project(p_ledger text, p_rows jsonb, p_position bigint) returns void
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  insert into throughline.file
  select p_ledger, id, state, title, lead_post, organisations, refuted, opened_at, next_instant
    from jsonb_populate_recordset(null::throughline.file, p_rows->'file')
  on conflict (ledger, id) do update set state = excluded.state, title = excluded.title, lead_post = excluded.lead_post,
    organisations = excluded.organisations, refuted = excluded.refuted, next_instant = excluded.next_instant;

  insert into throughline.record_file (ledger, record, file, home, organisation, details, unnamed, position)
  select p_ledger, record, file, home, organisation, details, coalesce(unnamed, false), p_position
    from jsonb_populate_recordset(null::throughline.record_file, p_rows->'record_file')
  on conflict (ledger, record) do update set file = excluded.file, details = excluded.details, unnamed = excluded.unnamed,
    position = case when throughline.record_file.file = excluded.file and throughline.record_file.details = excluded.details then throughline.record_file.position else excluded.position end;

  insert into throughline.referral
  select p_ledger, id, file, record, organisation, reference, title, received_at, learnt_at, status, finding, closed_at, is_repeat, candidates_open
    from jsonb_populate_recordset(null::throughline.referral, p_rows->'referral')
  on conflict (ledger, id) do update set file = excluded.file, title = excluded.title, learnt_at = excluded.learnt_at, status = excluded.status,
    finding = excluded.finding, closed_at = excluded.closed_at, is_repeat = excluded.is_repeat, candidates_open = excluded.candidates_open;

  insert into throughline.obligation
  select p_ledger, id, file, stream, record, rule, rule_id, task, post, organisation, raised_at, due, state, lapsed_at, ended_at, rung, climbed_to,
         next_instant, promised_by, acknowledged_by, led_by
    from jsonb_populate_recordset(null::throughline.obligation, p_rows->'obligation')
  on conflict (ledger, id) do update set file = excluded.file, post = excluded.post, organisation = excluded.organisation, raised_at = excluded.raised_at,
    due = excluded.due, state = excluded.state, lapsed_at = excluded.lapsed_at, ended_at = excluded.ended_at, rung = excluded.rung,
    climbed_to = excluded.climbed_to, next_instant = excluded.next_instant, promised_by = excluded.promised_by, acknowledged_by = excluded.acknowledged_by,
    led_by = excluded.led_by;

  if jsonb_array_length(coalesce(p_rows->'candidate', '[]')) > 0 then
    insert into throughline.candidate as c
    select p_ledger, id, file, referral, record, band, bits, state, found_at, post, due from jsonb_populate_recordset(null::throughline.candidate, p_rows->'candidate')
    on conflict (ledger, id) do update set file = excluded.file, band = excluded.band, bits = excluded.bits, state = excluded.state, post = excluded.post, due = excluded.due
     where (c.file, c.band, c.bits, c.state, c.post, c.due) is distinct from
           (excluded.file, excluded.band, excluded.bits, excluded.state, excluded.post, excluded.due);
  end if;

  insert into throughline.post
  select p_ledger, id, role, organisation, answered_by from jsonb_populate_recordset(null::throughline.post, p_rows->'post')
  on conflict (ledger, id) do update set role = excluded.role, organisation = excluded.organisation, answered_by = excluded.answered_by;

  insert into throughline.notice
  select p_ledger, id, post, kind, about, raised_at, null, null from jsonb_populate_recordset(null::throughline.notice, p_rows->'notice')
  on conflict (ledger, id) do nothing;

  delete from throughline.queue_item where ledger = p_ledger and item in (select jsonb_array_elements_text(p_rows->'queue_remove'));
  insert into throughline.queue_item
  select p_ledger, item, queue, since, coalesce(why, '') from jsonb_populate_recordset(null::throughline.queue_item, p_rows->'queue_add')
  on conflict (ledger, item) do update set queue = excluded.queue, since = excluded.since, why = excluded.why;

  -- A file that was let go leaves nothing of anybody in a read model; that it existed and ended stays.
  update throughline.file set title = '', organisations = '{}' where ledger = p_ledger and id in (select jsonb_array_elements_text(p_rows->'forget'));
  delete from throughline.record_file where ledger = p_ledger and file in (select jsonb_array_elements_text(p_rows->'forget'));
  delete from throughline.referral where ledger = p_ledger and file in (select jsonb_array_elements_text(p_rows->'forget'));
  delete from throughline.candidate where ledger = p_ledger and file in (select jsonb_array_elements_text(p_rows->'forget'));
end
$$;
