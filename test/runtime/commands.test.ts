// The commands as a person runs them: what they print, where, and the number at the end.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { checkArea } from '../../src/app/doctor/area.ts';
import { connect } from '../../src/store/connect.ts';
import { emptyDatabase } from '../support/database.ts';
import { freshFolder } from '../support/folder.ts';
import { posts, testHouse } from '../support/house.ts';
import { checkout } from '../support/server.ts';

async function throughline(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(checkout, 'bin/throughline.mjs'), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

test('--help leads with examples and tells the exit codes, and a near command is suggested', async () => {
  const help = await throughline(['--help']);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /^Examples:/);
  for (const code of ['0 ', '1 ', '2 ', '3 ', '69 ', '130 ']) assert.ok(help.stdout.includes(`\n  ${code}`), code);
  for (const command of ['start', 'migrate', 'doctor', 'ledger']) assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'));
  const near = await throughline(['doctr']);
  assert.equal(near.code, 2);
  assert.match(near.stderr, /Did you mean doctor\?/);
  assert.equal((await throughline(['start', '--nonsense'])).code, 2);
  assert.equal((await throughline(['start'], { PORT: 'abc' })).code, 2);
});

test('start says which port is in use and how to choose another, before it does anything', async () => {
  await using folder = await freshFolder();
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const { code, stderr } = await throughline(['start'], { PORT: String(port), DATA_DIR: join(folder.path, 'data') });
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`port ${port} of 127\\.0\\.0\\.1 is in use.*PORT=${port === 65_535 ? 3001 : port + 1} npm start`, 's'));
    assert.equal(existsSync(join(folder.path, 'data')), false);
  } finally {
    server.close();
  }
});

test('outside a demonstration start serves this machine only, and the two kinds of data are never mixed or removed by mistake', async () => {
  await using folder = await freshFolder();
  const env = { DATA_DIR: folder.path, PORT: '0' };
  const open = await throughline(['start', '--live', '--host', '0.0.0.0'], env);
  assert.equal(open.code, 1);
  assert.match(open.stderr, /this machine only \(127\.0\.0\.1\) until it has real sign-in/);
  writeFileSync(join(folder.path, 'installation.json'), '{"kind":"live"}');
  assert.match((await throughline(['start'], env)).stderr, /holds live data.*Start with --live/s);
  assert.match((await throughline(['start', '--fresh'], env)).stderr, /does not hold a demonstration.*add --yes/s);
  writeFileSync(join(folder.path, 'installation.json'), '{"kind":"demonstration"}');
  assert.match((await throughline(['start', '--live'], env)).stderr, /holds a demonstration.*new folder for live data/s);
  assert.match(
    (await throughline(['start', '--fresh'], { ...env, DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' })).stderr,
    /--fresh does not remove a database that DATABASE_URL names/,
  );
});

test('migrate and doctor work on DATABASE_URL; doctor gives a fix for all that is wrong, no secret, and counts silence', async () => {
  await using database = await emptyDatabase();
  await using folder = await freshFolder();
  const env = { DATA_DIR: folder.path, DATABASE_URL: database.adminUrl };
  const migrated = await throughline(['migrate', '--json'], env);
  assert.equal(migrated.code, 0, migrated.stderr);
  assert.ok((JSON.parse(migrated.stdout) as { applied: string[] }).applied.includes('0001_ledger.sql'));
  assert.match((await throughline(['migrate'], env)).stdout, /Nothing to do/);

  const { code, stdout, stderr } = await throughline(['doctor', '--json'], env);
  assert.equal(code, 1, stderr);
  const report = JSON.parse(stdout) as { findings: { check: string; state: string; fix?: string }[]; readyForLiveData: boolean };
  const state = Object.fromEntries(report.findings.map((finding) => [finding.check, finding.state]));
  assert.deepEqual(
    [state['Database'], state['Migrations'], state['Clock'], state['Watchdog'], state['Timekeeper'], state['Matcher']],
    ['well', 'well', 'well', 'wrong', 'wrong', 'wrong'],
  );
  assert.deepEqual(
    [state['Impact assessment'], state['Sign-in'], report.readyForLiveData],
    ['not-ready-for-live-data', 'not-ready-for-live-data', false],
  );
  for (const finding of report.findings) assert.equal(finding.state !== 'well', finding.fix !== undefined, finding.check);
  // A server that asks for none has none in its address.
  assert.ok(!stdout.includes(database.secret), 'the password is not printed');

  mkdirSync(join(folder.path, 'governance'));
  writeFileSync(
    join(folder.path, 'governance', 'impact-assessment.md'),
    '# Impact assessment\n\n**Signed:** A. Example\n**Date:** 2026-11-20\n',
  );
  writeFileSync(join(folder.path, 'governance', 'data-agreement.md'), '# Agreement\n\nSigned:\nDate: 2026-11-20\n');
  await using admin = await connect(database.adminUrl, 'test');
  const note = JSON.stringify({ people: 3, position: 41, threads: 2, memory: 140 * 1024 ** 2 });
  await admin.query(`insert into throughline.heartbeat (name, at, note) values ('matcher', clock_timestamp(), $1)`, [note]);
  const words = (await throughline(['doctor'], env)).stdout;
  assert.match(words, /Matcher: It answered \d+ s ago: 3 people, up to position 41, 2 threads, 140 MB\./);
  assert.match(words, /Impact assessment: Signed, 2026-11-20/);
  assert.match(words, /Joint-controller agreement: .*is not signed and dated/);
});

test('a live area is set up by no release without real sign-in: of either kind start says so in the same words, and the doctor too', async () => {
  await using database = await emptyDatabase();
  const said: string[] = [];
  for (const kind of [[], ['--subjects']]) {
    await using folder = await freshFolder();
    const env = { DATA_DIR: folder.path, DATABASE_URL: database.adminUrl, PORT: '0' };
    const { code, stderr, stdout } = await throughline(['start', '--live', ...kind], env);
    assert.notEqual(code, 0);
    assert.doesNotMatch(stdout, /Throughline is on/);
    said.push(/This installation has no area yet.*/.exec(stderr)?.[0] ?? stderr);
    const report = await throughline(['doctor'], env);
    assert.equal(report.code, 1, 'what keeps live data out is a failure of a live installation');
    assert.match(
      report.stdout,
      /Area: This installation has no area yet[^→]*→ Setting up a live area, of either kind, comes with a later release/,
    );
  }
  assert.match(said[0] ?? '', /of either kind, comes with a later release that has real sign-in/);
  assert.equal(said[0], said[1]);
});

test('the doctor says of which kind the area is', async () => {
  for (const [kind, words] of [
    ['partnership', 'a partnership'],
    ['subjects of interest', 'subjects of interest'],
  ] as const) {
    await using house = await testHouse('2026-03-02T09:00', kind);
    const { state, words: said } = await checkArea(house.database.serviceUrl);
    assert.deepEqual([state, said], ['well', `Wexmoor: ${words}, ${Object.keys(posts).length} posts.`]);
  }
});

test('form: what loading would change is said, a form is loaded and taken out of use, and what may not be ends with 1', async () => {
  await using house = await testHouse();
  await using folder = await freshFolder();
  const env = { DATA_DIR: folder.path, DATABASE_URL: house.database.superuserUrl };
  const run = (...args: readonly string[]) => throughline(['form', ...args], env);
  const example = await run('example');
  const { form, version } = JSON.parse(example.stdout) as { form: string; version: number };
  const file = join(folder.path, 'form.json');
  writeFileSync(file, example.stdout);
  const preview = await run('preview', file);
  assert.match(preview.stdout, /Nothing was loaded: this is a preview/);
  assert.match((await run('load', file, '--reason', 'Agreed.')).stdout, /It is loaded\./);
  const withdraw = (...more: readonly string[]) => run('withdraw', form, ...more);
  assert.equal((await withdraw('first', '--reason', 'Mistyped.')).code, 2);
  assert.equal((await withdraw(String(version), '--reason', ' ')).code, 2);
  const withdrawn = await withdraw(String(version), '--reason', 'Mistyped.', '--json');
  assert.equal(withdrawn.code, 0, withdrawn.stderr);
  assert.deepEqual(JSON.parse(withdrawn.stdout), { schemaVersion: 1, form, version, withdrawn: true, problems: [] });
  const again = await withdraw(String(version), '--reason', 'Again.');
  assert.deepEqual([again.code, /out of use already/.test(again.stdout)], [1, true]);
});

for (const command of [['migrate'], ['ledger', 'verify'], ['ledger', 'checkpoint'], ['rebuild', '--check']]) {
  test(`${command.join(' ')}: a database that cannot be reached ends with 69, and with --json in one document`, async () => {
    const env = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/db' };
    const { code, stdout, stderr } = await throughline([...command, '--json'], env);
    assert.equal(code, 69);
    assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'database-unreachable');
    assert.match(stderr, /nothing listens there/);
    assert.ok(!`${stdout}${stderr}`.includes('secret'));
  });
}
