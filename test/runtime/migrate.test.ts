// Migrations: once, in order, each whole or not at all, by the right role, and never changed afterwards.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect } from '../../src/store/connect.ts';
import { StoreFault, type StoreFaultCode } from '../../src/store/faults.ts';
import { migrate, pendingMigrations } from '../../src/store/migrate.ts';
import { roleUrls, scramVerifier } from '../../src/store/roles.ts';
import { emptyDatabase } from '../support/database.ts';
import { freshFolder } from '../support/folder.ts';

const fault = (code: StoreFaultCode, words: RegExp) => (thrown: unknown) =>
  thrown instanceof StoreFault && thrown.code === code && words.test(thrown.message);

const roles = `do $$ begin
  if not exists (select from pg_roles where rolname = 'throughline_owner') then create role throughline_owner noinherit; end if;
  exception when duplicate_object or unique_violation then null; end $$;`;

async function migrations(files: Readonly<Record<string, string>>) {
  const folder = await freshFolder();
  const write = (more: Readonly<Record<string, string>>): void => {
    for (const [name, sql] of Object.entries(more)) writeFileSync(join(folder.path, name), sql);
  };
  write({ '0000_roles.sql': roles, ...files });
  return { path: folder.path, write, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('each file is applied once, in order, and what it makes belongs to throughline_owner', async () => {
  await using database = await emptyDatabase();
  await using files = await migrations({
    '0002_b.sql': 'create table made.b ()',
    '0001_a.sql': 'create schema made; create table made.a ()',
  });
  assert.deepEqual(await pendingMigrations(database.adminUrl, files.path), ['0000_roles.sql', '0001_a.sql', '0002_b.sql']);
  const first = await migrate({ ...database, folder: files.path });
  assert.deepEqual(first.applied, ['0000_roles.sql', '0001_a.sql', '0002_b.sql']);
  assert.deepEqual((await migrate({ ...database, folder: files.path })).applied, []);
  assert.deepEqual(await pendingMigrations(first.ownerUrl, files.path), []);
  await using admin = await connect(database.adminUrl, 'test');
  const { rows } = await admin.query(`select tablename, tableowner from pg_tables where schemaname = 'made' order by tablename`);
  assert.deepEqual(rows, [
    { tablename: 'a', tableowner: 'throughline_owner' },
    { tablename: 'b', tableowner: 'throughline_owner' },
  ]);
});

test('two programs that migrate at once apply every file once', async () => {
  await using database = await emptyDatabase();
  await using files = await migrations({
    '0001_a.sql': 'create schema made; select pg_sleep(0.1)',
    '0002_b.sql': 'create table made.b ()',
  });
  const both = await Promise.all([migrate({ ...database, folder: files.path }), migrate({ ...database, folder: files.path })]);
  assert.deepEqual(both.flatMap(({ applied }) => applied).sort(), ['0000_roles.sql', '0001_a.sql', '0002_b.sql']);
});

test('a file that fails leaves nothing behind, and the sentence names file and line', async () => {
  await using database = await emptyDatabase();
  await using files = await migrations({ '0001_a.sql': 'create schema made;\ncreate table made.a (id nonsense);' });
  await assert.rejects(
    migrate({ ...database, folder: files.path }),
    fault('migration-failed', /0001_a\.sql line 2 failed and nothing of it was kept: type "nonsense"/),
  );
  await using owner = await connect(roleUrls(database.adminUrl, database.secret).ownerUrl, 'test');
  assert.deepEqual((await owner.query(`select to_regnamespace('made') as made`)).rows, [{ made: null }]);
});

test('a file changed after it was applied is refused, and so is a database of a newer release', async () => {
  await using database = await emptyDatabase();
  await using files = await migrations({ '0001_a.sql': 'create schema made' });
  await migrate({ ...database, folder: files.path });
  files.write({ '0001_a.sql': 'create schema other' });
  await assert.rejects(
    migrate({ ...database, folder: files.path }),
    fault('migration-changed', /0001_a\.sql was changed after it was applied.*next number/s),
  );
  await using older = await migrations({});
  await assert.rejects(
    migrate({ ...database, folder: older.path }),
    fault('migration-missing', /newer release: it has migration 0001_a\.sql/),
  );
});

test('two files with one number, and names out of order, are refused before anything is done', async () => {
  await using database = await emptyDatabase();
  await using twins = await migrations({ '0001_a.sql': '', '0001_b.sql': '' });
  await assert.rejects(migrate({ ...database, folder: twins.path }), fault('migration-failed', /Two migrations have the number 1/));
  await using unnamed = await migrations({ 'later.sql': '' });
  await assert.rejects(migrate({ ...database, folder: unnamed.path }), fault('migration-failed', /NNNN_name\.sql/));
});

test('the password verifier is the one of RFC 7677', () => {
  // Section 3: user "user", password "pencil", this salt, 4096 rounds; ServerKey from the example's server signature.
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  assert.equal(
    scramVerifier('pencil', salt),
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
