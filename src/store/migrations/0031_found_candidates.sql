-- What searches found, and what people said of it, by time: the page on match bands counts the last ninety days before anybody changes them.

create index fact_of_search on ledger.fact (ledger, recorded)
  where type in ('CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure', 'CandidatesDismissed');
