// `npm start` as a whole: serves, stops in good order however it is stopped, and goes on where it was.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { isRunning, startMark, waitUntilGone } from '../../src/store/postgres/processes.ts';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';

interface Started extends AsyncDisposable {
  readonly entered: ChildProcess;
  readonly address: string;
  readonly said: () => string;
}

async function start(dataDir: string, [file, ...args] = [process.execPath, join(checkout, 'bin/start.mjs')]): Promise<Started> {
  const entered = spawn(file as string, args, {
    cwd: checkout,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    const address = /Throughline is on (http:\S+)/.exec(said)?.[1];
    if (address !== undefined && said.includes('Ctrl-C')) resolve(address);
  };
  entered.stdout.on('data', hear);
  entered.stderr.on('data', hear);
  entered.once('exit', (code) => reject(new Error(`start ended with ${code}: ${said}`)));
  // Also when an assertion fails in between: what is left running would keep the test file from ending.
  const stop = async (): Promise<void> => {
    if (entered.exitCode !== null || entered.signalCode !== null) return;
    entered.kill('SIGTERM');
    await once(entered, 'exit');
  };
  return { entered, address: await promise, said: () => said, [Symbol.asyncDispose]: stop };
}

/** A machine that is busy with other tests may take its time; what never ends is ended by the run. */
const patience = 120_000;

/** Processes that hold the database of this folder. */
const holders = (dataDir: string): number[] => readdirSync(join(dataDir, 'postgres.users')).map((name) => Number(name.split('-')[0]));

test('it serves and says whom to sign in as; SIGINT ends it with 0 and stops the database; kill -9 of its parent ends it too', {
  skip: existsSync(join(checkout, 'src/web/main.ts')) ? false : 'src/web/main.ts does not exist yet',
}, async () => {
  await using folder = await freshFolder();
  await using first = await start(folder.path);
  assert.equal((await fetch(first.address)).ok, true);
  assert.match(first.said(), /A demonstration: the area and its people are invented[\s\S]*Sign in as\n +\S/);
  first.entered.kill('SIGINT');
  assert.deepEqual(await once(first.entered, 'exit'), [0, null]);
  assert.deepEqual(holders(folder.path), []);
  assert.equal(existsSync(join(folder.path, 'postgres', 'postmaster.pid')), false);

  await using second = await start(folder.path);
  assert.doesNotMatch(second.said(), /making the database|applied/);
  const [program] = holders(folder.path);
  second.entered.kill('SIGKILL');
  assert.ok(await waitUntilGone(program as number, patience), 'the program notices that its parent is gone');
  assert.equal(existsSync(join(folder.path, 'postgres', 'postmaster.pid')), false);

  await using third = await start(folder.path);
  const [killed] = holders(folder.path);
  process.kill(killed as number, 'SIGKILL');
  await once(third.entered, 'exit');
  await using fourth = await start(folder.path);
  assert.equal((await fetch(fourth.address)).ok, true);
  fourth.entered.kill('SIGTERM');
  assert.deepEqual(await once(fourth.entered, 'exit'), [0, null]);
  assert.equal(isRunning(killed as number), false);
});

test('SIGTERM to npm, whose shell does not pass it on, stops it in good order, however long that takes', async () => {
  await using folder = await freshFolder();
  await using started = await start(folder.path, ['npm', 'start']);
  const [program] = holders(folder.path);
  // Longer than somebody who presses Ctrl-C again is asked to wait: nobody has pressed anything here.
  const lock = join(folder.path, 'postgres.lock');
  writeFileSync(lock, `${process.pid}-${startMark(process.pid)}`);
  started.entered.kill('SIGTERM');
  assert.equal(await waitUntilGone(program as number, 4_000), false, 'it waits for its turn to stop the database');
  rmSync(lock);
  assert.ok(await waitUntilGone(program as number, patience), 'the program notices that npm is gone');
  assert.deepEqual(holders(folder.path), []);
  assert.equal(existsSync(join(folder.path, 'postgres', 'postmaster.pid')), false);
});
