// The embedded PostgreSQL: starts, keeps its data, is shared, and gets over everything that happens to a server.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import process from 'node:process';
import { test } from 'node:test';
import { connect } from '../../src/store/connect.ts';
import { StoreFault, type StoreFaultCode } from '../../src/store/faults.ts';
import { isRunning, waitUntilGone } from '../../src/store/postgres/processes.ts';
import { openPostgres, removeData, type RunningPostgres } from '../../src/store/postgres/server.ts';
import { childrenOf } from '../crash/server.ts';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';

const isRoot = process.getuid?.() === 0;
const open = (path: string): Promise<RunningPostgres> => openPostgres({ dataDir: { path, chosen: true } });
const fault =
  (code: StoreFaultCode, words: RegExp) =>
  (thrown: unknown): boolean =>
    thrown instanceof StoreFault && thrown.code === code && words.test(thrown.message);

/** A process of the server may have ended since it was listed: the one of a connection that was closed just now. */
function signalIfThere(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

async function writeNote(url: string, note: string): Promise<void> {
  await using client = await connect(url, 'test');
  await client.query('create table if not exists note (words text)');
  await client.query('insert into note values ($1)', [note]);
}

async function readNotes(url: string): Promise<string[]> {
  await using client = await connect(url, 'test');
  return (await client.query<{ words: string }>('select words from note order by words')).rows.map(({ words }) => words);
}

test('it starts with checksums, UTF-8 and commits on disk, listens on 127.0.0.1 only, and keeps its data over a restart', async () => {
  await using folder = await freshFolder();
  {
    await using server = await open(folder.path);
    await writeNote(server.adminUrl, 'kept');
    await using client = await connect(server.adminUrl, 'test');
    const { rows } = await client.query(`select name, setting from pg_settings where name = any($1) order by name`, [
      ['data_checksums', 'fsync', 'listen_addresses', 'server_encoding', 'synchronous_commit', 'unix_socket_directories'],
    ]);
    assert.deepEqual(
      rows.map(({ name, setting }) => [name, setting]),
      [
        ['data_checksums', 'on'],
        ['fsync', 'on'],
        ['listen_addresses', '127.0.0.1'],
        ['server_encoding', 'UTF8'],
        ['synchronous_commit', 'on'],
        ['unix_socket_directories', ''],
      ],
    );
    const upper = await client.query(`select upper('é') as upper, 'B' < 'a' as by_code_point`);
    assert.deepEqual(upper.rows, [{ upper: 'É', by_code_point: true }]);
    assert.equal(statSync(join(folder.path, 'postgres-password')).mode & 0o777, 0o600);
    await assert.rejects(
      connect(server.adminUrl.replace(/:[^:@]+@/, ':wrong@'), 'test'),
      fault('database-unreachable', /password was not accepted/),
    );
  }
  await using again = await open(folder.path);
  assert.equal(again.wasAdopted, false);
  assert.deepEqual(await readNotes(again.adminUrl), ['kept']);
});

test('two users share one server, and the last one out stops it', async () => {
  await using folder = await freshFolder();
  const first = await open(folder.path);
  const second = await open(folder.path);
  assert.equal(second.pid, first.pid);
  await assert.rejects(removeData({ path: folder.path, chosen: true }), fault('server-in-use', /Stop that one first/));
  await first[Symbol.asyncDispose]();
  await writeNote(second.adminUrl, 'still there');
  await second[Symbol.asyncDispose]();
  assert.equal(isRunning(first.pid), false);
  assert.equal(await removeData({ path: folder.path, chosen: true }), join(folder.path, 'postgres'));
  assert.equal(existsSync(join(folder.path, 'postgres')), false);
});

test('kill -9 of the server: the next start reads its log and nothing that was committed is lost', async () => {
  await using folder = await freshFolder();
  const server = await open(folder.path);
  await writeNote(server.adminUrl, 'committed');
  process.kill(server.pid, 'SIGKILL');
  assert.ok(await waitUntilGone(server.pid, 5000));
  await server[Symbol.asyncDispose]();
  await using again = await open(folder.path);
  assert.equal(again.wasAdopted, false);
  assert.deepEqual(await readNotes(again.adminUrl), ['committed']);
});

test('kill -9 of the server while a process of it is slow to end: the next start waits for it', async () => {
  await using folder = await freshFolder();
  const server = await open(folder.path);
  await writeNote(server.adminUrl, 'committed');
  const children = childrenOf(server.pid);
  for (const child of children) signalIfThere(child, 'SIGSTOP');
  process.kill(server.pid, 'SIGKILL');
  assert.ok(await waitUntilGone(server.pid, 5000));
  await server[Symbol.asyncDispose]();
  const waits: string[] = [];
  const starting = openPostgres({ dataDir: { path: folder.path, chosen: true }, onProgress: (sentence) => waits.push(sentence) });
  const held = setInterval(() => waits.length > 0 && children.splice(0).map((child) => signalIfThere(child, 'SIGCONT')), 50);
  await using again = await starting.finally(() => {
    clearInterval(held);
    for (const child of children) signalIfThere(child, 'SIGCONT');
  });
  assert.match(waits.join(), /is still ending/);
  assert.deepEqual(await readNotes(again.adminUrl), ['committed']);
});

test('kill -9 of the program: the server that it left behind is adopted, and stopped by whoever adopted it', async () => {
  await using folder = await freshFolder();
  const script = `const { openPostgres } = await import(${JSON.stringify(join(checkout, 'src/store/postgres/server.ts'))});
    const server = await openPostgres({ dataDir: { path: ${JSON.stringify(folder.path)}, chosen: true } });
    process.stdout.write(String(server.pid)); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await open(folder.path);
  assert.equal(server.wasAdopted, true);
  assert.equal(server.pid, Number(pid));
  await server[Symbol.asyncDispose]();
  assert.equal(isRunning(server.pid), false);
});

test('a postmaster.pid whose number belongs to another process by now does not keep it from starting', async () => {
  await using folder = await freshFolder();
  const server = await open(folder.path);
  const file = join(folder.path, 'postgres', 'postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  process.kill(server.pid, 'SIGKILL');
  assert.ok(await waitUntilGone(server.pid, 5000));
  await server[Symbol.asyncDispose]();
  // A living process of the user PostgreSQL runs as: what a restarted container's numbers look like.
  const { uid, gid } = statSync(join(folder.path, 'postgres'));
  const bystander = spawn('sleep', ['60'], isRoot ? { uid, gid, cwd: '/' } : {});
  try {
    writeFileSync(file, [String(bystander.pid), ...lines.slice(1)].join('\n'));
    await using again = await open(folder.path);
    assert.equal(again.wasAdopted, false);
    assert.equal(bystander.exitCode, null, 'the bystander was left alone');
  } finally {
    bystander.kill('SIGKILL');
  }
});

test('a folder made by another major version, or holding something else, is refused with what to do', async () => {
  await using folder = await freshFolder();
  mkdirSync(join(folder.path, 'postgres'));
  writeFileSync(join(folder.path, 'postgres', 'holiday.jpg'), '');
  await assert.rejects(open(folder.path), fault('data-folder-foreign', /Move it away, or set DATA_DIR/));
  writeFileSync(join(folder.path, 'postgres', 'PG_VERSION'), '17\n');
  await assert.rejects(open(folder.path), fault('data-folder-other-version', /made by PostgreSQL 17 .* PostgreSQL 18.*restore/s));
});

test('a missing password is said, not replaced', async () => {
  await using folder = await freshFolder();
  await (await open(folder.path))[Symbol.asyncDispose]();
  writeFileSync(join(folder.path, 'postgres-password'), '');
  await assert.rejects(open(folder.path), fault('secrets-missing', /Put it back from a backup/));
});

test('an address where nothing listens is named without its password', async () => {
  await assert.rejects(connect('postgres://me:secret@127.0.0.1:1/db', 'test'), (thrown: unknown) => {
    assert.match((thrown as Error).message, /me@127\.0\.0\.1:1\/db cannot be reached: nothing listens there/);
    return !(thrown as Error).message.includes('secret');
  });
});

test('as root: a chosen folder that PostgreSQL may not enter is refused with what to do, our own is moved and says where', {
  skip: isRoot ? false : 'not root',
}, async () => {
  await using folder = await freshFolder();
  chmodSync(folder.path, 0o700);
  const inside = join(folder.path, 'data');
  await assert.rejects(open(inside), fault('folder-not-enterable', /may not enter .*Set DATA_DIR to a folder that it can enter/s));
  const server = await openPostgres({ dataDir: { path: inside, chosen: false } });
  try {
    assert.match(server.dataFolder, /^\/var\/lib\/throughline\//);
    assert.equal(server.movedTo, server.dataFolder);
    assert.ok(readFileSync(join(inside, 'WHERE-THE-DATABASE-IS.txt'), 'utf8').includes(server.dataFolder));
  } finally {
    await server[Symbol.asyncDispose]();
    spawnSync('rm', ['-rf', join(server.dataFolder, '..')]);
  }
});

test('as an ordinary user: it runs as that user and needs nothing else', {
  skip: isRoot ? false : 'every other test here shows it',
}, async () => {
  await using folder = await freshFolder();
  const home = join(folder.path, 'home');
  mkdirSync(home);
  const nobody = 65_534;
  spawnSync('chown', [`${nobody}:${nobody}`, home]);
  const script = `const { openPostgres } = await import(${JSON.stringify(join(checkout, 'src/store/postgres/server.ts'))});
    await using server = await openPostgres({ dataDir: { path: ${JSON.stringify(join(home, 'data'))}, chosen: true } });
    process.stdout.write('runs');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    encoding: 'utf8',
    env: {},
  });
  // A checkout below a folder that others may not enter cannot be tried so.
  if (/EACCES/.test(stderr) && !existsSync(join(home, 'data'))) return;
  assert.equal(stdout, 'runs', stderr);
  assert.equal(statSync(join(home, 'data', 'postgres')).uid, nobody);
});
