/** A PostgreSQL of the crash test's own, with fsync and synchronous commit on, that can be killed with all its processes. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { migrate } from '../../src/store/migrate.ts';
import { isRunning } from '../../src/store/postgres/processes.ts';
import { openPostgres, type RunningPostgres } from '../../src/store/postgres/server.ts';
import { type RoleUrls, roleUrls, secretIn } from '../../src/store/roles.ts';
import { freshFolder } from '../support/folder.ts';

export interface CrashServer extends AsyncDisposable {
  urls(): RoleUrls & { readonly superuserUrl: string };
  /** kill -9 of every process of the server; resolves when they are gone. */
  kill(): Promise<void>;
  /** Starts it again; it reads its log. */
  restart(settings?: Readonly<Record<string, string>>): Promise<void>;
}

export async function crashServer(settings: Readonly<Record<string, string>> = {}): Promise<CrashServer> {
  const folder = await freshFolder();
  const dataDir = { path: folder.path, chosen: true };
  const open = (with_: Readonly<Record<string, string>>) => openPostgres({ dataDir, settings: { log_min_messages: 'fatal', ...with_ } });
  const opened: RunningPostgres[] = [await open({})];
  const now = () => opened.at(-1) as RunningPostgres;
  const adminUrl = () => now().adminUrl;
  await migrate({ adminUrl: adminUrl(), secret: secretIn(adminUrl()) ?? '' });
  const server: CrashServer = {
    urls: () => ({ ...roleUrls(adminUrl(), secretIn(adminUrl()) ?? ''), superuserUrl: adminUrl() }),
    kill: async () => {
      const { pid } = now();
      // Its children first are listed, then the postmaster goes, so that none is started meanwhile.
      const children = childrenOf(pid);
      for (const each of [pid, ...children, ...childrenOf(pid)]) killed(each);
      while ([pid, ...children].some(isRunning)) await new Promise((resume) => setTimeout(resume, 10));
    },
    restart: async (with_ = {}) => void opened.push(await open(with_)),
    [Symbol.asyncDispose]: async () => {
      for (const each of opened) await each[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
  if (Object.keys(settings).length > 0) {
    await server.kill();
    await server.restart(settings);
  }
  return server;
}

export function childrenOf(parent: number): number[] {
  const pairs = existsSync('/proc/self/stat') ? fromProc() : fromPs();
  return pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid);
}

/** `pid (name) state ppid …`; the name may hold anything, so what follows its last bracket counts. */
function fromProc(): [number, number][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as [number, number]];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

function fromPs(): [number, number][] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
