-- The four roles (design.md, "Ledger" and "Access"). Roles belong to the whole cluster, so every statement may find its work done.
-- Login and passwords are set by whoever starts the service, never here.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['throughline_owner', 'throughline_service', 'throughline_watchdog', 'throughline_disposal'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another database of this cluster was migrated at the same moment
      end;
    end if;
  end loop;
end
$$;

-- A role that was made by hand with more than it needs would make every policy below worthless.
do $$
declare
  excessive text;
begin
  select string_agg(rolname, ', ') into excessive
    from pg_roles
   where rolname in ('throughline_owner', 'throughline_service', 'throughline_watchdog', 'throughline_disposal')
     and (rolsuper or rolbypassrls or rolinherit or rolcreaterole);
  if excessive is not null then
    raise exception 'roles % may do more than they must', excessive
      using hint = 'alter role ... nosuperuser nobypassrls noinherit nocreaterole';
  end if;
end
$$;

-- Migrations run as the owner; whoever runs them must be able to become it. A superuser already is.
do $$
begin
  if not pg_has_role(current_user, 'throughline_owner', 'member') then
    execute format('grant throughline_owner to %I', current_user);
  end if;
  execute format('grant create, connect, temporary on database %I to throughline_owner', current_database());
  execute format('grant connect on database %I to throughline_service, throughline_watchdog, throughline_disposal', current_database());
  execute format('revoke create, temporary on database %I from public', current_database());
end
$$;
