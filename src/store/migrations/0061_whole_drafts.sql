-- A draft is kept whole: as long as the form that the web takes (a megabyte as it was sent; a quotation mark is longer kept than sent). Before,
-- an assessment of more than 400,000 characters could be neither kept nor saved.

alter table throughline.judgement_draft drop constraint judgement_draft_content_check;
alter table throughline.judgement_draft add constraint judgement_draft_content check (length(content) <= 4000000);
