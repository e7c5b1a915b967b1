/** What a rebuild of the read models reads and compares. Records are placed by the facts alone: the read models are what is in doubt. */
import type { Pool } from './pools.ts';
import { serviceViewer, viewing } from './viewing.ts';
import type { Transaction } from './append.ts';
import type { ProjectedRows } from './commit.ts';
import { type FactRow, factOf, isDisposed, type RecordedFact } from './readFacts.ts';

export interface PlacedFile {
  readonly file: string;
  /** The records that lie in it now. */
  readonly records: readonly string[];
  readonly isDisposed: boolean;
}

/** Every file there ever was, after `after` in order of id, with the records that the facts place in it. */
export async function placedFiles(tx: Transaction, ledger: string, after: string, limit: number): Promise<readonly PlacedFile[]> {
  const { rows } = await tx.query<{ file: string; records: string[]; disposed: boolean }>(
    `with place as materialized (
       select distinct on (f.record) f.record, f.file from ledger.fact f
        where f.ledger = $1 and f.kind = 'entry' and f.type in ('RecordMade', 'RecordLinked', 'RecordUnlinked') order by f.record, f.position desc
     ), page as (
       select f.file from ledger.fact f where f.ledger = $1 and f.type = 'FileOpened' and f.file > $2 group by f.file order by f.file limit $3
     )
     select page.file, array(select place.record from place where place.file = page.file order by 1) as records,
            exists (select from ledger.fact d where d.ledger = $1 and d.stream = 'file/' || page.file and d.type = 'FileDisposed' and d.kind = 'entry') as disposed
       from page order by page.file`,
    [ledger, after, limit],
  );
  return rows.map(({ file, records, disposed }) => ({ file, records, isDisposed: disposed }));
}

/** The facts of a file as the ledger alone gives them. */
export async function factsOfPlaced(tx: Transaction, ledger: string, { file, records }: PlacedFile): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select f.position, f.stream_version, f.leaf, array(select b.body from ledger.fact_body b where b.ledger = f.ledger and b.position = f.position) as bodies,
            ${isDisposed} as disposed
       from ledger.fact f where f.ledger = $1 and (f.stream = 'file/' || $2 or f.record = any ($3::text[])) order by f.position`,
    [ledger, file, records],
  );
  return rows.map(factOf);
}

/** One snapshot for facts and rows; whoever writes the same rows meanwhile wins, and the work is done again. */
export async function inSnapshot<T>(pool: Pool, ledger: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await viewing(pool, serviceViewer(ledger, 'timekeeper'), work, 'repeatable read');
    } catch (fault) {
      if ((fault as { code?: string }).code !== '40001' || attempt === 5) throw fault;
    }
  }
}

interface Table {
  readonly table: 'file' | 'record_file' | 'referral' | 'obligation';
  readonly key: string;
  /** The column that says whose row it is. */
  readonly of: string;
  /** Columns that are no part of the comparison. */
  readonly except: readonly string[];
}

const live: readonly Table[] = [
  { table: 'file', key: 'id', of: 'id', except: [] },
  { table: 'record_file', key: 'record', of: 'file', except: ['position'] },
  { table: 'referral', key: 'id', of: 'file', except: [] },
  { table: 'obligation', key: 'id', of: 'file', except: [] },
];
/** What was let go has no values any more: that it is shown as gone, and that nothing is left of it, is what can be compared. */
const disposed: readonly Table[] = [
  { table: 'file', key: 'id', of: 'id', except: ['lead_post', 'refuted', 'opened_at', 'next_instant'] },
  ...live.slice(1, 3),
];
const tablesOf = ({ isDisposed }: PlacedFile): readonly Table[] => (isDisposed ? disposed : live);

export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly what: 'missing' | 'left over' | 'other';
  /** Names of the columns that differ, never their values. */
  readonly columns: readonly string[];
}

/** Compares the rows that the facts give for a file with those that are there, as PostgreSQL's own values. */
export async function differences(
  tx: Transaction,
  ledger: string,
  placed: PlacedFile,
  expected: ProjectedRows,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const { table, key, of, except } of tablesOf(placed)) {
    const { rows } = await tx.query<Difference>(
      `with expected as (select e.${key} as id, (to_jsonb(e) - $4::text[] || jsonb_build_object('ledger', $1::text)) as row
                           from jsonb_populate_recordset(null::throughline.${table}, $2::jsonb) e),
            actual as (select a.${key} as id, to_jsonb(a) - $4::text[] as row from throughline.${table} a where a.ledger = $1 and a.${of} = $3)
       select '${table}' as "table", coalesce(e.id, a.id) as id, case when a.id is null then 'missing' when e.id is null then 'left over' else 'other' end as what,
              array(select c.key from jsonb_each(e.row) c where a.id is not null and a.row -> c.key is distinct from c.value order by 1) as columns
         from expected e full join actual a on a.id = e.id where a.row is distinct from e.row order by 2`,
      [ledger, JSON.stringify(expected[table] ?? []), placed.file, except],
    );
    found.push(...rows);
  }
  return found;
}

/** Writes the rows of a file as the facts give them, and removes what the facts do not. */
export async function rewrite(tx: Transaction, ledger: string, placed: PlacedFile, expected: ProjectedRows): Promise<void> {
  const nothing = {
    file: [],
    record_file: [],
    referral: [],
    obligation: [],
    post: [],
    notice: [],
    queue_add: [],
    queue_remove: [],
    forget: [],
  };
  for (const { table, key, of } of tablesOf(placed)) {
    const keep = (expected[table] ?? []).map((row) => (row as Record<string, string>)[key]);
    await tx.query(`delete from throughline.${table} where ledger = $1 and ${of} = $2 and ${key} <> all ($3::text[])`, [
      ledger,
      placed.file,
      keep,
    ]);
  }
  // As if moved now, so that the list of known people hears of it.
  await tx.query('select throughline.project($1, $2, (select size from ledger.head where ledger = $1))', [
    ledger,
    JSON.stringify({ ...nothing, ...expected }),
  ]);
}
