-- The bytes of whatever the product has read itself name whoever sent it: a referral, a report of danger, something said later. They are
-- kept from the area once they are taken. What a person entered, joined or set aside by hand stays to be read beside what they wrote.
create function throughline.taken_by_product(p_ledger text, p_arrival text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  -- By the key under which an arrival is settled once: a batch of few facts, found by two indexes.
  select p_ledger = ledger.area() and exists (
    select from ledger.idempotency i
      join ledger.fact f on f.ledger = i.ledger and f.position >= i.first_position and f.position < i.first_position + i.count
     where i.ledger = p_ledger and i.key = 'arrival:' || p_arrival and f.kind = 'entry' and f.causation = p_arrival and f.post is null)
$$;
revoke all on function throughline.taken_by_product(text, text) from public;
grant execute on function throughline.taken_by_product(text, text) to throughline_service;

drop policy area_reads on throughline.arrival;
create policy area_reads on throughline.arrival for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) = 'service' or ((select ledger.reach()) = 'area' and not throughline.taken_by_product(ledger, id)))
);
