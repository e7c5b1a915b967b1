-- Whoever only sits on the panel sees in the database what is before a panel on which they sit, and what a post of theirs owes; nothing else of
-- the area (decision 0039). Computed from the ledger's own agenda: what the pages ask for makes no difference.

-- Meetings and agendas, to be found without a walk through the ledger.
create index fact_of_meeting on ledger.fact (ledger, position)
  where type in ('PanelMemberNamed', 'PanelMemberEnded', 'PanelAgendaSent', 'PanelMeetingClosed', 'PanelMeetingCancelled');

-- What an entry of the directory says: which post, which meeting.
create function throughline.said_in(p_ledger text, p_position bigint, p_field text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select b.body::jsonb -> p_field ->> 'value' from ledger.fact_body b
   where b.ledger = p_ledger and b.position = p_position and b.body::jsonb ? p_field
$$;
revoke all on function throughline.said_in(text, bigint, text) from public;

-- Those of the cases on an agenda that was sent and whose record is not closed, where a post of the viewer sits on the panel now; and those in which
-- a post of theirs owes something or something has climbed to it. What is sealed from them is not among them.
create function throughline.before_the_panel() returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with said as materialized (
    select f.position, f.type, throughline.said_in(f.ledger, f.position, case when f.type like 'PanelMember%' then 'post' else 'meeting' end) as what
      from ledger.fact f
     where f.ledger = ledger.area()
       and f.type in ('PanelMemberNamed', 'PanelMemberEnded', 'PanelAgendaSent', 'PanelMeetingClosed', 'PanelMeetingCancelled')
  ), sits as (
    select from (select distinct on (what) what, type from said where type in ('PanelMemberNamed', 'PanelMemberEnded') order by what, position desc) m
     where m.type = 'PanelMemberNamed' and m.what = any (throughline.posts())
  ), before as (
    select distinct s.what from said s
     where s.type = 'PanelAgendaSent' and exists (select from sits)
       and not exists (select from said o where o.what = s.what and o.type in ('PanelMeetingClosed', 'PanelMeetingCancelled'))
  ), listed as (
    select distinct on (f.stream) f.type, f.record
      from before b join ledger.fact f on f.ledger = ledger.area()
       and f.stream >= 'hearing/' || b.what || '.' and f.stream < 'hearing/' || b.what || '/' and f.type in ('CaseListed', 'CaseTakenOff')
     order by f.stream, f.position desc
  ), theirs as (
    select r.file from listed l join throughline.record_file r on r.ledger = ledger.area() and r.record = l.record where l.type = 'CaseListed'
    union
    select o.file from throughline.obligation o
     where o.ledger = ledger.area() and o.post = any (throughline.posts()) and o.state in ('open', 'lapsed')
    union
    select o.file from throughline.obligation o
     where o.ledger = ledger.area() and o.climbed_to = any (throughline.posts()) and o.state = 'lapsed'
  )
  select coalesce(array_agg(t.file), '{}') from theirs t where t.file <> all (throughline.hidden_files())
$$;
revoke all on function throughline.before_the_panel() from public;

-- Found once a transaction and viewer, and kept in a setting that ends with it: a policy asks for it some eight times a statement, and a page of twenty
-- cases was 1.2 s. Whoever could write the setting could as well write who is looking.
create function throughline.panel_files() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_who text := ledger.area() || ' ' || array_to_string(throughline.posts(), ' ') || E'\n';
  v_kept text := current_setting('throughline.panel_files', true);
  v_files text[];
begin
  if ledger.reach() is distinct from 'panel' then
    return '{}';
  end if;
  if starts_with(v_kept, v_who) then
    return string_to_array(substr(v_kept, length(v_who) + 1), E'\n');
  end if;
  v_files := throughline.before_the_panel();
  perform set_config('throughline.panel_files', v_who || array_to_string(v_files, E'\n'), true);
  return v_files;
end
$$;

-- And the records that lie in them now: facts go with their record.
create function throughline.panel_records() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_files text := array_to_string(throughline.panel_files(), E'\n') || E'\n\n';
  v_kept text := current_setting('throughline.panel_records', true);
  v_records text[];
begin
  if starts_with(v_kept, v_files) then
    return string_to_array(substr(v_kept, length(v_files) + 1), E'\n');
  end if;
  select coalesce(array_agg(r.record), '{}') into v_records
    from throughline.record_file r where r.ledger = ledger.area() and r.file = any (throughline.panel_files());
  perform set_config('throughline.panel_records', v_files || array_to_string(v_records, E'\n'), true);
  return v_records;
end
$$;
revoke all on function throughline.panel_files(), throughline.panel_records() from public;
grant execute on function throughline.panel_files(), throughline.panel_records() to throughline_service;

-- What is sealed is sealed from a panel too.
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
                          and (o.post = any (throughline.posts()) or o.climbed_to = any (throughline.posts())))
  ), '{}'::text[]) end
$$;

-- The directory is read by everybody in the area; of the rest what is theirs.
create policy panel_reads on ledger.fact for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'panel'
  and (stream = 'directory/' || (select ledger.area())
       or record = any ((select throughline.panel_records())::text[])
       or (record is null and file = any ((select throughline.panel_files())::text[])))
);
drop policy service_reads on ledger.fact_body;
create policy service_reads on ledger.fact_body for select to throughline_service using (
  ledger = (select ledger.area())
  and case (select ledger.reach())
        when 'service' then true
        when 'area' then subject not like 'referrer:%'
        -- As for somebody of the area the source is sealed.
        when 'panel' then subject not like 'referrer:%'
             and exists (select from ledger.fact f where f.ledger = fact_body.ledger and f.position = fact_body.position)
        -- An organisation sees what it wrote itself, with who wrote it.
        else exists (select from ledger.fact f where f.ledger = fact_body.ledger and f.position = fact_body.position)
      end
);
create policy panel_reads on ledger.stream_head for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'panel'
  and (stream = 'directory/' || (select ledger.area())
       or (stream like 'unit/%' and substr(stream, 6) = any ((select throughline.panel_files())::text[])))
);
create policy panel_reads on throughline.file for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'panel' and id = any ((select throughline.panel_files())::text[])
);
do $$
declare
  name text;
begin
  foreach name in array array['record_file', 'referral', 'obligation'] loop
    execute format($policy$create policy panel_reads on throughline.%I for select to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'panel' and file = any ((select throughline.panel_files())::text[]))$policy$, name);
  end loop;
  -- Which posts there are and what became of them is the directory.
  foreach name in array array['post', 'moved_post'] loop
    execute format($policy$create policy panel_reads on throughline.%I for select to throughline_service
      using (ledger = (select ledger.area()) and (select ledger.reach()) = 'panel')$policy$, name);
  end loop;
end
$$;

drop policy writes_reads on throughline.read_log;
create policy writes_reads on throughline.read_log for insert to throughline_service with check (
  ledger = (select ledger.area()) and (select ledger.reach()) in ('public', 'organisation', 'panel', 'area', 'service')
  and practitioner = nullif(current_setting('throughline.viewer', true), ''));

-- A provider of interventions may sit on the panel as well.
create or replace function throughline.commissioned(p_ledger text, p_since timestamptz)
  returns table (file text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct o.file
    from throughline.obligation o
   where o.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() in ('organisation', 'panel', 'area')
     and o.organisation = throughline.organisation() and o.rule = 'C12'
     and (o.state in ('open', 'lapsed') or o.ended_at >= p_since);
$$;
