// An empty folder for one test, removed at its end: `await using folder = await freshFolder()`. Anybody may enter it, so
// that PostgreSQL's user can when the tests run as root.
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FreshFolder extends AsyncDisposable {
  readonly path: string;
}

export async function freshFolder(): Promise<FreshFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'throughline-')));
  await chmod(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
