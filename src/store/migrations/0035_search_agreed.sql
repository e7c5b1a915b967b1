-- A search that two people agreed on may be made for a few days: for so long its words are kept, and what was found for as long as of any search.
grant update (keep_until) on throughline.person_search to throughline_service;
