/**
 * What a rebuild of the read models reads, writes beside the live ones, compares and swaps. Records are placed by the facts
 * alone: the read models are what is in doubt.
 */
import type { Transaction } from './append.ts';
import type { ProjectedRows } from './commit.ts';
import { factColumns, type FactRow, factOf, type RecordedFact } from './readFacts.ts';

export interface FileToMake {
  readonly file: string;
  /** Of its unit: any fact of the file raises it. */
  readonly version: number;
}

export interface PlacedFile extends FileToMake {
  /** The records that lie in it now. */
  readonly records: readonly string[];
  readonly isDisposed: boolean;
}

interface ReadModel {
  readonly table: 'file' | 'record_file' | 'referral' | 'obligation' | 'candidate' | 'subject' | 'tie';
  readonly key: string;
  /** The column that says whose row it is. */
  readonly of: string;
  /** Columns that no fact gives. */
  readonly except: readonly string[];
  /** Columns that cannot be known any more of a file that was let go; null: no row of it is compared. */
  readonly unknown: readonly string[] | null;
}

const readModels: readonly ReadModel[] = [
  { table: 'file', key: 'id', of: 'id', except: [], unknown: ['lead_post', 'refuted', 'opened_at', 'next_instant'] },
  { table: 'record_file', key: 'record', of: 'file', except: ['position'], unknown: [] },
  { table: 'referral', key: 'id', of: 'file', except: [], unknown: [] },
  { table: 'obligation', key: 'id', of: 'file', except: [], unknown: null },
  { table: 'candidate', key: 'id', of: 'file', except: [], unknown: [] },
  { table: 'subject', key: 'id', of: 'file', except: [], unknown: [] },
  { table: 'tie', key: 'id', of: 'file', except: [], unknown: [] },
];

/** Makes room beside the live read models. False while another rebuild of this ledger goes on. */
export async function beginBeside(tx: Transaction, ledger: string, run: string): Promise<boolean> {
  const { rows } = await tx.query<{ begun: boolean }>('select throughline_beside.begin($1, $2, $3) as begun', [
    ledger,
    run,
    readModels.map(({ table }) => table),
  ]);
  return rows[0]?.begun === true;
}

/**
 * A page of files is read by its keys. The planner knows neither how few rows lie behind a page nor that row-level security hides none of
 * them, and would walk the whole ledger for each: at a million facts that took most of the time (bench/README.md).
 */
export async function readByKeys(tx: Transaction): Promise<void> {
  await tx.query("set local enable_seqscan = off; set local max_parallel_workers_per_gather = 0; set local work_mem = '32MB'");
}

export async function touchRun(tx: Transaction, ledger: string): Promise<void> {
  await tx.query('update throughline_beside.run set touched_at = clock_timestamp() where ledger = $1', [ledger]);
}

/** Nothing is left beside. */
export async function endBeside(tx: Transaction, ledger: string): Promise<void> {
  for (const table of [...readModels.map((each) => each.table), 'made', 'run'])
    await tx.query(`delete from throughline_beside.${table} where ledger = $1`, [ledger]);
}

/** Every file there ever was, after `after` in order of id. */
export async function filesAfter(tx: Transaction, ledger: string, after: string, limit: number): Promise<readonly FileToMake[]> {
  const { rows } = await tx.query<{ file: string; version: unknown }>(
    `select substr(f.stream, 6) as file,
            coalesce((select u.version from ledger.stream_head u where u.ledger = f.ledger and u.stream = 'unit/' || substr(f.stream, 6)), 0) as version
       from ledger.stream_head f
      where f.ledger = $1 and f.stream like 'file/%' ${after === '' ? '' : 'and f.stream > $3'} order by f.stream limit $2`,
    after === '' ? [ledger, limit] : [ledger, limit, `file/${after}`],
  );
  return rows.map(({ file, version }) => ({ file, version: Number(version) }));
}

/** Files to which something was recorded after they were made beside, or that were opened since; of these files only, where some are named. */
export async function madeTooEarly(
  tx: Transaction,
  ledger: string,
  files: readonly string[] | null = null,
): Promise<readonly FileToMake[]> {
  const units =
    files === null
      ? `select substr(stream, 6) as file, version from ledger.stream_head where ledger = $1 and stream like 'unit/%'`
      : `select w.file, h.version from unnest($2::text[]) w (file) join ledger.stream_head h on h.ledger = $1 and h.stream = 'unit/' || w.file`;
  const { rows } = await tx.query<{ file: string; version: unknown }>(
    `select u.file, u.version from (${units}) u
      where u.version is distinct from (select m.version from throughline_beside.made m where m.ledger = $1 and m.file = u.file)`,
    files === null ? [ledger] : [ledger, files],
  );
  return rows.map(({ file, version }) => ({ file, version: Number(version) }));
}

/** These files with the version that they have in this snapshot. */
export async function asNow(tx: Transaction, ledger: string, files: readonly FileToMake[]): Promise<readonly FileToMake[]> {
  const { rows } = await tx.query<{ file: string; version: unknown }>(
    `select w.file, u.version from unnest($2::text[]) w (file) join ledger.stream_head u on u.ledger = $1 and u.stream = 'unit/' || w.file`,
    [ledger, files.map(({ file }) => file)],
  );
  return rows.map(({ file, version }) => ({ file, version: Number(version) }));
}

/** Where the facts place records: whatever is in a file now has come to it by a fact of that file. */
export async function placed(tx: Transaction, ledger: string, files: readonly FileToMake[]): Promise<readonly PlacedFile[]> {
  const { rows } = await tx.query<{ file: string; records: string[]; disposed: boolean }>(
    `with came as (
       select distinct c.record from ledger.fact c where c.ledger = $1 and c.file = any ($2::text[])
          and c.kind = 'entry' and c.type in ('RecordMade', 'RecordLinked', 'RecordUnlinked')
     ), lies as materialized (
       select came.record, l.file from came cross join lateral (
         select f.file from ledger.fact f where f.ledger = $1 and f.record = came.record and f.kind = 'entry'
            and f.type in ('RecordMade', 'RecordLinked', 'RecordUnlinked') order by f.position desc limit 1) l
     )
     select w.file, coalesce(l.records, '{}') as records,
            exists (select from ledger.fact d where d.ledger = $1 and d.stream = 'file/' || w.file and d.type = 'FileDisposed' and d.kind = 'entry') as disposed
       from unnest($2::text[]) w (file) left join (select file, array_agg(record order by record) as records from lies group by file) l on l.file = w.file`,
    [ledger, files.map(({ file }) => file)],
  );
  const lying = new Map(rows.map((row) => [row.file, row]));
  return files.map((each) => ({
    ...each,
    records: lying.get(each.file)?.records ?? [],
    isDisposed: lying.get(each.file)?.disposed ?? false,
  }));
}

/** The facts of these files as the ledger alone gives them, by file, in its order. */
export async function factsOfPlaced(
  tx: Transaction,
  ledger: string,
  files: readonly PlacedFile[],
): Promise<ReadonlyMap<string, readonly RecordedFact[]>> {
  const where = files.flatMap(({ file, records }) => records.map((record) => ({ file, record })));
  const { rows } = await tx.query<FactRow & { file: string }>(
    `select f.file, ${factColumns} from (
       select w.file, f.ledger, f.position, f.stream_version, f.leaf from unnest($2::text[]) w (file)
         join ledger.fact f on f.ledger = $1 and f.stream = 'file/' || w.file
       union all
       select w.file, f.ledger, f.position, f.stream_version, f.leaf from unnest($3::text[], $4::text[]) w (file, record)
         join ledger.fact f on f.ledger = $1 and f.record = w.record and f.stream <> 'file/' || w.file
     ) f order by f.position`,
    [ledger, files.map(({ file }) => file), where.map(({ file }) => file), where.map(({ record }) => record)],
  );
  const byFile = new Map<string, RecordedFact[]>(files.map(({ file }) => [file, []]));
  for (const row of rows) byFile.get(row.file)?.push(factOf(row));
  return byFile;
}

/** Writes what was made beside the live rows, in the place of what was made of these files before. */
export async function writeBeside(
  tx: Transaction,
  ledger: string,
  files: readonly PlacedFile[],
  made: readonly ProjectedRows[],
): Promise<void> {
  const ids = files.map(({ file }) => file);
  for (const { table, of } of readModels) {
    const rows = made.flatMap((each) => each[table] ?? []).map((row) => ({ ...row, ledger, position: 0 }));
    await tx.query(`delete from throughline_beside.${table} where ledger = $1 and ${of} = any ($2::text[])`, [ledger, ids]);
    await tx.query(
      `insert into throughline_beside.${table} select * from jsonb_populate_recordset(null::throughline_beside.${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  await tx.query(
    `insert into throughline_beside.made (ledger, file, version, is_disposed) select $1, * from unnest($2::text[], $3::bigint[], $4::boolean[])
     on conflict (ledger, file) do update set version = excluded.version, is_disposed = excluded.is_disposed`,
    [ledger, ids, files.map(({ version }) => version), files.map(({ isDisposed }) => isDisposed)],
  );
}

export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly file: string;
  readonly what: 'missing' | 'left over' | 'other';
  /** Names of the columns that differ, never their values. */
  readonly columns: readonly string[];
}

/** Rows of these files that are other than those made beside, as PostgreSQL's own values. */
export async function differences(tx: Transaction, ledger: string, files: readonly string[]): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const { table, key, of, except, unknown } of readModels) {
    const { rows } = await tx.query<Difference>(
      `with made as (select m.file, m.is_disposed from throughline_beside.made m where m.ledger = $1 and m.file = any ($2::text[])),
       expected as materialized (
         select e.${key} as id, e.${of} as file, to_jsonb(e) - $3::text[] as row from throughline_beside.${table} e where e.ledger = $1 and e.${of} = any ($2::text[])
       ), actual as materialized (
         select a.${key} as id, a.${of} as file, to_jsonb(a) - $3::text[] as row from throughline.${table} a where a.ledger = $1 and a.${of} = any ($2::text[])
       )
       select '${table}' as "table", coalesce(e.id, a.id) as id, coalesce(e.file, a.file) as file,
              case when a.id is null then 'missing' when e.id is null then 'left over' else 'other' end as what,
              array(select c.key from jsonb_each(e.row) c where a.id is not null and a.row -> c.key is distinct from c.value order by 1) as columns
         from expected e full join actual a on a.id = e.id and a.file = e.file left join made m on m.file = coalesce(e.file, a.file)
        where case when not coalesce(m.is_disposed, false) then a.row is distinct from e.row
                   else ${unknown === null ? 'false' : '(a.row - $4::text[]) is distinct from (e.row - $4::text[])'} end
        order by 3, 2`,
      [ledger, files, [...except], ...(unknown === null ? [] : [[...unknown]])],
    );
    found.push(...rows);
  }
  return found;
}

/** Rows of files that no fact knows. */
export async function ofNoFile(tx: Transaction, ledger: string): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const { table, key, of } of readModels) {
    const { rows } = await tx.query<Difference>(
      `select '${table}' as "table", a.${key} as id, a.${of} as file, 'left over' as what, '{}'::text[] as columns from throughline.${table} a
        where a.ledger = $1 and a.${of} not in (select substr(u.stream, 6) from ledger.stream_head u where u.ledger = $1 and u.stream like 'unit/%') order by 2`,
      [ledger],
    );
    found.push(...rows);
  }
  return found;
}

/** Whoever records something about one of these files writes its row: held until this is committed. */
export async function hold(tx: Transaction, ledger: string, files: readonly string[]): Promise<void> {
  await tx.query('select from throughline.file where ledger = $1 and id = any ($2::text[]) order by id for update', [ledger, files]);
}

/**
 * Puts the rows made beside in the place of the live ones, for files that were made through their latest fact. Rows come before
 * others go, and what was let go keeps what can no longer be known of it. In one snapshot: whoever writes the same rows meanwhile
 * wins, and it is done again.
 */
export async function swapIn(tx: Transaction, ledger: string, files: readonly string[], tables: ReadonlySet<string>): Promise<void> {
  for (const { table, key, of, unknown } of readModels) {
    if (!tables.has(table)) continue;
    const { rows } = await tx.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'throughline.${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
    );
    const columns = rows.map(({ name }) => name).filter((name) => name !== 'position');
    const changeable = columns.filter((name) => name !== 'ledger' && name !== key);
    const set = (name: string): string =>
      unknown?.includes(name)
        ? `${name} = case when (select m.is_disposed from throughline_beside.made m where m.ledger = $1 and m.file = excluded.${of}) then l.${name} else excluded.${name} end`
        : `${name} = excluded.${name}`;
    // As if moved now, so that the list of known people hears of it.
    const [place, now, moved] =
      table === 'record_file'
        ? [', position', ', (select size from ledger.head where ledger = $1)', ', position = excluded.position']
        : ['', '', ''];
    await tx.query(
      `insert into throughline.${table} as l (${columns.join(', ')}${place})
       select ${columns.map((name) => `e.${name}`).join(', ')}${now} from throughline_beside.${table} e
         join throughline_beside.made m on m.ledger = e.ledger and m.file = e.${of}
        where e.ledger = $1 and e.${of} = any ($2::text[]) ${unknown === null ? 'and not m.is_disposed' : ''}
       on conflict (ledger, ${key}) do update set ${changeable.map(set).join(', ')}${moved}
        where (${changeable.map((name) => `l.${name}`).join(', ')}) is distinct from (${changeable.map((name) => `excluded.${name}`).join(', ')})`,
      [ledger, files],
    );
  }
}

/** Removes rows that no fact gives: the last thing that a rebuild does. */
export async function removeLeftOver(tx: Transaction, ledger: string, left: readonly Difference[]): Promise<void> {
  for (const { table, key, of } of readModels) {
    const rows = left.filter((each) => each.table === table && each.what === 'left over');
    if (rows.length === 0) continue;
    await tx.query(
      `delete from throughline.${table} l using unnest($2::text[], $3::text[]) w (id, file) where l.ledger = $1 and l.${key} = w.id and l.${of} = w.file`,
      [ledger, rows.map(({ id }) => id), rows.map(({ file }) => file)],
    );
  }
}

/** Live files of which nothing would be owed: as they are shown now, and as they were made beside. */
export async function owingNothing(tx: Transaction, ledger: string): Promise<{ readonly now: number; readonly made: number }> {
  const count = (schema: string) => `(select count(*) from ${schema}.file f where f.ledger = $1 and f.state = 'live'
      and not exists (select from ${schema}.obligation o where o.ledger = f.ledger and o.file = f.id and o.state in ('open', 'lapsed')))`;
  const { rows } = await tx.query<{ now: unknown; made: unknown }>(
    `select ${count('throughline')} as now, ${count('throughline_beside')} as made`,
    [ledger],
  );
  return { now: Number(rows[0]?.now), made: Number(rows[0]?.made) };
}
