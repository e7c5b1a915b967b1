// One connection to PostgreSQL that closes itself, and the sentences for a server that cannot be used.
import pg from 'pg';
import { StoreFault } from './faults.ts';
import { ourTypes } from './pools.ts';

export const oldestMajor = 15;

export type Connection = pg.Client & AsyncDisposable;

export async function connect(url: string, applicationName: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    types: ourTypes,
  });
  // A connection that breaks is reported by the query under way; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw unreachable(url, cause);
  }
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

/** Refuses a server older than 15 and a database in another encoding; returns the server's major version. */
export async function requireUsable(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldestMajor) {
    throw new StoreFault(
      'database-too-old',
      `The server in DATABASE_URL is PostgreSQL ${major}; throughline needs ${oldestMajor} or later. Upgrade it, or leave DATABASE_URL out to use the PostgreSQL that comes with throughline.`,
    );
  }
  if (rows[0]?.encoding !== 'UTF8') {
    throw new StoreFault(
      'database-not-utf8',
      `The database in DATABASE_URL has the encoding ${rows[0]?.encoding}, which cannot hold every name. Make one with "create database … encoding 'UTF8' template template0".`,
    );
  }
  return major;
}

/** Never shows the password. */
export function nameOf(url: string): string {
  const { hostname, port, pathname, searchParams, username } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${decodeURIComponent(username) || searchParams.get('user') || ''}@${host}${port === '' ? '' : `:${port}`}${pathname}`;
}

function unreachable(url: string, cause: unknown): StoreFault {
  const { code, message } = cause as NodeJS.ErrnoException;
  const what =
    code === 'ECONNREFUSED'
      ? 'nothing listens there: is the server running?'
      : code === 'ENOTFOUND' || code === 'EAI_AGAIN'
        ? 'no such host: is the name right?'
        : code === '28P01' || code === '28000'
          ? 'the user or the password was not accepted.'
          : code === '3D000'
            ? 'the server has no such database: make it first.'
            : code === '53300'
              ? 'the server has no connection left: raise max_connections or stop something.'
              : `${message}.`;
  return new StoreFault('database-unreachable', `The database ${nameOf(url)} cannot be reached: ${what}`, cause);
}
