// What the operating system says about processes: is one alive, is it the one we mean, is it PostgreSQL on our folder.
// A number alone does not tell: after a restart of a container the same numbers belong to other processes.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import process from 'node:process';

/** False also for a zombie, which some containers never clear away. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** Tells two processes with the same number apart: when it started, in ticks since boot (Linux only, else ''). */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** Whether this process is a PostgreSQL server on this data folder; undefined where the system cannot say. */
export function isPostgresOn(pid: number, dataFolder: string): boolean | undefined {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
    } catch (cause) {
      return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? false : undefined;
    }
  }
  if (process.platform === 'win32') return undefined;
  const { status, stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  return status === 0 && stdout.includes('postgres') && stdout.includes(dataFolder);
}

export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(25)) {
    if (!isRunning(pid)) return true;
  }
  return !isRunning(pid);
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** /proc/PID/stat from its third field (the state) on; the second, the name, may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
