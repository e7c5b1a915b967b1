-- What the product keeps beside the ledger: arrivals as they came, queues, read models (rebuilt from the ledger at will),
-- drafts, the read log, product time. Every table has forced row-level security; an unset or emptied viewer sees nothing.

create schema throughline;

create function throughline.organisation() returns text language sql stable parallel safe
  return nullif(current_setting('throughline.organisation', true), '');

-- Arrivals: bytes as they came, stored before anything reads them (promise 4). Product time and wall time both.
create table throughline.arrival (
  ledger          text not null,
  id              text not null,
  channel         text not null,
  content_type    text not null,
  bytes           bytea not null,
  sha256          bytea not null,
  reference       text not null,
  idempotency_key text not null,
  -- Who left it, where they were signed in; `public` otherwise.
  left_by         text not null,
  organisation    text,
  arrived_at      timestamptz not null,
  received_at     timestamptz not null default clock_timestamp(),
  primary key (ledger, id),
  constraint arrival_once unique (ledger, idempotency_key),
  constraint arrival_reference unique (ledger, reference)
);

-- Whatever waits lies on exactly one queue: the key sees to it.
create table throughline.queue_item (
  ledger text not null,
  item   text not null,
  queue  text not null constraint queue_name check (queue in ('arrivals', 'unreadable', 'undelivered')),
  since  timestamptz not null,
  why    text not null default '',
  primary key (ledger, item)
);

-- Read models. A pure projector makes them from a file's state; they can be thrown away and made again.
create table throughline.file (
  ledger        text not null,
  id            text not null,
  state         text not null,
  title         text not null,
  lead_post     text not null,
  organisations text[] not null,
  refuted       boolean not null,
  opened_at     timestamptz not null,
  next_instant  timestamptz,
  primary key (ledger, id)
);
create index file_due on throughline.file (next_instant, ledger, id) where next_instant is not null;

create table throughline.record_file (
  ledger       text not null,
  record       text not null,
  file         text not null,
  home         text not null,
  organisation text,
  details      jsonb not null,
  position     bigint not null,
  primary key (ledger, record)
);
create index record_file_of on throughline.record_file (ledger, file);

create table throughline.referral (
  ledger          text not null,
  id              text not null,
  file            text not null,
  record          text not null,
  organisation    text,
  reference       text not null,
  title           text not null,
  received_at     timestamptz not null,
  learnt_at       timestamptz not null,
  status          text not null,
  finding         text,
  closed_at       timestamptz,
  is_repeat       boolean not null,
  candidates_open integer not null,
  primary key (ledger, id)
);
create index referral_of_file on throughline.referral (ledger, file);
create index referral_of_organisation on throughline.referral (ledger, organisation, received_at desc);

create table throughline.obligation (
  ledger         text not null,
  id             text not null,
  file           text not null,
  stream         text not null,
  record         text,
  rule           text not null,
  rule_id        text not null,
  task           text not null,
  post           text not null,
  organisation   text,
  raised_at      timestamptz not null,
  due            timestamptz not null,
  state          text not null,
  lapsed_at      timestamptz,
  ended_at       timestamptz,
  rung           integer not null,
  climbed_to     text,
  next_instant   timestamptz,
  promised_by    timestamptz,
  acknowledged_by text,
  primary key (ledger, id)
);
create index obligation_of_file on throughline.obligation (ledger, file);
create index obligation_of_post on throughline.obligation (ledger, post, due) where state in ('open', 'lapsed');
create index obligation_climbed on throughline.obligation (ledger, climbed_to) where state = 'lapsed' and climbed_to is not null;

-- Posts and who answers for each now: what the watchdog needs to know that a file's lead post is filled. Ids only.
create table throughline.post (
  ledger       text not null,
  id           text not null,
  role         text not null,
  organisation text not null,
  answered_by  text,
  primary key (ledger, id)
);

-- Alerts that must reach a post outside the screens; delivered by a job of the same transaction. No personal data.
create table throughline.notice (
  ledger       text not null,
  id           text not null,
  post         text not null,
  kind         text not null,
  about        text not null,
  raised_at    timestamptz not null,
  delivered_at timestamptz,
  how          text,
  primary key (ledger, id)
);

-- Drafts of people without an account: readable only with the code whose hash is the key.
create table throughline.draft (
  ledger     text not null,
  key        text not null,
  body       text not null,
  touched_at timestamptz not null default clock_timestamp(),
  primary key (ledger, key)
);

-- Every read is a row, committed before the answer leaves. References, not copies; a sealer folds rows into the access ledger.
create table throughline.read_log (
  ledger       text not null,
  id           bigint generated always as identity,
  at           timestamptz not null default clock_timestamp(),
  practitioner text not null,
  post         text,
  organisation text,
  route        text not null,
  refs         jsonb not null,
  reason       text,
  sealed_in    text,
  primary key (ledger, id)
);
create index read_unsealed on throughline.read_log (ledger, id) where sealed_in is null;

-- Product time of a demonstration area: only ever forward. An area without a row lives in wall time.
create table throughline.product_clock (
  ledger     text not null primary key,
  product_at timestamptz not null,
  wall_at    timestamptz not null
);

-- Who is alive: each process writes its own.
create table throughline.heartbeat (
  name text not null primary key,
  at   timestamptz not null,
  note text not null default ''
);

do $$
declare
  name text;
begin
  foreach name in array array['arrival', 'queue_item', 'file', 'record_file', 'referral', 'obligation', 'post', 'notice', 'draft', 'read_log', 'product_clock', 'heartbeat'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
  end loop;
  -- Whoever works for the area, and the product itself, see the area's rows.
  foreach name in array array['arrival', 'queue_item', 'file', 'record_file', 'referral', 'obligation', 'post', 'notice'] loop
    execute format($policy$create policy area_reads on throughline.%I for select to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))$policy$, name);
  end loop;
  -- Read models are written by whoever settles a file; what they may see is another policy's business.
  foreach name in array array['queue_item', 'file', 'record_file', 'referral', 'obligation', 'post', 'notice'] loop
    execute format($policy$create policy settles on throughline.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
      with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))$policy$, name);
  end loop;
end
$$;
-- An organisation outside the team sees its own referrals and what its own posts owe; nothing of the file.
create policy organisation_reads on throughline.referral for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'organisation' and organisation = (select throughline.organisation()));
create policy organisation_reads on throughline.obligation for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'organisation' and organisation = (select throughline.organisation()));
create policy keeps_time on throughline.product_clock to throughline_service using (true) with check ((select ledger.reach()) = 'service');
create policy beats on throughline.heartbeat to throughline_service using (true) with check ((select ledger.reach()) = 'service');
-- A viewer writes its own reads; the sealer sees and marks them all.
create policy writes_reads on throughline.read_log for insert to throughline_service with check (
  ledger = (select ledger.area()) and (select ledger.reach()) in ('public', 'organisation', 'area', 'service')
  and practitioner = nullif(current_setting('throughline.viewer', true), ''));
create policy sealer_reads on throughline.read_log for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
create policy sealer_marks on throughline.read_log for update to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'service');

-- Leaves an arrival and puts it on the queue, once a key. The answer is the same for every repeat.
create function throughline.leave_arrival(p_ledger text, p_id text, p_channel text, p_content_type text, p_bytes bytea, p_reference text, p_key text, p_at timestamptz)
  returns table (id text, reference text, arrived_at timestamptz, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if ledger.area() is distinct from p_ledger or coalesce(ledger.reach(), '') = '' then
    raise exception 'this viewer may not leave an arrival in %', p_ledger using errcode = 'TL006';
  end if;
  insert into throughline.arrival as a (ledger, id, channel, content_type, bytes, sha256, reference, idempotency_key, left_by, organisation, arrived_at)
  values (p_ledger, p_id, p_channel, p_content_type, p_bytes, sha256(p_bytes), p_reference, p_key,
          coalesce(nullif(current_setting('throughline.viewer', true), ''), 'public'), throughline.organisation(), p_at)
  on conflict on constraint arrival_once do nothing;
  if found then
    insert into throughline.queue_item (ledger, item, queue, since) values (p_ledger, 'arrival/' || p_id, 'arrivals', p_at);
    return query select p_id, p_reference, p_at, true;
  else
    return query select a.id, a.reference, a.arrived_at, false from throughline.arrival a where a.ledger = p_ledger and a.idempotency_key = p_key;
  end if;
end
$$;

-- Erases the bytes of arrivals that a disposed file came from; that they arrived, when and with which hash, stays.
create function throughline.erase_arrivals(p_ledger text, p_ids text[], p_disposal text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone bigint;
begin
  perform from ledger.fact f where f.ledger = p_ledger and f.id = p_disposal and f.type = 'FileDisposed' and f.kind = 'entry';
  if not found then
    raise exception '% is not a FileDisposed entry', p_disposal using errcode = 'TL007';
  end if;
  update throughline.arrival set bytes = '' where ledger = p_ledger and id = any (p_ids);
  get diagnostics v_gone = row_count;
  return v_gone;
end
$$;

-- Drafts are reached only by their key, so that nobody can list them.
create function throughline.save_draft(p_ledger text, p_key text, p_body text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into throughline.draft (ledger, key, body) values (p_ledger, p_key, p_body)
  on conflict (ledger, key) do update set body = excluded.body, touched_at = clock_timestamp();
$$;
create function throughline.load_draft(p_ledger text, p_key text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select body from throughline.draft where ledger = p_ledger and key = p_key $$;
create function throughline.remove_draft(p_ledger text, p_key text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from throughline.draft where ledger = p_ledger and key = p_key $$;

-- Appends and projects in one round trip, with the caller's rights: the ledger's head row is locked first, then the rest.
-- p_rows: {"file": [rows], "record_file": [...], "referral": [...], "obligation": [...], "post": [...], "notice": [...], "queue_add": [...],
-- "queue_remove": [items], "forget": [files]}. After a replay nothing is written: the first time wrote it.
create function throughline.commit(p_ledger text, p_expected jsonb, p_key text, p_request_hash bytea, p_facts jsonb, p_rows jsonb)
  returns table (first_position bigint, size bigint, replayed boolean)
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
declare
  v_appended record;
begin
  select a.first_position, a.size, a.replayed into v_appended from ledger.append(p_ledger, p_expected, p_key, p_request_hash, p_facts) a;
  if not v_appended.replayed then
    perform throughline.project(p_ledger, p_rows, v_appended.first_position);
  end if;
  return query select v_appended.first_position, v_appended.size, v_appended.replayed;
end
$$;

create function throughline.project(p_ledger text, p_rows jsonb, p_position bigint) returns void
  language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  insert into throughline.file
  select p_ledger, id, state, title, lead_post, organisations, refuted, opened_at, next_instant
    from jsonb_populate_recordset(null::throughline.file, p_rows->'file')
  on conflict (ledger, id) do update set state = excluded.state, title = excluded.title, lead_post = excluded.lead_post,
    organisations = excluded.organisations, refuted = excluded.refuted, next_instant = excluded.next_instant;

  insert into throughline.record_file
  select p_ledger, record, file, home, organisation, details, p_position from jsonb_populate_recordset(null::throughline.record_file, p_rows->'record_file')
  on conflict (ledger, record) do update set file = excluded.file, details = excluded.details,
    position = case when throughline.record_file.file = excluded.file and throughline.record_file.details = excluded.details then throughline.record_file.position else excluded.position end;

  insert into throughline.referral
  select p_ledger, id, file, record, organisation, reference, title, received_at, learnt_at, status, finding, closed_at, is_repeat, candidates_open
    from jsonb_populate_recordset(null::throughline.referral, p_rows->'referral')
  on conflict (ledger, id) do update set file = excluded.file, title = excluded.title, learnt_at = excluded.learnt_at, status = excluded.status,
    finding = excluded.finding, closed_at = excluded.closed_at, is_repeat = excluded.is_repeat, candidates_open = excluded.candidates_open;

  insert into throughline.obligation
  select p_ledger, id, file, stream, record, rule, rule_id, task, post, organisation, raised_at, due, state, lapsed_at, ended_at, rung, climbed_to,
         next_instant, promised_by, acknowledged_by
    from jsonb_populate_recordset(null::throughline.obligation, p_rows->'obligation')
  on conflict (ledger, id) do update set file = excluded.file, post = excluded.post, organisation = excluded.organisation, raised_at = excluded.raised_at,
    due = excluded.due, state = excluded.state, lapsed_at = excluded.lapsed_at, ended_at = excluded.ended_at, rung = excluded.rung,
    climbed_to = excluded.climbed_to, next_instant = excluded.next_instant, promised_by = excluded.promised_by, acknowledged_by = excluded.acknowledged_by;

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
end
$$;

-- Moves product time forward; it never goes back, and an area that has no clock cannot be given one by this.
create function throughline.advance_clock(p_ledger text, p_to timestamptz) returns timestamptz
  language sql security invoker set search_path = pg_catalog, pg_temp
as $$
  update throughline.product_clock
     set product_at = greatest(product_at + (clock_timestamp() - wall_at), p_to), wall_at = clock_timestamp()
   where ledger = p_ledger
  returning product_at;
$$;

revoke all on schema throughline from public;
revoke all on all functions in schema throughline from public;
grant usage on schema throughline to throughline_service, throughline_watchdog, throughline_disposal;
grant execute on all functions in schema throughline to throughline_service;
revoke execute on function throughline.erase_arrivals(text, text[], text) from throughline_service;
grant execute on function throughline.erase_arrivals(text, text[], text) to throughline_disposal;
grant select on throughline.arrival to throughline_service;
grant select, insert, update, delete on throughline.queue_item, throughline.file, throughline.record_file, throughline.referral, throughline.obligation, throughline.post, throughline.notice to throughline_service;
grant insert, select, update (sealed_in) on throughline.read_log to throughline_service;
grant select, insert, update on throughline.product_clock, throughline.heartbeat to throughline_service;
