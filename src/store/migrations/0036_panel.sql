-- The annual figures of the Channel panel are counted from the ledger (C13): a few thousand facts of a few types, by year.

create index fact_of_panel on ledger.fact (ledger, recorded)
  where type in ('Section36Decided', 'CaseHeard', 'CaseAdopted', 'CaseReviewed', 'CaseClosed', 'ConsentGiven', 'ConsentRefused',
                 'ConsentWithdrawn', 'InterventionCommissioned', 'ProviderReported', 'AfterClosingReviewed');

-- What is owed under the panel's rules, whoever's it is: the agenda of the next meeting is made of it.
create index obligation_by_rule on throughline.obligation (ledger, rule, due) where state in ('open', 'lapsed');
