/**
 * A register as a file into the table `raw`: everything as text, blanks around values gone, what says "we do not know" empty. Rows
 * that cannot be read, have no id or repeat one are left out, named by number and counted. Delimiter, quotes and BOM are found out.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { recogniseColumns, plainName } from './columns.ts';
import type { ColumnRole, RegisterColumns } from './columns.ts';
import { literal, quoted } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { LinkFault } from './fault.ts';

export type Side = 'left' | 'right';

export interface BadRow {
  readonly side: Side;
  /** `line 17` of the file as text, `row 16` counted without the header. */
  readonly where: string;
  readonly why: string;
}

export interface Register {
  readonly side: Side;
  readonly file: string;
  readonly rows: number;
  readonly columns: RegisterColumns;
  readonly badRows: number;
  /** The first few. */
  readonly bad: readonly BadRow[];
  /** What the user should know of how it was read. */
  readonly notes: readonly string[];
}

/** Of each side: its own numbers under their own names, so that like is compared with like. */
const numberColumn = (header: string): string => `number_${plainName(header).replace(/[^a-z0-9_]/g, '')}`;

const ONE_EACH = [
  'full_name',
  'forename',
  'middle_name',
  'surname',
  'born',
  'postcode',
  'street_number',
  'town',
  'email',
  'occupation',
  'birth_place',
  'gender',
] as const;
const UNKNOWN = ['', 'unknown', 'not known', 'n/k', 'nk', 'none', 'null', 'n/a', 'not recorded', 'not given', '-', '?'];
const MOST_NAMED = 20;

export async function loadRegister(
  db: Database,
  side: Side,
  file: string,
  said: ReadonlyMap<ColumnRole, readonly string[]>,
): Promise<Register> {
  const { size } = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new LinkFault(
      'register-unreadable',
      `${file} cannot be read: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}.`,
      { cause },
    );
  });
  if (size === 0) throw new LinkFault('register-unreadable', `${file} is empty.`);
  const isParquet = /\.parquet$/i.test(file);
  const encoding = isParquet ? 'utf-8' : await encodingOf(file);
  const source = isParquet
    ? `read_parquet(${literal(file)})`
    : `read_csv(${literal(file)}, all_varchar = true, header = true, encoding = '${encoding}', store_rejects = true, rejects_limit = 0, rejects_table = 'reject_${side}', rejects_scan = 'reject_scan_${side}', sample_size = 20480)`;
  const unreadable = (cause: unknown): never => {
    throw cause instanceof LinkFault
      ? cause
      : new LinkFault('register-unreadable', `${file} cannot be read as ${isParquet ? 'Parquet' : 'CSV'}: ${firstLine(cause)}`, { cause });
  };
  // In the file's order, so that a row's number is the file's.
  await db.run('set preserve_insertion_order = true');
  const headers = (await db.rows<{ column_name: string }>(`describe select * from ${source}`).catch(unreadable)).map(
    (row) => row.column_name,
  );
  if (!isParquet) await db.run(`drop table if exists reject_${side}; drop table if exists reject_scan_${side}`);
  const columns = recogniseColumns(headers, said, file);
  await db.run(`create table read_${side} as select row_number() over () as row, ${selected(columns)} from ${source}`).catch(unreadable);
  await db.run('set preserve_insertion_order = false');
  const rejected = isParquet
    ? []
    : await db.rows<{ line: number; why: string }>(
        `select line, min(error_type) as why from reject_${side} group by line order by line limit ${MOST_NAMED}`,
      );
  const rejectedCount = isParquet ? 0 : await count(db, `select count(distinct line) as n from reject_${side}`);
  await db.run(`create table refused_${side} as select row, null as first from read_${side} where id is null
    union all select row, first from read_${side} join (select id, min(row) as first from read_${side} where id is not null group by id having count(*) > 1) using (id) where row > first`);
  const refused = await db.rows<{ row: number; first: number | null }>(
    `select row, first from refused_${side} order by row limit ${MOST_NAMED}`,
  );
  const refusedCount = await count(db, `select count(*) as n from refused_${side}`);
  if (refusedCount > 0) await db.run(`delete from read_${side} where row in (select row from refused_${side})`);
  await db.run(`drop table refused_${side}`);
  return {
    side,
    file,
    rows: await count(db, `select count(*) as n from read_${side}`),
    columns,
    badRows: rejectedCount + refusedCount,
    bad: [
      ...rejected.map(({ line, why }) => ({ side, where: `line ${line}`, why: REJECTED[why] ?? why.toLowerCase() })),
      // The id itself is personal data and stays out of what is printed.
      ...refused.map(({ row, first }) => ({
        side,
        where: `row ${row}`,
        why: first === null ? 'it has no id' : `it has the id of row ${first}`,
      })),
    ].slice(0, MOST_NAMED),
    notes:
      encoding === 'utf-8'
        ? []
        : [`${file} is not UTF-8; it was read as ${encoding === 'latin-1' ? 'Latin-1 (Windows)' : encoding.toUpperCase()}.`],
  };
}

/** Both sides under one roof, with a number for each row by its id (not by its place: two runs must number alike); the columns that neither register has are empty. */
export async function stack(db: Database, registers: readonly Register[]): Promise<readonly string[]> {
  const numbers = [
    ...new Set(
      registers.flatMap(({ columns }) => columns.known.filter(({ role }) => role === 'number').map(({ name }) => numberColumn(name))),
    ),
  ].sort();
  const columns = ['id', ...ONE_EACH, 'address', 'phones', ...numbers];
  const selects = registers.map(({ side, columns: { known } }) => {
    const has = new Set(known.map(({ role, name }) => (role === 'number' ? numberColumn(name) : role === 'phone' ? 'phones' : role)));
    return `select ${side === 'left' ? 0 : 1} as side, row, ${columns.map((name) => (has.has(name) ? name : `null::varchar as ${name}`)).join(', ')} from read_${side}`;
  });
  await db.run(
    `create table raw as select (row_number() over (order by side, id, row) - 1)::integer as uid, * from (${selects.join(' union all ')})`,
  );
  for (const { side } of registers) await db.run(`drop table read_${side}`);
  return numbers;
}

function selected({ known }: RegisterColumns): string {
  const value = (name: string): string =>
    `case when lower(trim(${quoted(name)}::varchar)) in (${UNKNOWN.map(literal).join(', ')}) then null else trim(${quoted(name)}::varchar) end`;
  const of = (role: ColumnRole): string[] => known.filter((each) => each.role === role).map(({ name }) => value(name));
  const id = known.find(({ role }) => role === 'id')!;
  return [
    `nullif(trim(${quoted(id.name)}::varchar), '') as id`,
    ...ONE_EACH.flatMap((role) => of(role).map((sql) => `${sql} as ${role}`)),
    ...(of('address').length > 0 ? [`nullif(concat_ws(' ', ${of('address').join(', ')}), '') as address`] : []),
    ...(of('phone').length > 0 ? [`nullif(concat_ws(' / ', ${of('phone').join(', ')}), '') as phones`] : []),
    ...known.filter(({ role }) => role === 'number').map(({ name }) => `${value(name)} as ${numberColumn(name)}`),
  ].join(', ');
}

const REJECTED: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'it has fewer columns than the header',
  'TOO MANY COLUMNS': 'it has more columns than the header',
  'UNQUOTED VALUE': 'a quote is not closed',
  'LINE SIZE OVER MAXIMUM': 'it is longer than 2 MB',
  'INVALID ENCODING': 'it is not text in the encoding of the file',
};

/** UTF-16 by its mark, UTF-8 when all of it is; otherwise what old Windows programs write. */
async function encodingOf(file: string): Promise<'utf-8' | 'utf-16' | 'latin-1'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      if (isFirst && ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff))) return 'utf-16';
      isFirst = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (fault) {
    if (fault instanceof TypeError) return 'latin-1';
    throw fault;
  }
}

async function count(db: Database, sql: string): Promise<number> {
  return (await db.rows<{ n: number }>(sql))[0]?.n ?? 0;
}

const firstLine = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
