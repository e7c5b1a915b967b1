/**
 * One DuckDB in a temporary folder of its own: whatever does not fit into the memory that it may use goes to that folder, which is
 * removed when the work ends, also when it ends badly. The only file here that knows the library.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinkFault } from './fault.ts';

export type Row = Readonly<Record<string, string | number | null>>;

export interface Database extends AsyncDisposable {
  readonly folder: string;
  run(sql: string): Promise<void>;
  /** Small answers only. Counts come as numbers. */
  rows<T extends object = Row>(sql: string): Promise<T[]>;
  /** A row at a time, whatever the length; `each` gets the values of its columns as text. */
  forEach(sql: string, each: (row: readonly (string | null)[]) => void): Promise<void>;
  /** Fills a table of VARCHAR columns. */
  append(table: string): Promise<Appending>;
  /** Stops what runs; it fails as interrupted. */
  interrupt(): void;
}

export interface Appending {
  row(values: readonly (string | null)[]): void;
  close(): void;
}

export interface DatabaseOptions {
  readonly memoryMegabytes: number;
  readonly threads?: number;
  /** Where the temporary folder is made; the system's when nothing is said. */
  readonly temporary?: string;
}

export async function openDatabase({ memoryMegabytes, threads, temporary }: DatabaseOptions): Promise<Database> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
    throw new LinkFault('no-duckdb', 'DuckDB is not installed for this system. Run "npm ci" in the checkout, without --omit=optional.', {
      cause,
    });
  });
  const folder = mkdtempSync(join(temporary ?? tmpdir(), 'throughline-link-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  // A command that is ended by a signal leaves by process.exit, which runs no disposer.
  process.once('exit', clean);
  const instance = await DuckDBInstance.create(join(folder, 'link.duckdb'), {
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: join(folder, 'spilled'),
    threads: String(threads ?? availableParallelism()),
    // Nothing is fetched from anywhere.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }).catch((cause: unknown) => {
    clean();
    throw cause;
  });
  const connection = await instance.connect();
  await connection.run('set preserve_insertion_order = false');
  return {
    folder,
    run: async (sql) => void (await connection.run(sql).catch(explain)),
    rows: async <T extends object>(sql: string) =>
      (await connection.runAndReadAll(sql).catch(explain)).getRowObjectsJS().map(withNumbers) as T[],
    forEach: async (sql, each) => {
      const result = await connection.stream(sql).catch(explain);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        for (const row of chunk.getRows()) each(row as (string | null)[]);
    },
    append: async (table) => {
      const appender = await connection.createAppender(table);
      return {
        row(values) {
          for (const value of values)
            if (value === null) appender.appendNull();
            else appender.appendVarchar(value);
          appender.endRow();
        },
        close: () => appender.closeSync(),
      };
    },
    interrupt: () => connection.interrupt(),
    async [Symbol.asyncDispose]() {
      connection.closeSync();
      instance.closeSync();
      clean();
      process.off('exit', clean);
    },
  };
}

/** `'it''s'`: a value as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** `"a ""name"""`: a column as SQL names it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function withNumbers(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]));
}

function explain(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/interrupted/i.test(message)) throw new LinkFault('interrupted', 'It was interrupted; nothing was written.', { cause });
  if (/out of memory|failed to allocate/i.test(message))
    throw new LinkFault('memory', 'The memory allowed does not suffice. Give more with --memory.', { cause });
  if (/no space left|disk full/i.test(message))
    throw new LinkFault('disk-full', 'The disk of the temporary folder is full. Make room, or name another folder with --temporary.', {
      cause,
    });
  throw cause;
}
