// The PostgreSQL server of the tests: the one that the test run started (its address is in the environment), the one of
// TEST_DATABASE_URL (any PostgreSQL 15 or later whose user may make roles), or our own, shared by the processes that
// want it, stopped and removed by the last. It has fsync off: tests that kill the server start one of their own.
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { connect } from '../../src/store/connect.ts';
import { StoreFault } from '../../src/store/faults.ts';
import { openPostgres, removeData } from '../../src/store/postgres/server.ts';
import { quickFolder } from './folder.ts';

export interface TestServer extends AsyncDisposable {
  readonly adminUrl: string;
}

export const checkout = resolve(import.meta.dirname, '../..');
export const sharedServerVariable = 'THROUGHLINE_TEST_SERVER';

export async function openTestServer(): Promise<TestServer> {
  const given = process.env[sharedServerVariable] ?? process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { adminUrl: given, [Symbol.asyncDispose]: async () => {} };
  const dataDir = {
    path: join(quickFolder(), `throughline-test-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`),
    chosen: false,
  };
  const server = await openPostgres({
    dataDir,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '300', log_min_messages: 'fatal' },
  });
  if (!server.wasAdopted) await dropLeftovers(server.adminUrl);
  return {
    adminUrl: server.adminUrl,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await removeData(dataDir).catch((cause: unknown) => {
        if (!(cause instanceof StoreFault && cause.code === 'server-in-use')) throw cause;
      });
    },
  };
}

/** Databases of runs that were killed. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  await using admin = await connect(adminUrl, 'throughline tests');
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'test\\_%' or datname like 'making\\_%'`,
  );
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
}
