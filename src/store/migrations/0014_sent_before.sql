-- A form that is sent twice is answered like the first time, also when what it asked for would be refused now (a lead that
-- has moved already cannot move there again): so whoever decides may ask whether a key was used, and for what.

create policy service_reads on ledger.idempotency for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service')
);
grant select (ledger, key, request_hash) on ledger.idempotency to throughline_service;
