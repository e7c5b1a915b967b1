-- A climb within a sealed file that only those were asked who owe it falls to another post of the same organisation (decision 0053). Whom it falls to sees
-- the file, as whoever it was put to does; the application says which climbs those are: `owner>asked`, as the directory has it at this instant.
create function throughline.falls() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('throughline.falls', true), ''), ' ');
revoke all on function throughline.falls() from public;
grant execute on function throughline.falls() to throughline_service;

create or replace function throughline.hidden_files() returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when coalesce(ledger.reach(), '') not in ('area', 'panel') then '{}'::text[] else coalesce((
    select array_agg(s.file)
      from (select distinct on (f.file) f.file, f.type
              from ledger.fact f
             where f.ledger = ledger.area() and f.type in ('FileSealed', 'FileUnsealed') and f.kind = 'entry'
             order by f.file, f.position desc) s
     where s.type = 'FileSealed'
       and not exists (select from throughline.file f
                        where f.ledger = ledger.area() and f.id = s.file and f.lead_post = any (throughline.posts()))
       and not exists (select from throughline.obligation o
                        where o.ledger = ledger.area() and o.file = s.file and o.state in ('open', 'lapsed')
                          and (o.post = any (throughline.posts()) or o.climbed_to = any (throughline.posts())
                               or o.post || '>' || o.climbed_to = any (throughline.falls())))
  ), '{}'::text[]) end
$$;
