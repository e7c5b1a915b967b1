-- Drafts that only their code opens, questions that make no file, and what staff typed and have not sent.
-- Before: a draft's words lay readable in its row for a day. Those rows go; nobody could be asked for the key that they were kept under.

drop function throughline.save_draft(text, text, text);
drop function throughline.load_draft(text, text);
drop function throughline.remove_draft(text, text);
drop function throughline.expire_drafts(text);
drop table throughline.draft;

-- `key` and `sealed` are derived from the writer's code (src/app/code.ts), which is kept nowhere. Wall time throughout.
create table throughline.draft (
  ledger     text not null,
  key        text not null,
  sealed     bytea not null,
  is_sent    boolean not null default false,
  begun_at   timestamptz not null default clock_timestamp(),
  keep_until timestamptz not null,
  primary key (ledger, key)
);
create index draft_by_end on throughline.draft (ledger, keep_until);

-- How the writer may be reminded once: apart from the draft, which the timekeeper cannot open, and gone with it or with the reminder.
create table throughline.draft_contact (
  ledger    text not null,
  draft     text not null,
  -- An opaque id for the queue and for whoever reminds: it leads to the contact and never to the draft.
  id        text not null,
  contact   text not null,
  remind_at timestamptz not null,
  primary key (ledger, draft),
  constraint draft_contact_id unique (ledger, id),
  foreign key (ledger, draft) references throughline.draft (ledger, key) on update cascade on delete cascade
);

-- What somebody signed in typed into a form and has not sent: theirs alone, by form.
create table throughline.staff_draft (
  ledger       text not null,
  practitioner text not null,
  form         text not null,
  fields       jsonb not null,
  kept_at      timestamptz not null default clock_timestamp(),
  keep_until   timestamptz not null,
  primary key (ledger, practitioner, form)
);

-- A question about nobody by name. Its words are the arrival's; here are the way to the answer and the answer. No file, no record.
create table throughline.advice (
  ledger      text not null,
  id          text not null,
  lookup      text not null,
  contact     text not null default '',
  answer      text,
  answered_by text,
  claimed_at  timestamptz,
  dispose_at  timestamptz,
  primary key (ledger, id),
  constraint advice_code unique (ledger, lookup)
);

do $$
declare
  name text;
begin
  foreach name in array array['draft', 'draft_contact', 'staff_draft', 'advice'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
  end loop;
end
$$;
create policy own_drafts on throughline.staff_draft to throughline_service
  using (ledger = (select ledger.area()) and practitioner = nullif(current_setting('throughline.viewer', true), '')
         and (select ledger.reach()) in ('organisation', 'area'))
  with check (ledger = (select ledger.area()) and practitioner = nullif(current_setting('throughline.viewer', true), '')
         and (select ledger.reach()) in ('organisation', 'area'));
create policy area_answers on throughline.advice to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'))
  with check (ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service'));
grant select, insert, update, delete on throughline.staff_draft to throughline_service;
grant select, update (answer, answered_by, claimed_at, dispose_at) on throughline.advice to throughline_service;

-- Drafts are reached only by their key, so that nobody can list them.
create function throughline.save_draft(p_ledger text, p_key text, p_sealed bytea, p_is_sent boolean, p_keep_until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into throughline.draft (ledger, key, sealed, is_sent, keep_until)
  select p_ledger, p_key, p_sealed, p_is_sent, p_keep_until where throughline.may_draft(p_ledger)
  on conflict (ledger, key) do update set sealed = excluded.sealed, is_sent = excluded.is_sent, keep_until = excluded.keep_until;
  -- Whoever has sent it needs no reminder.
  if p_is_sent and throughline.may_draft(p_ledger) then perform throughline.forget_contact(p_ledger, p_key); end if;
end
$$;
create function throughline.forget_contact(p_ledger text, p_key text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from throughline.draft_contact where ledger = p_ledger and draft = p_key returning id)
  delete from throughline.queue_item q using gone where q.ledger = p_ledger and q.item = 'reminder/' || gone.id;
$$;
create function throughline.load_draft(p_ledger text, p_key text) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select sealed from throughline.draft
   where ledger = p_ledger and key = p_key and keep_until > statement_timestamp() and throughline.may_draft(p_ledger);
$$;
create function throughline.remove_draft(p_ledger text, p_key text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not throughline.may_draft(p_ledger) then return; end if;
  perform throughline.forget_contact(p_ledger, p_key);
  delete from throughline.draft where ledger = p_ledger and key = p_key;
end
$$;
-- From one code to another: what the writer goes on with is the same draft, begun when it was begun.
create function throughline.rekey_draft(p_ledger text, p_old text, p_key text, p_sealed bytea, p_keep_until timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update throughline.draft set key = p_key, sealed = p_sealed, keep_until = p_keep_until
   where ledger = p_ledger and key = p_old and throughline.may_draft(p_ledger);
$$;
create function throughline.leave_contact(p_ledger text, p_key text, p_id text, p_contact text, p_remind_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into throughline.draft_contact (ledger, draft, id, contact, remind_at)
  select ledger, key, p_id, p_contact, p_remind_at from throughline.draft
   where ledger = p_ledger and key = p_key and not is_sent and throughline.may_draft(p_ledger)
  on conflict (ledger, draft) do update set contact = excluded.contact, remind_at = excluded.remind_at;
$$;
-- How many are begun and not sent, and since when the oldest: all that anybody but the writer learns of them.
create function throughline.count_drafts(p_ledger text) returns table (begun bigint, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select count(*), min(begun_at) from throughline.draft
   where ledger = p_ledger and ledger.area() = p_ledger and ledger.reach() in ('area', 'service')
     and not is_sent and keep_until > statement_timestamp();
$$;
-- What is too old goes, with its contact and what was typed by staff. How many of the writers' drafts went.
create function throughline.expire_drafts(p_ledger text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone bigint;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not take drafts of % away', p_ledger using errcode = 'TL006';
  end if;
  perform throughline.forget_contact(p_ledger, d.key) from throughline.draft d where d.ledger = p_ledger and d.keep_until <= clock_timestamp();
  delete from throughline.draft where ledger = p_ledger and keep_until <= clock_timestamp();
  get diagnostics v_gone = row_count;
  delete from throughline.staff_draft where ledger = p_ledger and keep_until <= clock_timestamp();
  return v_gone;
end
$$;
-- Writers who are to be reminded now. A reminder that lies on the queue is not given out again.
create function throughline.due_reminders(p_ledger text, p_limit integer) returns table (id text, contact text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.id, c.contact from throughline.draft_contact c
    join throughline.draft d on d.ledger = c.ledger and d.key = c.draft and not d.is_sent and d.keep_until > clock_timestamp()
   where c.ledger = p_ledger and ledger.area() = p_ledger and ledger.reach() = 'service' and c.remind_at <= clock_timestamp()
     and not exists (select from throughline.queue_item q where q.ledger = p_ledger and q.item = 'reminder/' || c.id)
   order by c.remind_at limit p_limit;
$$;
-- A person reminds where no mail is set up: they see the contact while the item lies on the queue, and nothing of the draft.
create function throughline.reminder(p_ledger text, p_id text) returns table (contact text, keep_until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.contact, d.keep_until from throughline.draft_contact c
    join throughline.draft d on d.ledger = c.ledger and d.key = c.draft
    join throughline.queue_item q on q.ledger = c.ledger and q.item = 'reminder/' || c.id
   where c.ledger = p_ledger and c.id = p_id and ledger.area() = p_ledger and ledger.reach() = 'area';
$$;
-- Reminded: the purpose of the contact is over.
create function throughline.reminded(p_ledger text, p_id text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from throughline.draft_contact
   where ledger = p_ledger and id = p_id and ledger.area() = p_ledger and ledger.reach() in ('area', 'service');
$$;

-- Queues are named by the product's own code; which there are is no longer this table's to say.
alter table throughline.queue_item drop constraint queue_name;
alter table throughline.queue_item add constraint queue_name check (queue ~ '^[a-z][a-z-]{0,39}$');

-- Leaves an arrival on a queue of its own: what is no referral yet must not be taken for one.
create function throughline.leave_on_queue(p_ledger text, p_id text, p_channel text, p_content_type text, p_bytes bytea, p_reference text, p_key text,
    p_at timestamptz, p_queue text, p_why text)
  returns table (id text, reference text, arrived_at timestamptz, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_left record;
begin
  select l.* into v_left from throughline.leave_arrival(p_ledger, p_id, p_channel, p_content_type, p_bytes, p_reference, p_key, p_at) l;
  if v_left.is_new then
    update throughline.queue_item set queue = p_queue, why = p_why where ledger = p_ledger and item = 'arrival/' || v_left.id;
  end if;
  return query select v_left.id, v_left.reference, v_left.arrived_at, v_left.is_new;
end
$$;
create function throughline.ask_advice(p_ledger text, p_id text, p_lookup text, p_contact text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into throughline.advice (ledger, id, lookup, contact)
  select a.ledger, a.id, p_lookup, p_contact from throughline.arrival a
   where a.ledger = p_ledger and a.id = p_id and a.channel = 'advice' and ledger.area() = p_ledger and ledger.reach() is not null
  on conflict do nothing;
$$;
-- What the asker sees with the code: the question, and the answer once it is given.
create function throughline.read_advice(p_ledger text, p_lookup text)
  returns table (id text, question text, asked_at timestamptz, answer text, answered_by text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select v.id, convert_from(a.bytes, 'UTF8'), a.arrived_at, case when q.item is null then v.answer end, case when q.item is null then v.answered_by end
    from throughline.advice v
    join throughline.arrival a on a.ledger = v.ledger and a.id = v.id
    left join throughline.queue_item q on q.ledger = v.ledger and q.item = 'arrival/' || v.id
   where v.ledger = p_ledger and v.lookup = p_lookup and ledger.area() = p_ledger and ledger.reach() is not null;
$$;
-- What was answered and is over is let go: the words of both, the code and the contact. That a question came and was settled stays.
create function throughline.dispose_advice(p_ledger text, p_now timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone bigint;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not let questions of % go', p_ledger using errcode = 'TL006';
  end if;
  with over as (
    delete from throughline.advice v where v.ledger = p_ledger and v.dispose_at <= p_now
       and not exists (select from throughline.queue_item q where q.ledger = v.ledger and q.item = 'arrival/' || v.id) returning v.id
  )
  update throughline.arrival a set bytes = '' from over where a.ledger = p_ledger and a.id = over.id;
  get diagnostics v_gone = row_count;
  return v_gone;
end
$$;

revoke all on function throughline.save_draft(text, text, bytea, boolean, timestamptz), throughline.forget_contact(text, text), throughline.load_draft(text, text),
  throughline.remove_draft(text, text), throughline.rekey_draft(text, text, text, bytea, timestamptz), throughline.leave_contact(text, text, text, text, timestamptz),
  throughline.count_drafts(text), throughline.expire_drafts(text), throughline.due_reminders(text, integer), throughline.reminder(text, text), throughline.reminded(text, text),
  throughline.leave_on_queue(text, text, text, text, bytea, text, text, timestamptz, text, text), throughline.ask_advice(text, text, text, text),
  throughline.read_advice(text, text), throughline.dispose_advice(text, timestamptz) from public;
grant execute on function throughline.save_draft(text, text, bytea, boolean, timestamptz), throughline.load_draft(text, text),
  throughline.remove_draft(text, text), throughline.rekey_draft(text, text, text, bytea, timestamptz), throughline.leave_contact(text, text, text, text, timestamptz),
  throughline.count_drafts(text), throughline.expire_drafts(text), throughline.due_reminders(text, integer), throughline.reminder(text, text), throughline.reminded(text, text),
  throughline.leave_on_queue(text, text, text, text, bytea, text, text, timestamptz, text, text), throughline.ask_advice(text, text, text, text),
  throughline.read_advice(text, text), throughline.dispose_advice(text, timestamptz) to throughline_service;
