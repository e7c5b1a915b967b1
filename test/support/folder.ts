// An empty folder for one test, removed at its end: `await using folder = await freshFolder()`. Anybody may enter it, so
// that PostgreSQL's user can when the tests run as root. It lies in memory where there is room: a database is 900 files,
// which took 0.3 to 0.8 s on a busy ext4 disk and 0.03 s there.
import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Of a whole run, with its write-ahead logs; a container's 64 MB are not enough. */
const bytesNeeded = 4 * 1024 ** 3;

/** The folder in which databases of tests are quickest made. */
export function quickFolder(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > bytesNeeded ? memory : tmpdir();
}

export interface FreshFolder extends AsyncDisposable {
  readonly path: string;
}

export async function freshFolder(): Promise<FreshFolder> {
  const path = await realpath(await mkdtemp(join(quickFolder(), 'throughline-')));
  await chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
