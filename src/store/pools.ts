// Pools of PostgreSQL connections, with values as the rest of the product knows them: instants as epoch milliseconds,
// int8 as a number (refused when it would be rounded), jsonb parsed, dates and numerics as text.
import pg from 'pg';
import { StoreFault } from './faults.ts';

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity, so that an operator sees whose connection waits. */
  readonly applicationName: string;
  /** Connections at most; PostgreSQL allows 100 by default for everybody together. */
  readonly max?: number;
  /** A statement that runs longer is cancelled by the server. */
  readonly statementTimeoutMilliseconds?: number;
  /** An idle connection broke (the server restarted, say). The pool replaces it; this is for the log. */
  readonly onIdleError?: (fault: Error) => void;
}

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

export function createPool({ url, applicationName, max = 10, statementTimeoutMilliseconds = 30_000, onIdleError }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    statement_timeout: statementTimeoutMilliseconds,
    // A transaction that its process forgot must not hold a ledger's head row for ever.
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: ourTypes,
  });
  // Without a listener, Node ends the process when an idle connection breaks.
  pool.on('error', (fault) => onIdleError?.(fault));
  // The pool listens to those that are idle only. One that breaks in a transaction, between two queries, fails at the next of them.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

// Type numbers of PostgreSQL's catalogue (src/include/catalog/pg_type.dat), the same in every version.
const int8 = 20;
const date = 1082;
const timestamp = 1114;
const timestamptz = 1184;
const int8Array = 1016;
const timestamptzArray = 1185;

const parsers = new Map<number, (text: string) => unknown>([
  [int8, toNumber],
  [date, (text) => text],
  [timestamp, (text) => text],
  [timestamptz, toMilliseconds],
  [int8Array, (text) => arrayOf(text, toNumber)],
  [timestamptzArray, (text) => arrayOf(text, toMilliseconds)],
]);

/** For a pg client or pool of one's own (`types: ourTypes`). */
export const ourTypes: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    const ours = format === 'binary' ? undefined : parsers.get(type);
    return ours ?? (format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type));
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export function toNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new StoreFault('number-too-large', `The database holds the whole number ${text}, which this program cannot hold exactly.`);
}

/** '2026-11-22 01:02:03.456789+00' → 1795309323456; what is finer than a millisecond is cut off. */
export function toMilliseconds(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds))
    throw new StoreFault('number-too-large', `The database holds the instant ${text}, which this program cannot read.`);
  return milliseconds;
}

/** '{1,NULL,2}' → [1, null, 2]; for one-dimensional arrays of types whose text needs quotes at most. */
function arrayOf<T>(text: string, parse: (text: string) => T): (T | null)[] {
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return inside.split(',').map((item) => (item === 'NULL' ? null : parse(item.replace(/^"|"$/g, ''))));
}
