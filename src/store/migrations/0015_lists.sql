-- What needs me today, at a million open obligations (bench/README.md): the files that a post leads, without reading every
-- file; what has climbed and waits, in order, by the post it is put to and by the post that owes it; and danger now, which
-- no list of older things may push out of sight.
create index file_of_lead on throughline.file (ledger, lead_post) where state = 'live';
drop index throughline.obligation_climbed;
create index obligation_climbed on throughline.obligation (ledger, climbed_to, due) where state = 'lapsed' and climbed_to is not null;
create index obligation_unacknowledged on throughline.obligation (ledger, post, due)
  where state = 'lapsed' and climbed_to is not null and acknowledged_by is null;
create index obligation_danger on throughline.obligation (ledger, post) where rule_id = 'C43' and state in ('open', 'lapsed');
-- Searches that are owed: asked for by the timekeeper each second.
create index obligation_unsearched on throughline.obligation (ledger, raised_at) where rule = 'G01.search' and state in ('open', 'lapsed');
