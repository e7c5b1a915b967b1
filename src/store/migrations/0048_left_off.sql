-- Which records are off the list of known people is read from the ledger itself, never from a read model: a rebuild puts nobody on it, and a
-- rule that is switched off forgets nobody. There are few such entries among millions.
create index fact_of_listing on ledger.fact (ledger, record, position) where type in ('RecordLeftOff', 'RecordListedAgain') and kind = 'entry';
