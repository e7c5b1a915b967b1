-- Mail, calendar feeds and duty sheets. A mail holds no name of anybody on file: counts, kinds, dates, opaque references, a link.

-- Each mail once: `once` says what it is for. Its id is 128 random bits and is the only thing that a returned mail is known by.
create table throughline.mail (
  ledger       text not null,
  id           text not null,
  kind         text not null constraint mail_kind check (kind in ('urgent', 'digest', 'new', 'prompt')),
  -- Whom it is for; null where it goes to an address that somebody left with what they wrote.
  practitioner text,
  address      text,
  -- The alert that it carries.
  notice       text,
  once         text not null,
  made_at      timestamptz not null,
  noted_at     timestamptz not null default clock_timestamp(),
  state        text not null default 'waiting' constraint mail_state
               check (state in ('waiting', 'sent', 'kept', 'nothing-to-say', 'failed', 'settled')),
  subject      text,
  said         text,
  ended_at     timestamptz,
  why          text not null default '',
  -- The item on somebody's list when it does not arrive: one for each person.
  item         text not null generated always as ('returned/' || coalesce(practitioner, id)) stored,
  primary key (ledger, id),
  constraint mail_once unique (ledger, once)
);
create index mail_of on throughline.mail (ledger, practitioner, made_at desc);
create index mail_waiting on throughline.mail (ledger, noted_at) where state = 'waiting';
create index mail_of_notice on throughline.mail (ledger, notice) where notice is not null;

-- A mail that is written is a job that is written, in the same transaction. Ids only.
create function throughline.enqueue_mail() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job('send-mail', json_build_object('ledger', new.ledger, 'mail', new.id),
    job_key => 'mail/' || new.ledger || '/' || new.id, job_key_mode => 'preserve_run_at');
  return null;
end
$$;
create trigger sent_by_a_job after insert on throughline.mail for each row when (new.state = 'waiting') execute function throughline.enqueue_mail();

-- A mail whose job is gone gets another: the rows are the truth. How many.
create function throughline.sweep_mail(p_ledger text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_again bigint;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not sweep the mail of %', p_ledger using errcode = 'TL006';
  end if;
  select count(graphile_worker.add_job('send-mail', json_build_object('ledger', m.ledger, 'mail', m.id), job_key => 'mail/' || m.ledger || '/' || m.id))
    into v_again
    from throughline.mail m
   where m.ledger = p_ledger and m.state = 'waiting' and m.noted_at < clock_timestamp() - interval '1 minute'
     and not exists (select from graphile_worker._private_jobs j where j.key = 'mail/' || m.ledger || '/' || m.id and j.attempts < j.max_attempts);
  return v_again;
end
$$;

-- Whose list an item of the queue is on, where it is not the list of whoever takes in what arrives.
alter table throughline.queue_item add column post text;

-- What failed for the same reason is settled with it, in the transaction in which somebody takes it off the list.
create function throughline.settle_mail() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update throughline.mail m set state = 'settled', address = null
   where m.ledger = old.ledger and m.state = 'failed' and m.item = old.item;
  return null;
end
$$;
create trigger settles_mail after delete on throughline.queue_item for each row when (old.queue = 'returned') execute function throughline.settle_mail();

-- Calendar feeds: the secret in the address is kept as its hash. A revoked one stays as a row, so that it is never given out again.
create table throughline.calendar_feed (
  ledger       text not null,
  secret_hash  bytea not null,
  practitioner text not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  primary key (ledger, secret_hash)
);
create index calendar_feed_of on throughline.calendar_feed (ledger, practitioner);

-- Duty sheets as they were sealed: the product keeps none that it could open.
create table throughline.duty_sheet (
  ledger  text not null,
  -- The half day that it is for, or `asked/` and an id.
  slot    text not null,
  made_at timestamptz not null,
  sealed  bytea not null,
  primary key (ledger, slot)
);

do $$
declare
  name text;
begin
  foreach name in array array['mail', 'calendar_feed', 'duty_sheet'] loop
    execute format('alter table throughline.%I enable row level security', name);
    execute format('alter table throughline.%I force row level security', name);
    execute format('create policy owner_all on throughline.%I to throughline_owner using (true) with check (true)', name);
    execute format($policy$create policy service_all on throughline.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
      with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')$policy$, name);
  end loop;
  -- Everybody sees, makes and revokes their own, and nobody sees another's.
  foreach name in array array['mail', 'calendar_feed'] loop
    execute format($policy$create policy own on throughline.%I for select to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'area'
             and practitioner = nullif(current_setting('throughline.viewer', true), ''))$policy$, name);
  end loop;
  create policy own_made on throughline.calendar_feed for insert to throughline_service
    with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'area'
                and practitioner = nullif(current_setting('throughline.viewer', true), ''));
  create policy own_revoked on throughline.calendar_feed for update to throughline_service
    using (ledger = (select ledger.area()) and (select ledger.reach()) = 'area'
           and practitioner = nullif(current_setting('throughline.viewer', true), ''));
  create policy area_reads on throughline.duty_sheet for select to throughline_service
    using (ledger = (select ledger.area()) and (select ledger.reach()) = 'area');
end
$$;
grant select, insert, update, delete on throughline.mail, throughline.duty_sheet to throughline_service;
grant select, insert, update (revoked_at) on throughline.calendar_feed to throughline_service;

-- The watchdog: a mail that failed is on somebody's list or was settled by somebody, and one that waits has somebody who sends it.
create policy watchdog_reads on throughline.mail for select to throughline_watchdog using (true);
grant select (ledger, id, item, state) on throughline.mail to throughline_watchdog;

revoke all on function throughline.enqueue_mail(), throughline.settle_mail(), throughline.sweep_mail(text) from public;
grant execute on function throughline.sweep_mail(text) to throughline_service;
