-- What a provider may learn from the database begins and ends with what its own posts are commissioned for: not with whatever day the caller gives,
-- and not with what another post of the same organisation has (decision 0038). Asked from the beginning of time, it says what has ended within 92
-- days before the last fact of the ledger, which no area's limit (C12.seen) goes beyond; the pages ask for less.
create or replace function throughline.commissioned(p_ledger text, p_since timestamptz)
  returns table (file text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct o.file
    from throughline.obligation o
   where o.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() in ('organisation', 'panel', 'area')
     and o.organisation = throughline.organisation() and o.post = any (throughline.posts()) and o.rule = 'C12'
     and (o.state in ('open', 'lapsed')
          or o.ended_at >= greatest(p_since,
               (select f.recorded from ledger.fact f where f.ledger = p_ledger order by f.position desc limit 1) - interval '92 days'));
$$;
