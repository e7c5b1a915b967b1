-- Finds about somebody of whom only an arrival tells: the product puts them to the file that is made of it (G18, decision 0042).
create index fact_of_awaited on ledger.fact (ledger, position) where type = 'FindAwaits';

-- Which wait, and in which file the arrival lies by now, however it was taken: entered by hand, read after all, or joined to what was there. What an
-- arrival became is known by the key under which it is taken, once. For the product alone: whoever found something does not learn where it lies.
create function throughline.finds_that_may_be_put(p_ledger text)
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
     and not exists (select from ledger.fact later where later.ledger = f.ledger and later.stream = f.stream and later.position > f.position
                       and later.type in ('FindPlaced', 'FindAnswered', 'FindAwaits'))
   order by f.position limit 100
$$;
revoke all on function throughline.finds_that_may_be_put(text) from public;
grant execute on function throughline.finds_that_may_be_put(text) to throughline_service;
