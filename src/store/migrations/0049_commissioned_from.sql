-- What a provider may learn from the database begins with the first day of the support that is commissioned, not with the commissioning, and never
-- of support that stopped before that day (decision 0042). The pages say the same from what stands; here it is the earliest day that was ever said.

-- Now, as the area counts it: a demonstration's own clock where it has one; and never before what the ledger has recorded.
create function throughline.product_now(p_ledger text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select greatest(
    coalesce((select c.product_at + (clock_timestamp() - c.wall_at) from throughline.product_clock c where c.ledger = p_ledger), clock_timestamp()),
    (select f.recorded from ledger.fact f where f.ledger = p_ledger order by f.position desc limit 1))
$$;
revoke all on function throughline.product_now(text) from public;

-- The day on which support of a case begins for a post, in London: as commissioned, or as corrected since. A post that has followed another has what
-- was that one's.
create function throughline.support_begins(p_ledger text, p_stream text, p_post text) returns timestamptz
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
  ), starts as (
    select starts from said
    union all
    select throughline.said_in(f.ledger, f.position, 'values')::jsonb ->> 'starts'
      from ledger.fact f join said on throughline.said_in(f.ledger, f.position, 'fact') = said.id
     where f.ledger = p_ledger and f.stream = p_stream and f.type = 'EntryCorrected'
  )
  select date_trunc('day', min(to_timestamp(starts::bigint / 1000.0)) at time zone 'Europe/London') at time zone 'Europe/London' from starts
$$;
revoke all on function throughline.support_begins(text, text, text) from public;

create or replace function throughline.commissioned(p_ledger text, p_since timestamptz)
  returns table (file text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct o.file
    from throughline.obligation o
    cross join lateral (select throughline.support_begins(o.ledger, o.stream, o.post) as begins) s
   where o.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() in ('organisation', 'panel', 'area')
     and o.organisation = throughline.organisation() and o.post = any (throughline.posts()) and o.rule = 'C12'
     and (o.state in ('open', 'lapsed')
          or o.ended_at >= greatest(p_since,
               (select f.recorded from ledger.fact f where f.ledger = p_ledger order by f.position desc limit 1) - interval '92 days'))
     and s.begins <= throughline.product_now(p_ledger)
     and (o.state in ('open', 'lapsed') or o.ended_at >= s.begins);
$$;
