-- A fifth role, for the matcher's process (design.md, "People and matching"): it reads who is known and writes nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'throughline_matcher') then
    begin
      create role throughline_matcher nologin noinherit;
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster was migrated at the same moment
    end;
  end if;
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'throughline_matcher' and (rolsuper or rolbypassrls or rolinherit or rolcreaterole)) then
    raise exception 'role throughline_matcher may do more than it must'
      using hint = 'alter role throughline_matcher nosuperuser nobypassrls noinherit nocreaterole';
  end if;
  execute format('grant connect on database %I to throughline_matcher', current_database());
end
$$;
