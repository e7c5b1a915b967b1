-- What searches found, and what people said of it, by time: the page on match bands counts the last ninety days before anybody changes them.

create index fact_of_search on ledger.fact (ledger, recorded)
  where type in ('CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure', 'CandidatesDismissed');

-- Links that wait for a second person are few; the other file asks for them whenever its page is opened.
create index obligation_linking on throughline.obligation (ledger, file) where rule = 'G23.second' and state in ('open', 'lapsed');
