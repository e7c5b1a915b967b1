-- What somebody without an account has typed is kept for a day (the start page says so), and then it is gone: it is no longer given out, and
-- the timekeeper takes it away. Drafts are of the area that is asked, like everything else, and nobody has none.

drop function throughline.save_draft(text, text, text);
drop function throughline.load_draft(text, text);
drop function throughline.remove_draft(text, text);

create function throughline.may_draft(p_ledger text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  return p_ledger = ledger.area() and ledger.reach() is not null;

create function throughline.save_draft(p_ledger text, p_key text, p_body text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into throughline.draft (ledger, key, body) select p_ledger, p_key, p_body where throughline.may_draft(p_ledger)
  on conflict (ledger, key) do update set body = excluded.body, touched_at = clock_timestamp();
$$;
create function throughline.load_draft(p_ledger text, p_key text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select body from throughline.draft
   where ledger = p_ledger and key = p_key and touched_at > statement_timestamp() - interval '24 hours' and throughline.may_draft(p_ledger);
$$;
create function throughline.remove_draft(p_ledger text, p_key text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from throughline.draft where ledger = p_ledger and key = p_key and throughline.may_draft(p_ledger) $$;

create index draft_by_age on throughline.draft (ledger, touched_at);
-- How many drafts were too old. Wall time: a demonstration that moves forward loses nobody's typing.
create function throughline.expire_drafts(p_ledger text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone bigint;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not take drafts of % away', p_ledger using errcode = 'TL006';
  end if;
  delete from throughline.draft where ledger = p_ledger and touched_at <= clock_timestamp() - interval '24 hours';
  get diagnostics v_gone = row_count;
  return v_gone;
end
$$;

revoke all on function throughline.may_draft(text), throughline.save_draft(text, text, text), throughline.load_draft(text, text),
  throughline.remove_draft(text, text), throughline.expire_drafts(text) from public;
grant execute on function throughline.save_draft(text, text, text), throughline.load_draft(text, text),
  throughline.remove_draft(text, text), throughline.expire_drafts(text) to throughline_service;
