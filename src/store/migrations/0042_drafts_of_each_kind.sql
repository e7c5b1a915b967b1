-- An assessment of everything together (F46) is as long as any other: its draft is kept beside that of an assessment, one of each kind a
-- person on file. What was kept before is of the kind that there was.

alter table throughline.judgement_draft add column about text not null default 'assessment' check (about in ('assessment', 'cumulative'));
alter table throughline.judgement_draft drop constraint judgement_draft_pkey;
alter table throughline.judgement_draft add primary key (ledger, practitioner, file, about);
