-- Read models made again stand beside the live ones until the whole is there: tables of the same shape, in a schema of
-- their own, not logged (a crash throws them away and nothing is lost). What people see is swapped from them file by file.

create schema throughline_beside;

-- Through which version of each file's unit it was made: what was recorded since is made again before it is swapped in.
create unlogged table throughline_beside.made (
  ledger      text not null,
  file        text not null,
  version     bigint not null,
  is_disposed boolean not null,
  primary key (ledger, file)
);
-- One rebuild of a ledger at a time; one that stopped an hour ago without a word is no longer going on.
create table throughline_beside.run (
  ledger     text not null primary key,
  id         text not null,
  touched_at timestamptz not null default clock_timestamp()
);

-- Makes an empty table beside each of these read models, in the shape that the live one has now.
create function throughline_beside.begin(p_ledger text, p_run text, p_tables text[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_table text;
  v_same boolean;
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not rebuild %', p_ledger using errcode = 'TL006';
  end if;
  insert into throughline_beside.run as r (ledger, id) values (p_ledger, p_run)
  on conflict (ledger) do update set id = excluded.id, touched_at = clock_timestamp()
   where r.id = excluded.id or r.touched_at < clock_timestamp() - interval '1 hour';
  if not found then
    return false;
  end if;
  foreach v_table in array p_tables loop
    if not exists (select from pg_class c where c.oid = to_regclass(format('throughline.%I', v_table)) and c.relkind = 'r') then
      raise exception 'throughline.% is no read model', v_table;
    end if;
    select coalesce(array_agg((a.attname, a.atttypid)::text order by a.attname) filter (where a.attrelid = to_regclass(format('throughline_beside.%I', v_table)))
                  = array_agg((a.attname, a.atttypid)::text order by a.attname) filter (where a.attrelid = to_regclass(format('throughline.%I', v_table))), false)
      into v_same
      from pg_attribute a
     where a.attnum > 0 and not a.attisdropped
       and a.attrelid in (to_regclass(format('throughline.%I', v_table)), to_regclass(format('throughline_beside.%I', v_table)));
    if v_same then
      execute format('delete from throughline_beside.%I where ledger = $1', v_table) using p_ledger;
    else
      execute format('drop table if exists throughline_beside.%I', v_table);
      execute format('create unlogged table throughline_beside.%I (like throughline.%I including defaults including indexes)', v_table, v_table);
      execute format('alter table throughline_beside.%I enable row level security', v_table);
      execute format('alter table throughline_beside.%I force row level security', v_table);
      execute format('create policy owner_all on throughline_beside.%I to throughline_owner using (true) with check (true)', v_table);
      execute format($policy$create policy rebuilds on throughline_beside.%I to throughline_service
        using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
        with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')$policy$, v_table);
      execute format('grant select, insert, delete on throughline_beside.%I to throughline_service', v_table);
    end if;
  end loop;
  delete from throughline_beside.made where ledger = p_ledger;
  return true;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['made', 'run'] loop
    execute format('alter table throughline_beside.%I enable row level security', name);
    execute format('alter table throughline_beside.%I force row level security', name);
    execute format('create policy owner_all on throughline_beside.%I to throughline_owner using (true) with check (true)', name);
    execute format($policy$create policy rebuilds on throughline_beside.%I to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')
      with check (ledger = (select ledger.area()) and (select ledger.reach()) = 'service')$policy$, name);
  end loop;
end
$$;
revoke all on schema throughline_beside from public;
revoke all on all functions in schema throughline_beside from public;
grant usage on schema throughline_beside to throughline_service;
grant execute on all functions in schema throughline_beside to throughline_service;
grant select, insert, update, delete on throughline_beside.made to throughline_service;
grant select, update, delete on throughline_beside.run to throughline_service;
