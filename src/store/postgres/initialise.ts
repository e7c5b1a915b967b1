// Makes a PostgreSQL data folder: built beside its place and renamed into it, so that a start killed halfway leaves
// nothing that looks like a database. UTF-8, the built-in C.UTF-8 order (the same on every system), checksums, scram.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { isDiskFull, StoreFault } from '../faults.ts';
import { programIn } from './binaries.ts';
import { prepareDataFolder, writeFault } from './place.ts';
import type { SystemUser } from './unprivileged.ts';

export interface Initialisation {
  readonly binaries: string;
  readonly folder: string;
  readonly user: SystemUser | undefined;
  readonly password: string;
  /** Where the password is kept for the next start (0600). */
  readonly passwordFile: string;
}

export async function initialise({ binaries, folder, user, password, passwordFile }: Initialisation): Promise<void> {
  if (existsSync(folder)) refuseUnknown(folder);
  const making = `${folder}.making`;
  const passwordForInitdb = join(dirname(folder), 'postgres-password.making');
  rmSync(making, { recursive: true, force: true });
  try {
    prepareDataFolder(making, user);
    writePassword(passwordForInitdb, password, user);
    await initdb(binaries, making, passwordForInitdb, user);
    writePassword(passwordFile, password, undefined);
    renameSync(making, folder);
  } catch (cause) {
    rmSync(making, { recursive: true, force: true });
    throw cause instanceof StoreFault ? cause : writeFault(folder, cause);
  } finally {
    rmSync(passwordForInitdb, { force: true });
  }
}

async function initdb(binaries: string, folder: string, passwordFile: string, user: SystemUser | undefined): Promise<void> {
  const args = ['-D', folder, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions');
  const child = spawn(programIn(binaries, 'initdb'), args, {
    cwd: folder,
    env: { PATH: process.env.PATH, TZ: 'UTC', SystemRoot: process.env.SystemRoot },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...identity(user),
  });
  const exited = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const [said, , code] = await Promise.all([text(child.stderr), text(child.stdout), exited]).catch((cause: unknown) => {
    throw new StoreFault(
      'binaries-unusable',
      `${programIn(binaries, 'initdb')} cannot run here (${(cause as Error).message}). The packaged PostgreSQL needs glibc; on other systems set DATABASE_URL to a PostgreSQL 15 or later.`,
      cause,
    );
  });
  if (code === 0) return;
  if (isDiskFull(said))
    throw new StoreFault(
      'disk-full',
      `The disk of ${folder} became full while the database was being made. Make room, or set DATA_DIR to a folder on another disk.`,
      said,
    );
  throw new StoreFault(
    'initialising-failed',
    `The database could not be made in ${folder}: ${said.trim().split('\n').slice(-3).join(' ')}`,
    said,
  );
}

export function identity(user: SystemUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

function writePassword(file: string, password: string, owner: SystemUser | undefined): void {
  rmSync(file, { force: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (owner !== undefined) chownSync(file, owner.uid, owner.gid);
}

/** A folder without PG_VERSION that is there all the same: somebody's files, which we neither use nor remove; empty is fine. */
function refuseUnknown(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (cause) {
    throw new StoreFault(
      'data-folder-foreign',
      `${folder} exists and is not a database that throughline may use. Move it away, or set DATA_DIR to another folder.`,
      cause,
    );
  }
}
