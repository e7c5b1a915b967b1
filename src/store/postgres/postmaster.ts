// The server process itself: start it, know it again after we were killed, stop it. PostgreSQL's own postmaster.pid is
// the source: process, port and state ("ready"). https://www.postgresql.org/docs/18/storage-file-layout.html
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { isDiskFull, StoreFault } from '../faults.ts';
import { findBinaries, programIn } from './binaries.ts';
import { identity } from './initialise.ts';
import { isPostgresOn, isRunning, pause, waitUntilGone } from './processes.ts';
import type { SystemUser } from './unprivileged.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export interface Launch {
  readonly binaries: string;
  readonly folder: string;
  readonly user: SystemUser | undefined;
  readonly password: string;
  readonly log: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly progress: (sentence: string) => void;
}

// Values are personal data: PostgreSQL's log must not repeat statements, nor the DETAIL lines that quote keys.
const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  password_encryption: 'scram-sha-256',
  jit: 'off',
};

const portAttempts = 5;
// Its processes notice by themselves that the first of them was killed, in a moment, and on a busy machine in a few.
const stillEndingMilliseconds = 30_000;
const largestLogBytes = 10 * 1024 * 1024;
// After a crash the server may need minutes to replay its log; we wait as long as it lives, and say so.
const sayWaitingAfterMilliseconds = 3000;

export async function launch(options: Launch): Promise<Postmaster> {
  let portsTaken = 0;
  let waitingUntil: number | undefined;
  for (;;) {
    const port = await freePort();
    const outcome = await launchOn(port, options);
    if (outcome === 'still-ending') {
      if (waitingUntil === undefined) options.progress('a process of the database that was killed is still ending; waiting for it');
      waitingUntil ??= performance.now() + stillEndingMilliseconds;
      if (performance.now() > waitingUntil)
        throw new StoreFault(
          'server-stale',
          `A process of a PostgreSQL server that was killed still holds ${options.folder}. End the processes called postgres that it left, then start again.`,
        );
      await pause(200);
    } else if (outcome !== 'port-taken') return outcome;
    else if ((portsTaken += 1) === portAttempts)
      throw new StoreFault(
        'ports-taken',
        `PostgreSQL was given ${portAttempts} free ports of 127.0.0.1 and each was taken before it could listen. Try again.`,
      );
  }
}

/** The server that runs on this folder already, if it is healthy; removes what a dead one left; stops a sick one. */
export async function adopt(folder: string, password: string, progress: (sentence: string) => void): Promise<Postmaster | undefined> {
  const found = readPidFile(folder);
  if (found === undefined) return undefined;
  if (!isRunning(found.pid) || isPostgresOn(found.pid, folder) === false) {
    // Its number may belong to another process by now, which makes PostgreSQL refuse to start until the file is gone.
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return undefined;
  }
  for (const end = performance.now() + 10_000; performance.now() < end; await pause(100)) {
    const now = readPidFile(folder);
    if (now === undefined) return undefined;
    if (await answers(now.port, password, folder)) return { pid: now.pid, port: now.port };
    if (!isRunning(found.pid)) return undefined;
  }
  progress(`the PostgreSQL server left running by an earlier start (process ${found.pid}) does not answer; stopping it`);
  await stop(found.pid, folder);
  return undefined;
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stop(pid: number, folder: string): Promise<void> {
  if (!isRunning(pid)) return;
  signal(pid, folder, 'SIGINT');
  if (await waitUntilGone(pid, 30_000)) return;
  // Immediate: safe as well (the next start replays the log), and never kill -9, which leaves children behind.
  signal(pid, folder, 'SIGQUIT');
  if (await waitUntilGone(pid, 10_000)) return;
  throw new StoreFault(
    'server-did-not-stop',
    `The PostgreSQL server on ${folder} (process ${pid}) does not stop. Stop that process yourself, then try again.`,
  );
}

async function launchOn(port: number, options: Launch): Promise<Postmaster | NotYet> {
  const settings = Object.entries({ ...ourSettings, port: String(port), ...options.settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { log, from } = openLog(options.log);
  const child = spawn(programIn(options.binaries, 'postgres'), ['-D', options.folder, ...settings], {
    cwd: '/',
    // A session of its own: Ctrl-C must reach us first, and kill -9 of us must not take the server along.
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, TZ: 'UTC', SystemRoot: process.env.SystemRoot },
    ...identity(options.user),
  });
  closeSync(log);
  child.unref();
  let ended: string | undefined;
  child.once('error', (fault) => (ended = fault.message));
  child.once('exit', (code, name) => (ended = `exit ${code ?? name}`));
  const started = performance.now();
  for (let said = false; ended === undefined; await pause(20)) {
    if (readPidFile(options.folder)?.state === 'ready' && (await answers(port, options.password, options.folder)))
      return { pid: child.pid as number, port };
    if (!said && performance.now() - started > sayWaitingAfterMilliseconds) {
      options.progress('waiting for the database (after a crash it reads its log again; this can take minutes)');
      said = true;
    }
  }
  return explain(readFileSync(options.log, 'utf8').slice(from), ended, options);
}

/** What another try may get over. */
type NotYet = 'port-taken' | 'still-ending';

function explain(said: string, ended: string, { folder, log }: Launch): NotYet {
  if (/could not (bind|create any TCP\/IP sockets)/.test(said)) return 'port-taken';
  if (/pre-existing shared memory block/.test(said)) return 'still-ending';
  if (isDiskFull(said))
    throw new StoreFault(
      'disk-full',
      `The disk of ${folder} is full and PostgreSQL cannot start. Nothing is lost; make room and start again.`,
      said,
    );
  if (/lock file ".*" already exists|is another postmaster/.test(said)) {
    throw new StoreFault(
      'server-stale',
      `Another PostgreSQL server is still using ${folder}. Stop it (its number is the first line of postmaster.pid there), then start again.`,
      said,
    );
  }
  if (/Permission denied/.test(said))
    throw new StoreFault(
      'folder-not-enterable',
      `PostgreSQL may not read ${folder}. Give it back to the user who made it, or choose another DATA_DIR.`,
      said,
    );
  throw new StoreFault(
    'server-did-not-start',
    `PostgreSQL did not start (${ended}). Its last words, in ${log}: ${said.trim().split('\n').slice(-3).join(' ')}`,
    said,
  );
}

async function answers(port: number, password: string, folder: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(port, password),
    connectionTimeoutMillis: 3000,
    application_name: 'throughline launcher',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === folder;
  } catch {
    return false; // Still starting, or not ours: the caller waits, and looks whether the process lives.
  } finally {
    await client.end().catch(() => {});
  }
}

export function urlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function readPidFile(folder: string): (Postmaster & { readonly state: string }) | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

function signal(pid: number, folder: string, name: 'SIGINT' | 'SIGQUIT'): void {
  if (process.platform === 'win32') {
    spawnSync(programIn(findBinaries().folder, 'pg_ctl'), ['stop', '-D', folder, '-m', name === 'SIGINT' ? 'fast' : 'immediate']);
    return;
  }
  try {
    process.kill(pid, name);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw new StoreFault(
      'server-did-not-stop',
      `The PostgreSQL server on ${folder} (process ${pid}) belongs to another user. Stop it as that user.`,
      cause,
    );
  }
}

function openLog(path: string): { log: number; from: number } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(path, `${path}.1`);
  return { log: openSync(path, 'a', 0o600), from: size > largestLogBytes ? 0 : size };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
