-- What a referring organisation may learn from the database, and the watchdog's tables under the same wall as the rest.

-- That somebody is known is itself content. How large the ledger is, which streams there are, and in a referral's row the
-- file it lies in, whether it is a repeat and how many candidates are open would tell a referrer of what they do not see.
drop policy service_reads on ledger.head;
create policy service_reads on ledger.head for select to throughline_service using (
  (select ledger.reach()) = 'service' or (ledger = (select ledger.area()) and (select ledger.reach()) = 'area')
);
drop policy service_reads on ledger.stream_head;
create policy service_reads on ledger.stream_head for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) in ('area', 'service')
       or ((select ledger.reach()) = 'organisation' and stream = 'directory/' || (select ledger.area())))
);
-- The directory of the area is known to everybody in it: whom to ask, and who answers.
create policy organisation_reads_directory on ledger.fact for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) = 'organisation' and stream = 'directory/' || (select ledger.area())
);

drop policy organisation_reads on throughline.referral;
drop policy organisation_reads on throughline.obligation;

-- Its own referrals, as it may know them: that they arrived, and whether they are still open.
create function throughline.own_referrals(p_ledger text)
  returns table (id text, reference text, received_at timestamptz, is_open boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.id, r.reference, r.received_at, r.closed_at is null
    from throughline.referral r
   where r.ledger = p_ledger and p_ledger = ledger.area() and ledger.reach() = 'organisation'
     and r.organisation = throughline.organisation()
   order by r.received_at desc, r.id;
$$;
revoke all on function throughline.own_referrals(text) from public;
grant execute on function throughline.own_referrals(text) to throughline_service;

-- Ids and instants only, and still: nobody reads them as nobody, and an area's proof is that area's.
do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'watchdog' loop
    execute format('alter table watchdog.%I enable row level security', name);
    execute format('alter table watchdog.%I force row level security', name);
    execute format('create policy owner_all on watchdog.%I to throughline_owner using (true) with check (true)', name);
    execute format('create policy watchdog_all on watchdog.%I to throughline_watchdog using (true) with check (true)', name);
  end loop;
end
$$;
create policy service_reads on watchdog.pass for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) is not null
);
create policy service_reads on watchdog.breach for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) is not null
);

-- The clock and the signs of life are read by whoever opens a page, and by nobody else.
drop policy keeps_time on throughline.product_clock;
create policy keeps_time on throughline.product_clock to throughline_service
  using ((select ledger.reach()) is not null) with check ((select ledger.reach()) = 'service');
drop policy beats on throughline.heartbeat;
create policy beats on throughline.heartbeat to throughline_service
  using ((select ledger.reach()) is not null) with check ((select ledger.reach()) = 'service');
