-- The ledger: one gapless sequence of facts an area (design.md, "Ledger").
-- The ledger id leads every key, so that the tables can be distributed by it. Every table has forced row-level security:
-- the owner may insert and read through the functions below, and may not update or delete a fact either.

create schema ledger;

-- Locked first by every append, whatever else it locks afterwards: two appenders can wait for each other, never deadlock.
create table ledger.head (
  ledger        text not null primary key constraint head_ledger_name check (ledger ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
  size          bigint not null default 0,
  last_recorded timestamptz not null default '-infinity'
) with (fillfactor = 50);

-- Version of each stream, and of the pseudo stream `unit/<file>`, which counts the facts settled in a file.
create table ledger.stream_head (
  ledger  text not null,
  stream  text not null,
  version bigint not null,
  primary key (ledger, stream)
) with (fillfactor = 70);

create table ledger.fact (
  ledger         text not null,
  position       bigint not null,
  id             text not null,
  kind           text not null constraint fact_kind check (kind in ('entry', 'consequence')),
  type           text not null,
  version        integer not null,
  stream         text not null constraint fact_stream check (stream ~ '^[a-z][a-zA-Z-]*/.' and stream not like 'unit/%'),
  stream_version bigint not null,
  file           text,
  record         text,
  happened       timestamptz not null,
  learnt         timestamptz not null,
  recorded       timestamptz not null,
  actor          text not null,
  post           text,
  organisation   text,
  purpose        text not null,
  lawful_basis   text not null,
  regime         text not null,
  marking        text not null constraint fact_marking check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  handling       text not null,
  rulebook       text not null,
  causation      text,
  leaf           text not null,
  leaf_hash      bytea not null constraint fact_leaf_hash check (length(leaf_hash) = 32),
  primary key (ledger, position),
  constraint fact_id unique (ledger, id),
  constraint fact_stream_version unique (ledger, stream, stream_version)
);
create index fact_of_file on ledger.fact (ledger, file, position) where file is not null;
create index fact_of_record on ledger.fact (ledger, record, position) where record is not null;

-- Values and salts, apart from the leaf so that they can be erased by law while the tree still verifies. No foreign key to fact:
-- only the two functions below write here, and the key's check was two thirds of the cost of an append.
create table ledger.fact_body (
  ledger   text not null,
  position bigint not null,
  subject  text not null,
  body     text not null,
  primary key (ledger, position, subject)
);

-- Which values left, under which FileDisposed entry.
create table ledger.body_disposal (
  ledger   text not null,
  position bigint not null,
  subject  text not null,
  disposal text not null,
  fields   text[] not null,
  primary key (ledger, position, subject),
  foreign key (ledger, position) references ledger.fact (ledger, position),
  foreign key (ledger, disposal) references ledger.fact (ledger, id)
);

create table ledger.idempotency (
  ledger         text not null,
  key            text not null,
  request_hash   bytea not null,
  first_position bigint not null,
  count          integer not null,
  primary key (ledger, key)
);

-- Tiles of 256 leaves sealed so far, so that a checkpoint reads only what is new. Written once, never changed.
create table ledger.tile (
  ledger   text not null,
  tile     bigint not null,
  root     bytea not null constraint tile_root check (length(root) = 32),
  prefixes bytea not null constraint tile_prefixes check (length(prefixes) = 2048),
  primary key (ledger, tile)
);

-- Who may see what. An unset setting is null and one that was reset is '': both are nobody.

create function ledger.reach() returns text language sql stable parallel safe
  return nullif(current_setting('throughline.reach', true), '');
create function ledger.area() returns text language sql stable parallel safe
  return nullif(current_setting('throughline.area', true), '');

do $$
declare
  name text;
begin
  foreach name in array array['head', 'stream_head', 'fact', 'fact_body', 'body_disposal', 'idempotency', 'tile'] loop
    execute format('alter table ledger.%I enable row level security', name);
    execute format('alter table ledger.%I force row level security', name);
    execute format('create policy owner_reads on ledger.%I for select to throughline_owner using (true)', name);
    execute format('create policy owner_inserts on ledger.%I for insert to throughline_owner with check (true)', name);
  end loop;
end
$$;
create policy owner_updates on ledger.head for update to throughline_owner using (true);
create policy owner_updates on ledger.stream_head for update to throughline_owner using (true);
create policy owner_deletes on ledger.fact_body for delete to throughline_owner using (true);

create policy service_reads on ledger.fact for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) in ('area', 'service')
       or ((select ledger.reach()) = 'organisation' and organisation = (select nullif(current_setting('throughline.organisation', true), ''))))
);
-- A body is seen by whoever sees its fact.
create policy service_reads on ledger.fact_body for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) in ('area', 'service')
       or exists (select from ledger.fact f where f.ledger = fact_body.ledger and f.position = fact_body.position))
);
create policy service_reads on ledger.body_disposal for select to throughline_service using (
  ledger = (select ledger.area())
  and ((select ledger.reach()) in ('area', 'service')
       or exists (select from ledger.fact f where f.ledger = body_disposal.ledger and f.position = body_disposal.position))
);
-- `service` lists the ledgers of the installation; everybody else sees only that of the area.
create policy service_reads on ledger.head for select to throughline_service using (
  (select ledger.reach()) = 'service' or (ledger = (select ledger.area()) and (select ledger.reach()) in ('organisation', 'area'))
);
create policy service_reads on ledger.stream_head for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) in ('organisation', 'area', 'service')
);
create policy service_reads on ledger.tile for select to throughline_service using (
  ledger = (select ledger.area()) and (select ledger.reach()) in ('area', 'service')
);
-- The watchdog watches every area, and knows ids and instants only (column grants below).
create policy watchdog_reads on ledger.fact for select to throughline_watchdog using (true);
create policy watchdog_reads on ledger.head for select to throughline_watchdog using (true);

-- Appends a batch, or refuses it with a SQLSTATE of class TL and a detail in JSON:
--   TL001 a stream read has moved on        {"stream", "expected", "actual"}
--   TL002 recorded lies before the last     {"lastRecorded"}
--   TL003 the idempotency key was used for another request
--   TL004 a fact is malformed: hash, instants within the batch, or an empty batch
--   TL006 the viewer may not append to this ledger
-- p_facts: [{"leaf": text, "hash": hex, "bodies": [{"subject", "body"}]}]. Every column is read from the leaf that is hashed,
-- so that they cannot differ; the hash is made here again from its bytes, never from jsonb.
-- One statement stores a batch. Tried in a loop, a row at a time, it cost several times as much (bench/README.md, "Append").
create function ledger.append(p_ledger text, p_expected jsonb, p_key text, p_request_hash bytea, p_facts jsonb)
  returns table (first_position bigint, size bigint, replayed boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  -- A session keeps the plans it made while the tables were empty. Lookups below are single rows by their whole key, written as
  -- subqueries: joined, they were planned as a read of the whole ledger, and the rate fell to a fortieth by 20,000 facts.
  set enable_seqscan = off
as $$
declare
  v_size     bigint;
  v_last     timestamptz;
  v_earlier  record;
  v_conflict record;
  v_batch    record;
begin
  if ledger.area() is distinct from p_ledger or coalesce(ledger.reach(), '') not in ('organisation', 'area', 'service') then
    raise exception 'this viewer may not append to ledger %', p_ledger using errcode = 'TL006';
  end if;

  select h.size, h.last_recorded into v_size, v_last from ledger.head h where h.ledger = p_ledger for update;
  if not found then
    insert into ledger.head (ledger) values (p_ledger) on conflict do nothing;
    select h.size, h.last_recorded into v_size, v_last from ledger.head h where h.ledger = p_ledger for update;
  end if;

  if p_key is not null then
    select i.* into v_earlier from ledger.idempotency i where i.ledger = p_ledger and i.key = p_key;
    if found then
      if v_earlier.request_hash is distinct from p_request_hash then
        raise exception 'the key % was used for another request', p_key using errcode = 'TL003';
      end if;
      return query select v_earlier.first_position, v_earlier.first_position + v_earlier.count, true;
      return;
    end if;
  end if;

  select e.stream, e.expected, e.actual into v_conflict
    from (select r.key as stream, r.value::bigint as expected,
                 coalesce((select s.version from ledger.stream_head s where s.ledger = p_ledger and s.stream = r.key), 0) as actual
            from jsonb_each_text(p_expected) r) e
   where e.actual <> e.expected
   order by e.stream limit 1;
  if found then
    raise exception 'stream % is at version %, not %', v_conflict.stream, v_conflict.actual, v_conflict.expected
      using errcode = 'TL001',
            detail = jsonb_build_object('stream', v_conflict.stream, 'expected', v_conflict.expected, 'actual', v_conflict.actual)::text;
  end if;

  with given as materialized (
    select e.ord, e.fact->>'leaf' as leaf, (e.fact->>'leaf')::jsonb as l, e.fact->'bodies' as bodies, e.fact->>'hash' as claimed,
           sha256('\x00'::bytea || convert_to(e.fact->>'leaf', 'UTF8')) as leaf_hash
      from jsonb_array_elements(p_facts) with ordinality e (fact, ord)
  ), numbered as materialized (
    select v_size + g.ord - 1 as position, g.*, l->>'stream' as stream, l->>'file' as file, (l->>'recorded')::timestamptz as recorded,
           row_number() over (partition by l->>'stream' order by g.ord) as nth
      from given g
  ), stored as (
    insert into ledger.fact
    select p_ledger, n.position, l->>'id', l->>'kind', l->>'type', (l->>'version')::integer, n.stream,
           coalesce((select s.version from ledger.stream_head s where s.ledger = p_ledger and s.stream = n.stream), 0) + n.nth,
           n.file, l->>'record', (l->>'happened')::timestamptz, (l->>'learnt')::timestamptz, n.recorded,
           l->>'actor', l->>'post', l->>'organisation', l->>'purpose', l->>'lawfulBasis', l->>'regime', l->>'marking', l->>'handling',
           l->>'rulebook', l->>'causation', n.leaf, n.leaf_hash
      from numbered n
  ), bodies as (
    insert into ledger.fact_body
    select p_ledger, n.position, b->>'subject', b->>'body' from numbered n, jsonb_array_elements(n.bodies) b
  ), streams as (
    insert into ledger.stream_head as h (ledger, stream, version)
    select p_ledger, touched.stream, count(*)
      from (select n.stream from numbered n union all select 'unit/' || n.file from numbered n where n.file is not null) touched
     group by touched.stream
     order by touched.stream
    on conflict (ledger, stream) do update set version = h.version + excluded.version
  ), headed as (
    update ledger.head h set size = v_size + n.count, last_recorded = n.last_recorded
      from (select count(*) as count, max(n.recorded) as last_recorded from numbered n) n
     where h.ledger = p_ledger and n.count > 0
  )
  select count(*) as count, min(recorded) as first_recorded,
         bool_and(claimed is not distinct from encode(leaf_hash, 'hex')) as hashes_agree,
         bool_and(recorded >= coalesce(earlier, recorded)) as in_order
    into v_batch
    from (select n.*, lag(n.recorded) over (order by n.ord) as earlier from numbered n) n;

  -- Looked at after storing, because the batch has been read once by then; raising undoes it all.
  if v_batch.count = 0 or not v_batch.hashes_agree or not v_batch.in_order then
    raise exception 'the batch is malformed: %', case
      when v_batch.count = 0 then 'it holds no fact'
      when not v_batch.hashes_agree then 'a hash is not that of its leaf'
      else 'its recorded instants go backward' end using errcode = 'TL004';
  end if;
  if v_batch.first_recorded < v_last then
    raise exception 'recorded % lies before the last fact of the ledger', v_batch.first_recorded
      using errcode = 'TL002',
            detail = jsonb_build_object('lastRecorded', to_char(v_last at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text;
  end if;

  if p_key is not null then
    insert into ledger.idempotency values (p_ledger, p_key, p_request_hash, v_size, v_batch.count);
  end if;
  return query select v_size, v_size + v_batch.count, false;
end
$$;

-- Erases the values of named subjects from the facts of a disposed file, and writes down which. A fact is the file's when it was
-- settled there, or when its record was settled there later (it had been linked). TL007 without a FileDisposed entry of that file.
create function ledger.dispose(p_ledger text, p_file text, p_subjects text[], p_disposal text)
  returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_until bigint;
  v_gone  bigint;
begin
  perform from ledger.head h where h.ledger = p_ledger for update;
  select f.position into v_until from ledger.fact f
   where f.ledger = p_ledger and f.id = p_disposal and f.type = 'FileDisposed' and f.kind = 'entry' and f.file = p_file;
  if not found then
    raise exception '% is not a FileDisposed entry of file %', p_disposal, p_file using errcode = 'TL007';
  end if;
  with gone as (
    delete from ledger.fact_body b
     using ledger.fact f
     where b.ledger = p_ledger and f.ledger = p_ledger and f.position = b.position
       and f.position < v_until and b.subject = any (p_subjects)
       and (f.file = p_file
            or exists (select from ledger.fact later
                        where later.ledger = p_ledger and later.record = f.record and later.file = p_file
                          and later.position > f.position and later.position <= v_until))
    returning b.position, b.subject, b.body
  )
  insert into ledger.body_disposal
  select p_ledger, g.position, g.subject, p_disposal, array(select jsonb_object_keys(g.body::jsonb) order by 1) from gone g;
  get diagnostics v_gone = row_count;
  return v_gone;
end
$$;

-- Keeps a tile once; a second, different one is refused by the key, and the first stays.
create function ledger.keep_tile(p_ledger text, p_tile bigint, p_root bytea, p_prefixes bytea)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if ledger.area() is distinct from p_ledger or ledger.reach() is distinct from 'service' then
    raise exception 'this viewer may not seal ledger %', p_ledger using errcode = 'TL006';
  end if;
  insert into ledger.tile values (p_ledger, p_tile, p_root, p_prefixes) on conflict do nothing;
end
$$;

revoke all on schema ledger from public;
revoke all on all functions in schema ledger from public;
grant usage on schema ledger to throughline_service, throughline_watchdog, throughline_disposal;
grant select on ledger.head, ledger.stream_head, ledger.fact, ledger.fact_body, ledger.body_disposal, ledger.tile to throughline_service;
grant execute on function ledger.reach(), ledger.area() to throughline_service;
grant execute on function ledger.append(text, jsonb, text, bytea, jsonb), ledger.keep_tile(text, bigint, bytea, bytea) to throughline_service;
grant select (ledger, position, id, kind, type, stream, file, record, happened, learnt, recorded, causation) on ledger.fact to throughline_watchdog;
grant select (ledger, size) on ledger.head to throughline_watchdog;
grant execute on function ledger.dispose(text, text, text[], text) to throughline_disposal;
