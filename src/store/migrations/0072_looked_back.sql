-- A tie that is renewed, and a file that is unsealed: what came meanwhile is put to whoever is tied (S15). Beside fact_of_report of migration 0041.
create index fact_of_looking_back on ledger.fact (ledger, position) where type in ('TieRenewed', 'FileUnsealed');
