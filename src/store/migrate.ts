// Brings a database to the newest schema: forward-only files `migrations/NNNN_name.sql`, each in its own transaction and
// written down with its checksum. Files called NNNN_roles.sql or NNNN_…_roles.sql make roles, so the administrator of
// the server runs them; everything else is run, and so owned, by throughline_owner. A row lock keeps two apart.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { connect, requireUsable } from './connect.ts';
import { StoreFault } from './faults.ts';
import { installJobs } from './jobs.ts';
import { type DatabaseRole, databaseRoles, rolePassword, type RoleUrls, roleUrls, scramVerifier } from './roles.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  readonly runBy: 'administrator' | 'owner';
}

export interface MigrateOptions {
  /** Somebody who may make roles and, in this database, schemas. */
  readonly adminUrl: string;
  /** What the roles' passwords are derived from (roles.ts). */
  readonly secret: string;
  readonly folder?: string;
  readonly onProgress?: (sentence: string) => void;
}

export const migrationsFolder = join(import.meta.dirname, 'migrations');

/** Returns how to log in as each role, and the names of the files applied now. Safe to repeat and to run twice at once. */
export async function migrate({
  adminUrl,
  secret,
  folder = migrationsFolder,
  onProgress,
}: MigrateOptions): Promise<RoleUrls & { readonly applied: readonly string[] }> {
  const migrations = readMigrations(folder);
  const urls = roleUrls(adminUrl, secret);
  const applied: string[] = [];
  const run = async (client: pg.Client, runBy: Migration['runBy']): Promise<void> => {
    for (const migration of migrations.filter((each) => each.runBy === runBy)) {
      if (!(await applyOne(client, migration))) continue;
      applied.push(migration.name);
      onProgress?.(`applied ${migration.name}`);
    }
  };

  {
    await using admin = await connect(adminUrl, 'throughline migrate');
    await requireUsable(admin);
    await makeBookkeeping(admin);
    refuseSurprises(migrations, await readApplied(admin));
    await run(admin, 'administrator');
    await letRolesIn(admin, adminUrl, secret);
  }
  if (migrations.some((each) => each.runBy === 'owner')) {
    await using owner = await connect(urls.ownerUrl, 'throughline migrate');
    await run(owner, 'owner');
  }
  // What our own schema leans on, at the release that is installed here.
  if (folder === migrationsFolder) await installJobs(urls.ownerUrl);
  return { ...urls, applied };
}

/** The files not applied to this database yet, without changing anything (for `doctor`). */
export async function pendingMigrations(url: string, folder: string = migrationsFolder): Promise<readonly string[]> {
  await using client = await connect(url, 'throughline doctor');
  const migrations = readMigrations(folder);
  const { rows } = await client.query<{ exists: boolean }>(`select to_regclass('throughline_migrations.applied') is not null as exists`);
  if (rows[0]?.exists !== true) return migrations.map(({ name }) => name);
  const done = await readApplied(client);
  refuseSurprises(migrations, done);
  return migrations.filter(({ number }) => !done.has(number)).map(({ name }) => name);
}

/** The migration files in order, each with its checksum. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const seen = new Map<number, string>();
  return names.map((name) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(number))
      throw new StoreFault(
        'migration-failed',
        `${join(folder, name)}: a migration is called NNNN_name.sql (four digits, small letters, underscores).`,
      );
    if (seen.has(number))
      throw new StoreFault(
        'migration-failed',
        `Two migrations have the number ${number}: ${seen.get(number)} and ${name}. Give the newer one the next number.`,
      );
    seen.set(number, name);
    const sql = readFileSync(join(folder, name), 'utf8');
    return {
      number,
      name,
      sql,
      sha256: createHash('sha256').update(sql).digest('hex'),
      runBy: name.endsWith('_roles.sql') ? 'administrator' : 'owner',
    };
  });
}

async function applyOne(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('select from throughline_migrations.turn for update');
    const { rowCount } = await client.query('select from throughline_migrations.applied where number = $1', [migration.number]);
    if (rowCount === 0) {
      await client.query(migration.sql);
      await client.query('insert into throughline_migrations.applied (number, name, sha256) values ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.sha256,
      ]);
    }
    await client.query('commit');
    return rowCount === 0;
  } catch (cause) {
    await client.query('rollback').catch(() => {});
    throw migrationFault(migration, cause);
  }
}

async function makeBookkeeping(admin: pg.Client): Promise<void> {
  // Two first starts at once may both see nothing; the second finds everything there and goes on.
  await repeating(() =>
    admin.query(`
      create schema if not exists throughline_migrations;
      create table if not exists throughline_migrations.applied (
        number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default clock_timestamp());
      create table if not exists throughline_migrations.turn (id boolean primary key default true check (id));
      insert into throughline_migrations.turn default values on conflict do nothing;`),
  );
}

/** Lets the roles log in, and the owner migrate. Only what is missing is changed: roles belong to the whole server. */
async function letRolesIn(admin: pg.Client, adminUrl: string, secret: string): Promise<void> {
  const { rows } = await admin.query<{ rolname: DatabaseRole }>('select rolname from pg_roles where rolname = any($1)', [databaseRoles]);
  const present = rows.map(({ rolname }) => rolname);
  const { rows: database } = await admin.query<{ name: string }>('select quote_ident(current_database()) as name');
  const urls = roleUrls(adminUrl, secret);
  const urlOf: Record<DatabaseRole, string> = {
    throughline_owner: urls.ownerUrl,
    throughline_service: urls.serviceUrl,
    throughline_watchdog: urls.watchdogUrl,
    throughline_disposal: urls.disposalUrl,
    throughline_matcher: urls.matcherUrl,
  };
  for (const role of present) {
    if (await canLogIn(urlOf[role])) continue;
    await repeating(() => admin.query(`alter role ${role} login password '${scramVerifier(rolePassword(secret, role))}'`));
  }
  if (!present.includes('throughline_owner')) return;
  await repeating(() =>
    admin.query(`
      grant create, connect, temporary on database ${database[0]?.name} to throughline_owner;
      grant usage on schema throughline_migrations to throughline_owner;
      grant select, insert on throughline_migrations.applied to throughline_owner;
      grant select, update on throughline_migrations.turn to throughline_owner;`),
  );
}

async function canLogIn(url: string): Promise<boolean> {
  try {
    await using _client = await connect(url, 'throughline migrate');
    return true;
  } catch {
    return false;
  }
}

async function readApplied(client: pg.Client): Promise<ReadonlyMap<number, { readonly name: string; readonly sha256: string }>> {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from throughline_migrations.applied',
  );
  return new Map(rows.map(({ number, name, sha256 }) => [number, { name, sha256 }]));
}

function refuseSurprises(
  migrations: readonly Migration[],
  applied: ReadonlyMap<number, { readonly name: string; readonly sha256: string }>,
): void {
  const byNumber = new Map(migrations.map((each) => [each.number, each]));
  for (const [number, { name, sha256 }] of applied) {
    const file = byNumber.get(number);
    if (file === undefined) {
      throw new StoreFault(
        'migration-missing',
        `This database was brought forward by a newer release: it has migration ${name}, which this one does not know. Run the newer release; going back is by restoring a backup.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new StoreFault(
        'migration-changed',
        `Migration ${file.name} was changed after it was applied to this database. Take the file back as it was and write a new migration with the next number for what is to change. (A demonstration: npm start -- --fresh.)`,
      );
    }
  }
}

/** Repeats what failed because somebody else did the same at the same moment. */
async function repeating(work: () => Promise<unknown>): Promise<void> {
  // 23505 unique_violation, 42P06 duplicate_schema, 42P07 duplicate_table, XX000 "tuple concurrently updated".
  const passing = ['23505', '42P06', '42P07', 'XX000'];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (cause) {
      const code = (cause as pg.DatabaseError).code ?? '';
      if (code === '42501')
        throw new StoreFault(
          'database-user-too-weak',
          `The user in DATABASE_URL may not do this: ${(cause as Error).message}. It must be able to make roles (CREATEROLE) and own the database.`,
          cause,
        );
      if (attempt === 5 || !passing.includes(code)) throw cause;
    }
  }
}

function migrationFault(migration: Migration, cause: unknown): StoreFault {
  const { message, position, code } = cause as pg.DatabaseError;
  const line = position === undefined ? '' : ` line ${migration.sql.slice(0, Number(position)).split('\n').length}`;
  if (code === '42501') {
    return new StoreFault(
      'database-user-too-weak',
      `Migration ${migration.name}${line}: ${message}. The user in DATABASE_URL must be able to make roles (CREATEROLE) and own the database.`,
      cause,
    );
  }
  return new StoreFault('migration-failed', `Migration ${migration.name}${line} failed and nothing of it was kept: ${message}.`, cause);
}
