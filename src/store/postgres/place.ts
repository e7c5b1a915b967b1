// Where the database lies on the disk, and where its programs are run from. Both must be folders that PostgreSQL's user
// can enter: root's home (0700) is not, and a checkout there is common in containers. Then the data go to
// /var/lib/throughline instead of .data, and a note in .data says so; a DATA_DIR that somebody chose is never moved,
// it is refused with what to do.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { isDiskFull, StoreFault } from '../faults.ts';
import type { Binaries } from './binaries.ts';
import { canEnter, type SystemUser } from './unprivileged.ts';

export interface DataDir {
  readonly path: string;
  /** True when DATA_DIR or an option named it, so that it must not be replaced by another. */
  readonly chosen: boolean;
}

const elsewhere = '/var/lib/throughline';
const bytesNeededForNewData = 250 * 1024 * 1024;

/** The folder of the PostgreSQL data for this DATA_DIR, whether it exists yet or not. */
export function dataFolderFor(
  dataDir: DataDir,
  userFor: (folder: string) => SystemUser | undefined,
): { folder: string; user: SystemUser | undefined; moved: boolean } {
  makeFolder(dataDir.path);
  // Without symbolic links, so that it is the path by which the system and PostgreSQL call it too.
  const inside = join(realpathSync(dataDir.path), 'postgres');
  const user = userFor(inside);
  if (canEnter(user, dataDir.path)) return { folder: inside, user, moved: false };
  if (dataDir.chosen) {
    throw new StoreFault(
      'folder-not-enterable',
      `PostgreSQL may not run as root, and the user it runs as (${user?.name}) may not enter ${dataDir.path}. Set DATA_DIR to a folder that it can enter (DATA_DIR=/var/lib/throughline), open the folders above it ("chmod o+x"), or run this command as an ordinary user.`,
    );
  }
  const id = createHash('sha256').update(dataDir.path).digest('hex').slice(0, 12);
  const folder = join(elsewhere, `${basename(dirname(dataDir.path))}-${id}`, 'postgres');
  makeFolder(elsewhere);
  makeFolder(dirname(folder));
  const userThere = userFor(folder);
  if (!canEnter(userThere, dirname(folder))) {
    throw new StoreFault(
      'folder-not-enterable',
      `The user PostgreSQL runs as (${userThere?.name}) may enter neither ${dataDir.path} nor ${dirname(folder)}. Set DATA_DIR to a folder that it can enter.`,
    );
  }
  writeFileSync(
    join(dataDir.path, 'WHERE-THE-DATABASE-IS.txt'),
    `The database of this checkout is in ${folder}: PostgreSQL may not run as root, and its user may not enter this folder.\n`,
  );
  return { folder, user: userThere, moved: true };
}

/** The programs' folder if PostgreSQL's user can run them there, else a copy that it can. */
export function runnableBinaries(binaries: Binaries, user: SystemUser | undefined): string {
  if (canEnter(user, join(binaries.folder, 'bin'))) return binaries.folder;
  const copy = join(elsewhere, `postgresql-${binaries.version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  try {
    makeFolder(elsewhere);
    cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    if (existsSync(copy)) return copy; // Another command made it meanwhile.
    throw writeFault(elsewhere, cause);
  }
  return copy;
}

/** Makes the empty folder that initdb fills, owned by PostgreSQL's user, after checking that there is room. */
export function prepareDataFolder(folder: string, user: SystemUser | undefined): void {
  const { bavail, bsize } = statfsSync(dirname(folder));
  if (bavail * bsize < bytesNeededForNewData) {
    throw new StoreFault(
      'disk-full',
      `The disk of ${dirname(folder)} has ${Math.round((bavail * bsize) / 1048576)} MB free and a new database needs ${bytesNeededForNewData / 1048576} MB. Make room, or set DATA_DIR to a folder on another disk.`,
    );
  }
  makeFolder(folder);
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
    // Whatever the umask: PostgreSQL's user must get through when we are root, and nobody else need when we are not.
    chmodSync(folder, process.getuid?.() === 0 ? 0o755 : 0o700);
  } catch (cause) {
    throw writeFault(folder, cause);
  }
}

export function writeFault(place: string, cause: unknown): StoreFault {
  if (isDiskFull(cause))
    return new StoreFault(
      'disk-full',
      `The disk is full: ${place} could not be written. Make room, or set DATA_DIR to a folder on another disk.`,
      cause,
    );
  return new StoreFault(
    'folder-not-writable',
    `${place} could not be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}). Make it yours, or set DATA_DIR to a folder that you may write.`,
    cause,
  );
}
