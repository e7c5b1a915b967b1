-- Who meets somebody of a sealed file is looked at again when either of the two is described anew (F44 within S11): up to which position of the ledger each
-- was looked at. What was looked at before is looked at once more; nobody is put to a holder twice for it.
alter table throughline.silent_looked add column position bigint not null default 0;
grant update (position, at) on throughline.silent_looked to throughline_service;
-- Which records were described anew since a file was sealed.
create index fact_of_description on ledger.fact (ledger, position) where type = 'RecordDescribed';
-- Where the record of a file lies by now: whoever asked for that file is told there.
create index record_file_home on throughline.record_file (ledger, home);
