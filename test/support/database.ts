// freshDatabase(): a migrated, empty database for one test, in some 50 ms, dropped when it is disposed of:
//   await using database = await freshDatabase();
//   await using service = await connect(database.serviceUrl, 'test');
// It is a copy of a template that is migrated once for each state of the migration files.
import { createHash, randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { connect, type Connection } from '../../src/store/connect.ts';
import { migrate, readMigrations } from '../../src/store/migrate.ts';
import { roleUrls, secretIn, withDatabase, type RoleUrls } from '../../src/store/roles.ts';
import { openTestServer, type TestServer } from './server.ts';

export interface FreshDatabase extends RoleUrls, AsyncDisposable {
  readonly superuserUrl: string;
  readonly name: string;
}

let server: Promise<TestServer> | undefined;
let template: Promise<string> | undefined;

// Once for the file that imports this, after its last test.
after(async () => {
  await (await server)?.[Symbol.asyncDispose]();
  server = undefined;
});

export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl } = await (server ??= openTestServer());
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  {
    await using admin = await connect(adminUrl, 'throughline tests');
    const source = await (template ??= makeTemplate(admin, adminUrl));
    await admin.query(`create database ${name} template ${source}`);
    // Rights on a database as such are not copied from its template.
    await admin.query(
      `grant create, temporary on database ${name} to throughline_owner; revoke create, temporary on database ${name} from public`,
    );
  }
  const superuserUrl = withDatabase(adminUrl, name);
  return { ...roleUrls(superuserUrl, secretOf(adminUrl)), superuserUrl, name, [Symbol.asyncDispose]: () => drop(adminUrl, name) };
}

/** An empty database without our schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ readonly adminUrl: string; readonly secret: string } & AsyncDisposable> {
  const { adminUrl } = await (server ??= openTestServer());
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await using admin = await connect(adminUrl, 'throughline tests');
  await admin.query(`create database ${name} template template0 ${await localeOf(admin)}`);
  return { adminUrl: withDatabase(adminUrl, name), secret: secretOf(adminUrl), [Symbol.asyncDispose]: () => drop(adminUrl, name) };
}

/** Made under another name and renamed when it is ready, so that two processes at once cannot see half a template. */
async function makeTemplate(admin: Connection, adminUrl: string): Promise<string> {
  const hash = createHash('sha256').update(
    readMigrations()
      .map(({ sha256 }) => sha256)
      .join(),
  );
  const name = `template_${hash.digest('hex').slice(0, 12)}`;
  const exists = async (): Promise<boolean> => (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1;
  if (await exists()) return name;
  const making = `making_${process.pid}_${randomBytes(3).toString('hex')}`;
  await admin.query(`create database ${making} template template0 ${await localeOf(admin)}`);
  await migrate({ adminUrl: withDatabase(adminUrl, making), secret: secretOf(adminUrl) });
  await admin.query(`alter database ${making} rename to ${name}`).catch(async (cause: unknown) => {
    await drop(adminUrl, making);
    if (!(await exists())) throw cause;
  });
  return name;
}

/** Upper and lower case beyond ASCII and an order by code point, on 15 as on our own 18. */
async function localeOf(admin: Connection): Promise<string> {
  const { rows } = await admin.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  return (rows[0]?.version ?? 0) >= 170_000
    ? `encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`
    : `encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`;
}

async function drop(adminUrl: string, name: string): Promise<void> {
  await using admin = await connect(adminUrl, 'throughline tests');
  // A pool that was ended says so before its last connection has gone, and one that is cut then has nobody to hear of it.
  for (let waited = 0; waited < 100; waited += 1) {
    const { rowCount } = await admin.query('select from pg_stat_activity where datname = $1 limit 1', [name]);
    if (rowCount === 0) break;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  await admin.query(`drop database if exists ${name} with (force)`);
}

function secretOf(adminUrl: string): string {
  return secretIn(adminUrl) ?? 'throughline tests, on a server that asks for no password';
}
