-- What a provider of interventions may learn from the database: in which files a post of its own organisation is, or was shortly before,
-- asked for reports of sessions (C12). Ids of files only; what of a file it then sees is decided post by post (src/app/providing.ts).
create function throughline.commissioned(p_ledger text, p_since timestamptz)
  returns table (file text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct o.file
    from throughline.obligation o
   where o.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() in ('organisation', 'area')
     and o.organisation = throughline.organisation() and o.rule = 'C12'
     and (o.state in ('open', 'lapsed') or o.ended_at >= p_since);
$$;
revoke all on function throughline.commissioned(text, timestamptz) from public;
grant execute on function throughline.commissioned(text, timestamptz) to throughline_service;
