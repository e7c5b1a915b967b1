// Who is using the server of a data folder: a file each, named after the process. The last one out stops the server, so
// `throughline ledger verify` beside `npm start`, or two test files, share one. A file whose process is dead (kill -9)
// counts for nothing. The lock makes starting, adopting and stopping one at a time.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isRunning, pause, startMark } from './processes.ts';
import { writeFault } from './place.ts';

const self = `${process.pid}-${startMark(process.pid)}`;
let taken = 0;

/** Takes a lease; the returned function gives it back. */
export function takeLease(folder: string): () => void {
  const file = join(folder, `${self}-${(taken += 1)}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, '');
  } catch (cause) {
    throw writeFault(file, cause);
  }
  return () => rmSync(file, { force: true });
}

/** Leases of living processes (one process may hold several). */
export function liveLeases(folder: string): string[] {
  const names = readNames(folder);
  for (const name of names.filter((each) => !isHeld(each))) rmSync(join(folder, name), { force: true });
  return names.filter(isHeld);
}

export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      writeFileSync(path, self, { flag: 'wx' });
      break;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeFault(path, cause);
      const holder = readText(path);
      // An empty file is one being written this moment, or by a process killed between making and writing it.
      if (holder !== undefined && holder !== '' && !isHeld(holder)) rmSync(path, { force: true });
      await pause(50);
      if (holder === '' && readText(path) === '') rmSync(path, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function isHeld(name: string): boolean {
  const [pid, mark] = name.split('-');
  return isRunning(Number(pid)) && startMark(Number(pid)) === (mark ?? '');
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
