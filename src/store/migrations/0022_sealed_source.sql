-- Who told us is sealed (K06, K11: the source stays outside the report). The values of a referrer lie in rows of their own, `referrer:<stream>`;
-- they no longer come with the facts of a file. Somebody of the area reads them through `ledger.open_sealed` alone, and only after an entry of
-- their own says that they opened them and why. The product itself still reads them: a rebuild, a verification and a disposal need every row.
drop policy service_reads on ledger.fact_body;
create policy service_reads on ledger.fact_body for select to throughline_service using (
  ledger = (select ledger.area())
  and case (select ledger.reach())
        when 'service' then true
        when 'area' then subject not like 'referrer:%'
        -- An organisation sees what it wrote itself, with who wrote it.
        else exists (select from ledger.fact f where f.ledger = fact_body.ledger and f.position = fact_body.position)
      end
);

-- The sealed values of one entry, for whoever has recorded that they open it. Empty for everybody else.
create function ledger.open_sealed(p_ledger text, p_fact text, p_opening text) returns table (body text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select b.body
    from ledger.fact f
    join ledger.fact_body b on b.ledger = f.ledger and b.position = f.position and b.subject like 'referrer:%'
   where f.ledger = p_ledger and f.id = p_fact and p_ledger = ledger.area() and ledger.reach() = 'area'
     and exists (
       select from ledger.fact o
         join ledger.fact_body said on said.ledger = o.ledger and said.position = o.position
        where o.ledger = p_ledger and o.id = p_opening and o.kind = 'entry' and o.type = 'SourceOpened' and o.stream = f.stream
          and o.actor = nullif(current_setting('throughline.viewer', true), '')
          and said.body::jsonb -> 'fact' ->> 'value' = p_fact)
$$;
revoke all on function ledger.open_sealed(text, text, text) from public;
grant execute on function ledger.open_sealed(text, text, text) to throughline_service;

-- The bytes of a form name whoever sent it. What the product has read itself is not shown again to the area: it stands in the file, sealed.
-- What waits on a queue, was set aside or was entered by hand can be opened, because a person has to read it.
drop policy area_reads on throughline.arrival;
create policy area_reads on throughline.arrival for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) = 'service'
       or ((select ledger.reach()) = 'area'
           and not exists (select from ledger.fact f
                            where f.ledger = arrival.ledger and f.stream = 'referral/ref-' || arrival.id and f.stream_version = 1 and f.post is null)))
);
