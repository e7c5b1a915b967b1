/** `throughline link` as somebody runs it: what goes where, and the exit code. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'throughline-link-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const program = resolve(import.meta.dirname, 'main.ts');
const names = 'Ardenby Belfield Corham Danwick Elton Fenmoor Gorwood Halstead'.split(' ');
const rows = Array.from(
  { length: 60 },
  (_, i) =>
    `${i},${i % 2 === 0 ? 'Amira' : 'Ivo'},${names[i % 8]}${'abcdefgh'[Math.floor(i / 8)]},19${60 + (i % 30)}-0${1 + (i % 9)}-1${i % 10}`,
);
const again = rows.slice(0, 20).map((row) => `${row.replace(/^/, 'x').replace('Amira', 'Amyra')}`);
const register = join(folder, 'register.csv');
writeFileSync(register, `id,first_name,surname,dob,favourite colour\n${[...rows, ...again].map((row) => `${row},blue`).join('\n')}\n`);
const run = (...argv: string[]) => spawnSync(process.execPath, [program, 'link', ...argv], { encoding: 'utf8', cwd: folder });

test('pairs go to the file, the summary to stdout as JSON, progress and columns that were not read to stderr', () => {
  const { status, stdout, stderr } = run(
    '--left',
    register,
    '--out',
    'pairs.csv',
    '--clusters',
    'clusters.csv',
    '--save-model',
    'model.json',
    '--json',
    '--progress',
  );
  assert.equal(status, 0, stderr);
  const summary = JSON.parse(stdout) as { pairs: number; clusters: number; registers: { rows: number; unknownColumns: string[] }[] };
  assert.equal(summary.registers[0]!.rows, 80);
  assert.deepEqual(summary.registers[0]!.unknownColumns, ['favourite colour']);
  assert.match(stderr, /comparing pairs/);
  assert.match(stderr, /not recognised and not read: favourite colour/);
  const lines = readFileSync(join(folder, 'pairs.csv'), 'utf8').trimEnd().split('\n');
  assert.match(lines[0]!, /^left_id,right_id,bits,probability,band,cluster_id,forename,surname/);
  assert.equal(lines.length - 1, summary.pairs);
  assert.equal(again.filter((_, i) => lines.some((line) => line.startsWith(`${i},x${i},`))).length, 20);
  assert.doesNotMatch(lines.slice(1).join('\n'), /Amira|Ardenby/);
  assert.equal(readFileSync(join(folder, 'clusters.csv'), 'utf8').trimEnd().split('\n').length, 81);
  const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as { sql_dialect: string; comparisons: object[] };
  assert.equal(model.sql_dialect, 'duckdb');
  const second = run('--left', register, '--out', 'again.csv', '--model', 'model.json');
  assert.equal(second.status, 0, second.stderr);
  assert.match(second.stdout, /people decide who is who/);
  assert.equal(readFileSync(join(folder, 'again.csv'), 'utf8'), lines.join('\n') + '\n');
});

test('rows left out are named and the exit code says so; wrong use is 2, what cannot be read 1', () => {
  const path = join(folder, 'bad.csv');
  writeFileSync(path, 'id,surname\n1,Testwood\n,Testwood\n2,Testwood\n');
  const bad = run('--left', path, '--out', 'bad-pairs.csv');
  assert.equal(bad.status, 3);
  assert.match(bad.stderr, /row 2 was left out: it has no id/);
  assert.equal(run('--left', path).status, 2);
  assert.match(run('--left', path, '--out', 'o.csv', '--column', 'colour=x').stderr, /"colour" is not something that a column can say/);
  assert.equal(run('--left', path, '--out', 'o.csv', '--memory', 'much').status, 2);
  const missing = run('--left', 'nowhere.csv', '--out', 'o.csv', '--json');
  assert.equal(missing.status, 1);
  assert.equal((JSON.parse(missing.stdout) as { error: { code: string } }).error.code, 'register-unreadable');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends it with 130, no half file and no temporary folder`, async () => {
    assert.equal(await stopped(signal, 'once'), 130);
    assertNothingLeft();
  });

  test(`${signal} sent again and again leaves no half file and no temporary folder either`, async () => {
    // The code is not asserted: the last signal may arrive when Node itself is on its way out and no longer listens.
    await stopped(signal, 'again and again');
    assertNothingLeft();
  });
}

async function stopped(signal: NodeJS.Signals, often: 'once' | 'again and again'): Promise<number | null> {
  const path = join(folder, 'large.csv');
  writeFileSync(
    path,
    `id,first_name,surname,dob\n${Array.from({ length: 20_000 }, (_, i) => rows[i % 60]!.replace(/^\d+/, String(i))).join('\n')}\n`,
  );
  const child = spawn(process.execPath, [program, 'link', '--left', path, '--out', 'stopped.csv', '--temporary', folder, '--progress'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let sent = false;
  let again: NodeJS.Timeout | undefined;
  child.stderr.on('data', (said: Buffer) => {
    if (sent || !/making keys/.test(String(said))) return;
    sent = child.kill(signal);
    if (often === 'again and again') again = setInterval(() => void child.kill(signal), 1);
  });
  const code = await new Promise<number | null>((done) => void child.on('exit', done));
  clearInterval(again);
  assert.ok(sent, 'it ended before it was stopped');
  return code;
}

function assertNothingLeft(): void {
  assert.ok(!existsSync(join(folder, 'stopped.csv')));
  assert.deepEqual(
    readdirSync(folder).filter((name) => /\.part$|^throughline-link-/.test(name)),
    [],
  );
}
