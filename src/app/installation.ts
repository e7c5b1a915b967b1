// An installation: the folder DATA_DIR, its database, and whether it holds invented or real people. Every command that
// needs the database opens it here; the last one out stops the PostgreSQL that comes with throughline.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from '../store/connect.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { type DataDir, writeFault } from '../store/postgres/place.ts';
import { removeData } from '../store/postgres/server.ts';
import { type RoleUrls, roleUrls } from '../store/roles.ts';

export { StoreFault } from '../store/faults.ts';
export type { Connection, DataDir, RoleUrls };

/** A demonstration has invented people, and buttons that move time; a live one has neither, and never becomes one. */
export type InstallationKind = 'demonstration' | 'live';

export interface Installation extends RoleUrls, AsyncDisposable {
  readonly dataDir: string;
  /** Where the database is, in words, without any password. */
  readonly where: string;
  readonly database: 'embedded' | 'given';
  readonly postgresMajor: number;
  /** Names of the migrations applied now. */
  readonly applied: readonly string[];
}

export interface InstallationOptions {
  readonly dataDir: DataDir;
  readonly databaseUrl?: string | undefined;
  readonly onProgress?: (sentence: string) => void;
}

/** Opens the database and brings it to the newest schema. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const database = await openDatabase(options);
  try {
    const { applied, ...urls } = await migrate({
      adminUrl: database.adminUrl,
      secret: database.secret,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
    return described(options, database, urls, applied);
  } catch (fault) {
    await database[Symbol.asyncDispose]();
    throw fault;
  }
}

/** Opens the database as it is, for commands that only look. */
export async function openInstallationAsItIs(options: InstallationOptions): Promise<Installation> {
  const database = await openDatabase(options);
  return described(options, database, roleUrls(database.adminUrl, database.secret), []);
}

export function connectTo(url: string, applicationName: string): Promise<Connection> {
  return connect(url, applicationName);
}

/** What this DATA_DIR was made as; undefined when it is new. */
export function kindOf(dataDir: DataDir): InstallationKind | undefined {
  const file = kindFile(dataDir);
  if (!existsSync(file)) return undefined;
  const { kind } = JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown };
  // Whatever it says that we do not know is treated as real people's data.
  return kind === 'demonstration' ? 'demonstration' : 'live';
}

export function rememberKind(dataDir: DataDir, kind: InstallationKind): void {
  // What is remembered already is not written again: somebody else's folder is refused below, in the words of the database.
  if (kindOf(dataDir) === kind) return;
  try {
    mkdirSync(dataDir.path, { recursive: true });
    writeFileSync(kindFile(dataDir), `${JSON.stringify({ kind })}\n`);
  } catch (cause) {
    throw writeFault(kindFile(dataDir), cause);
  }
}

/** Removes the embedded database; returns the folder removed, if there was one. */
export function removeDatabase(dataDir: DataDir): Promise<string | undefined> {
  return removeData(dataDir);
}

const kindFile = (dataDir: DataDir): string => join(dataDir.path, 'installation.json');

function described(
  options: InstallationOptions,
  database: Awaited<ReturnType<typeof openDatabase>>,
  urls: RoleUrls,
  applied: readonly string[],
): Installation {
  return {
    ...urls,
    dataDir: options.dataDir.path,
    where: database.where,
    database: database.kind,
    postgresMajor: database.major,
    applied,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
