// What every command is given. A command is one file that exports `register(program, deps)`.
import { resolve } from 'node:path';
import type { Connection, DataDir, Installation } from '../app/installation.ts';

export interface CliDeps {
  /** Data goes here. */
  readonly stdout: NodeJS.WritableStream;
  /** Messages and progress go here. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: DataDir;
  readonly databaseUrl: string | undefined;
  /** Opens the database and migrates it; opened once, closed when the command has ended. */
  readonly installation: () => Promise<Installation>;
  /** A connection as the service role. */
  readonly connectAsService: () => Promise<Connection>;
  /** A line on stderr. */
  readonly say: (sentence: string) => void;
}

export function makeDeps(env: CliDeps['env'], checkout: string): CliDeps & AsyncDisposable {
  const dataDir = dataDirFrom(env, checkout);
  const databaseUrl = env.DATABASE_URL || undefined;
  const say = (sentence: string): void => void process.stderr.write(`throughline: ${sentence}\n`);
  let open: Promise<Installation> | undefined;
  const installation = (): Promise<Installation> => (open ??= load());
  // Loaded when it is wanted: half the commands need no database.
  const load = async (): Promise<Installation> =>
    (await import('../app/installation.ts')).openInstallation({ dataDir, databaseUrl, onProgress: say });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env,
    dataDir,
    databaseUrl,
    installation,
    connectAsService: async () =>
      (await import('../app/installation.ts')).connectTo((await installation()).serviceUrl, 'throughline command'),
    say,
    [Symbol.asyncDispose]: async () => {
      const opened = await open?.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
    },
  };
}

function dataDirFrom(env: CliDeps['env'], checkout: string): DataDir {
  const named = env.DATA_DIR;
  return named === undefined || named === '' ? { path: resolve(checkout, '.data'), chosen: false } : { path: resolve(named), chosen: true };
}
