// The database of an installation: the PostgreSQL that comes with throughline, or the one that DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, nameOf, requireUsable } from './connect.ts';
import { type DataDir, writeFault } from './postgres/place.ts';
import { openPostgres, type PostgresOptions } from './postgres/server.ts';
import { secretIn } from './roles.ts';

export interface OpenDatabase extends AsyncDisposable {
  readonly adminUrl: string;
  /** What the roles' passwords are derived from. */
  readonly secret: string;
  readonly kind: 'embedded' | 'given';
  /** Where it is, in words, without any password. */
  readonly where: string;
  readonly major: number;
}

export interface DatabaseOptions extends PostgresOptions {
  readonly databaseUrl?: string | undefined;
}

export async function openDatabase({ databaseUrl, ...options }: DatabaseOptions): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    await using client = await connect(databaseUrl, 'throughline start');
    const major = await requireUsable(client);
    const secret = secretIn(databaseUrl) ?? keptSecret(options.dataDir);
    return { adminUrl: databaseUrl, secret, kind: 'given', where: nameOf(databaseUrl), major, [Symbol.asyncDispose]: async () => {} };
  }
  const server = await openPostgres(options);
  const moved = server.movedTo === undefined ? '' : ` (PostgreSQL may not run as root, and its user may not enter ${options.dataDir.path})`;
  return {
    adminUrl: server.adminUrl,
    secret: secretIn(server.adminUrl) as string,
    kind: 'embedded',
    where: `${server.dataFolder}${moved}`,
    major: server.major,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** For a DATABASE_URL without a password (a socket, a certificate). */
function keptSecret(dataDir: DataDir): string {
  const file = join(dataDir.path, 'roles-secret');
  try {
    mkdirSync(dataDir.path, { recursive: true });
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw writeFault(file, cause);
  }
}
