-- Side effects that follow from facts: alerts are delivered by a job written in the same transaction as the facts, and what a
-- disposed file said of anybody is erased afterwards. The job tables are graphile-worker's own schema (src/store/jobs.ts installs it).

-- A notice that is written is a job that is written: no caller can forget it, and a rollback takes both. Ids only.
create function throughline.enqueue_notice() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job('deliver-notice', json_build_object('ledger', new.ledger, 'notice', new.id),
    job_key => 'notice/' || new.ledger || '/' || new.id, job_key_mode => 'preserve_run_at');
  return null;
end
$$;
create trigger delivered_by_a_job after insert on throughline.notice for each row execute function throughline.enqueue_notice();

-- The rows are the truth, the jobs only carry them. graphile-worker keeps the job of a worker that was killed locked for four
-- hours; delivering takes seconds, so a lock of a minute belongs to nobody. A notice whose job is gone gets another. How many moved.
create function throughline.sweep_notices(p_ledger text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_freed bigint;
  v_again bigint;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not sweep notices of %', p_ledger using errcode = 'TL006';
  end if;
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < clock_timestamp() - interval '1 minute';
  get diagnostics v_freed = row_count;
  select count(graphile_worker.add_job('deliver-notice', json_build_object('ledger', n.ledger, 'notice', n.id), job_key => 'notice/' || n.ledger || '/' || n.id))
    into v_again
    from throughline.notice n
   where n.ledger = p_ledger and n.delivered_at is null and n.noted_at < clock_timestamp() - interval '1 minute'
     and not exists (select from graphile_worker._private_jobs j where j.key = 'notice/' || n.ledger || '/' || n.id and j.attempts < j.max_attempts);
  return v_freed + v_again;
end
$$;
create index notice_undelivered on throughline.notice (ledger, id) where delivered_at is null;

-- Files whose bodies and arrivals have been erased after their disposal: what is not here is done (again).
create table throughline.disposal_done (
  ledger   text not null,
  file     text not null,
  disposal text not null,
  at       timestamptz not null default clock_timestamp(),
  primary key (ledger, file)
);
create index file_disposed on throughline.file (ledger, id) where state = 'disposed';
alter table throughline.disposal_done enable row level security;
alter table throughline.disposal_done force row level security;
create policy owner_all on throughline.disposal_done to throughline_owner using (true) with check (true);
create policy service_all on throughline.disposal_done to throughline_service
  using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
  with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service');
grant select, insert on throughline.disposal_done to throughline_service;

revoke all on function throughline.enqueue_notice(), throughline.sweep_notices(text) from public;
grant execute on function throughline.sweep_notices(text) to throughline_service;
