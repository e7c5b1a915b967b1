-- Since when the oldest of what a post owes waits, and when the last came: the two ends of this index. Everything that it owes was read for them, 400 ms
-- of the page of a post that owes 250,000 (bench/README.md).
create index obligation_raised on throughline.obligation (ledger, post, raised_at, id) where state in ('open', 'lapsed');
