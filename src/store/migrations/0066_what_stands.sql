-- What the database reads by the name of an entry is what stands of it: an entry that was undone, or set aside by a correction, counts for nothing
-- here either, as in the fold (domain/correction/amended.ts). Before, a file whose unsealing was undone stayed open to the whole area, one whose
-- sealing was undone stayed hidden, and a panel went on seeing a case that was put on its agenda by mistake (decision 0055).

-- Corrections are few: found by the stream in which they lie with what they correct, and by when they were made.
create index fact_of_amendment on ledger.fact (ledger, stream, position) where type in ('EntryCorrected', 'EntryUndone');
create index fact_of_amendment_since on ledger.fact (ledger, recorded) where type in ('EntryCorrected', 'EntryUndone');

-- Whether an entry stands: neither undone nor set aside; a correction that was itself set aside counts for nothing. A correction whose body was erased
-- by law says nothing any more.
create function throughline.stands(p_ledger text, p_stream text, p_id text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_amendment record;
begin
  for v_amendment in
    select f.id, f.type, f.position from ledger.fact f
     where f.ledger = p_ledger and f.stream = p_stream and f.type in ('EntryCorrected', 'EntryUndone')
  loop
    if throughline.said_in(p_ledger, v_amendment.position, 'fact') = p_id and v_amendment.id <> p_id
       and (v_amendment.type = 'EntryUndone' or throughline.said_in(p_ledger, v_amendment.position, 'sort') <> 'wrong value')
       and throughline.stands(p_ledger, p_stream, v_amendment.id) then
      return false;
    end if;
  end loop;
  return true;
end
$$;
revoke all on function throughline.stands(text, text, text) from public;

-- Each file that is or was sealed, by what stands; changed where the last entry or correction of it lies. The one place that says whether a file is
-- sealed: for the policies, and for what the product asks.
create function throughline.seals(p_ledger text) returns table (file text, changed bigint, is_sealed boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- The policies ask several times a statement, and hardly any seal was ever amended: whether one was is asked of the index first.
  if not exists (select from ledger.fact f join ledger.fact c on c.ledger = f.ledger and c.stream = f.stream and c.type in ('EntryCorrected', 'EntryUndone')
                  where f.ledger = p_ledger and f.type in ('FileSealed', 'FileUnsealed')) then
    return query
      select distinct on (f.file) f.file, f.position, f.type = 'FileSealed'
        from ledger.fact f where f.ledger = p_ledger and f.type in ('FileSealed', 'FileUnsealed') and f.kind = 'entry'
       order by f.file, f.position desc;
    return;
  end if;
  return query
  with said as materialized (
    select f.file, f.position, f.type, f.stream, f.id
      from ledger.fact f where f.ledger = p_ledger and f.type in ('FileSealed', 'FileUnsealed') and f.kind = 'entry'
  ), beside as materialized (
    -- Those of their own streams first, by the index: what each corrects is in its body.
    select s.id, c.position from said s
      join ledger.fact c on c.ledger = p_ledger and c.stream = s.stream and c.type in ('EntryCorrected', 'EntryUndone')
  ), amended as (
    select b.id, max(b.position) as at from beside b where throughline.said_in(p_ledger, b.position, 'fact') = b.id group by b.id
  )
  select distinct on (s.file) s.file,
         max(greatest(s.position, a.at)) over (partition by s.file),
         s.type = 'FileSealed' and w.stands
    from said s left join amended a on a.id = s.id
    cross join lateral (select case when a.at is null then true else throughline.stands(p_ledger, s.stream, s.id) end as stands) w
   order by s.file, w.stands desc, s.position desc;
end
$$;
revoke all on function throughline.seals(text) from public;

create or replace function throughline.hidden_files() returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case when coalesce(ledger.reach(), '') not in ('area', 'panel') then '{}'::text[] else coalesce((
    select array_agg(s.file)
      from throughline.seals(ledger.area()) s
     where s.is_sealed
       and not exists (select from throughline.file f
                        where f.ledger = ledger.area() and f.id = s.file and f.lead_post = any (throughline.posts()))
       and not exists (select from throughline.obligation o
                        where o.ledger = ledger.area() and o.file = s.file and o.state in ('open', 'lapsed')
                          and (o.post = any (throughline.posts()) or o.climbed_to = any (throughline.posts())
                               or o.post || '>' || o.climbed_to = any (throughline.falls())))
  ), '{}'::text[]) end
$$;

create or replace function throughline.sealed_files(p_ledger text) returns table (file text, changed bigint, is_sealed boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.file, s.changed, s.is_sealed from throughline.seals(p_ledger) s
   where p_ledger = ledger.area() and ledger.reach() in ('area', 'service') and s.file <> all (throughline.hidden_files())
   order by s.file
$$;

-- As in 0045, but for what stands of the agenda.
create or replace function throughline.before_the_panel() returns text[]
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
     where throughline.stands(f.ledger, f.stream, f.id)
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

-- As in 0049: the earliest day that was ever said of a commission that stands. Of one that was undone a provider learns nothing.
create or replace function throughline.support_begins(p_ledger text, p_stream text, p_post text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with recursive theirs (post) as (
    select p_post
    union
    select m.from_post from throughline.moved_post m join theirs t on m.to_post = t.post where m.ledger = p_ledger
  ), said as (
    select f.position, throughline.said_in(f.ledger, f.position, 'starts') as starts, f.id
      from ledger.fact f
     where f.ledger = p_ledger and f.stream = p_stream and f.type = 'InterventionCommissioned'
       and throughline.said_in(f.ledger, f.position, 'post') in (select post from theirs)
       and throughline.stands(f.ledger, f.stream, f.id)
  ), starts as (
    select starts from said
    union all
    select throughline.said_in(f.ledger, f.position, 'values')::jsonb ->> 'starts'
      from ledger.fact f join said on throughline.said_in(f.ledger, f.position, 'fact') = said.id
     where f.ledger = p_ledger and f.stream = p_stream and f.type = 'EntryCorrected'
  )
  select date_trunc('day', min(to_timestamp(starts::bigint / 1000.0)) at time zone 'Europe/London') at time zone 'Europe/London' from starts
$$;

-- As in 0052: a find waits, is put or answered by what stands.
create or replace function throughline.finds_that_may_be_put(p_ledger text)
  returns table (find text, file text, "to" text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select substr(f.stream, 6), here.file, there.file
    from ledger.fact f
    join throughline.record_file here on here.ledger = f.ledger and here.record = f.record
    join ledger.idempotency i on i.ledger = f.ledger and i.key = 'arrival:' || throughline.said_in(f.ledger, f.position, 'arrival')
    cross join lateral (select g.record from ledger.fact g
                         where g.ledger = f.ledger and g.position >= i.first_position and g.position < i.first_position + i.count
                           and g.record is not null order by g.position limit 1) taken
    join throughline.record_file there on there.ledger = f.ledger and there.record = taken.record
   where f.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() = 'service' and f.type = 'FindAwaits'
     and throughline.stands(f.ledger, f.stream, f.id)
     and not exists (select from ledger.fact later where later.ledger = f.ledger and later.stream = f.stream and later.position > f.position
                       and later.type in ('FindPlaced', 'FindAnswered', 'FindAwaits') and throughline.stands(later.ledger, later.stream, later.id))
   order by f.position limit 100
$$;
