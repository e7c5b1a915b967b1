-- What is parked by somebody's decision (S21): what was waived, and lapses whose climb somebody stopped, post by post.
create index obligation_waived on throughline.obligation (ledger, post) where state = 'waived';
create index obligation_acknowledged on throughline.obligation (ledger, post, due) where state = 'lapsed' and acknowledged_by is not null;

-- Closings that somebody else has read, counted by month.
create index fact_of_reading on ledger.fact (ledger, recorded) where type = 'ClosingRead';
