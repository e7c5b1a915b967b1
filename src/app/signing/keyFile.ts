/**
 * The signing key of an area: one file in DATA_DIR that only this user may read, beside the other secrets. The private half is in no table, log or
 * answer. When it is replaced the old private half is gone; its public half is kept, so that anybody can be told which it was. Which keys were made is
 * written down outside that folder, in public halves alone: a restore without the key finds that there was one, and nobody makes another unasked.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { StoreFault } from '../../store/faults.ts';
import { writeFault } from '../../store/postgres/place.ts';
import { fingerprintOf, keyIdOf, type PrivateKey, type PublicKey, publicKeyOf } from './jws.ts';

const half = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const publicKey = { kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: half };
const about = {
  schemaVersion: z.literal(1),
  area: z.string(),
  earlier: z.array(
    z.strictObject({ key: z.strictObject(publicKey), since: z.iso.datetime(), until: z.iso.datetime(), reason: z.string() }),
  ),
};
const KeyFile = z.strictObject({
  ...about,
  current: z.strictObject({ key: z.strictObject({ ...publicKey, d: half }), since: z.iso.datetime() }),
});
type KeyFile = z.output<typeof KeyFile>;
/** The keys that were made here, without any private half. */
const KeysMade = z.strictObject({ ...about, current: z.strictObject({ key: z.strictObject(publicKey), since: z.iso.datetime() }) });
type KeysMade = z.output<typeof KeysMade>;

export interface OwnKey {
  readonly id: string;
  readonly fingerprint: string;
  readonly publicKey: PublicKey;
  readonly since: string;
}
export interface OwnKeys {
  readonly current: OwnKey;
  readonly earlier: readonly (OwnKey & { readonly until: string; readonly reason: string })[];
}

const folderOf = (dataDir: string): string => join(dataDir, 'signing-keys');
const keyFileOf = (dataDir: string, area: string): string => join(folderOf(dataDir), `${encodeURIComponent(area)}.json`);

const madeFolderOf = (dataDir: string): string => join(dataDir, 'signing-keys-made');
const madeFileOf = (dataDir: string, area: string): string => join(madeFolderOf(dataDir), `${encodeURIComponent(area)}.json`);

const instead = 'make another with "npx throughline signing-key rotate --reason …", and have every partner record it (docs/operator.md).';
const restore = `Restore it from your backup. Without one: remove it, ${instead}`;

/** Null when there is none. A file that others may read is not used: whoever read it could sign in this area's name. */
export function readKeyFile(dataDir: string, area: string): KeyFile | null {
  const file = keyFileOf(dataDir, area);
  if (!existsSync(file)) return null;
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new StoreFault(
      'signing-key-open',
      `${file} can be read by other users of this machine, and is not used. Replace the key ("npx throughline signing-key rotate --reason …" after "chmod 600 ${file}"): somebody may have read it.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StoreFault(
      'signing-key-damaged',
      `${file} cannot be read as a signing key. ${restore}`,
      cause instanceof SyntaxError ? undefined : cause,
    );
  }
  const read = KeyFile.safeParse(json);
  if (!read.success || read.data.area !== area)
    throw new StoreFault('signing-key-damaged', `${file} is not the signing key of the area ${area}. ${restore}`);
  return read.data;
}

/** Null when none was ever made here, or when what is written of it cannot be read: then nothing says that another was used. */
function readKeysMade(dataDir: string, area: string): KeysMade | null {
  try {
    const read = KeysMade.safeParse(JSON.parse(readFileSync(madeFileOf(dataDir, area), 'utf8')));
    return read.success && read.data.area === area ? read.data : null;
  } catch {
    return null;
  }
}

/** Whether this file knows the key that was made last here: one from an old backup does not, nor one that somebody made beside it. */
const isLatest = (file: KeyFile, made: KeysMade | null): boolean =>
  made === null || [file.current, ...file.earlier].some(({ key }) => key.x === made.current.key.x);

/** The first start makes one, and no later start another: that there was one is known without it. What is there is left as it is. */
export async function makeSigningKey(dataDir: string, area: string, at: number): Promise<'made' | 'there' | 'missing'> {
  if (existsSync(keyFileOf(dataDir, area))) {
    noteOldKey(dataDir, area);
    return 'there';
  }
  if (existsSync(madeFileOf(dataDir, area))) return 'missing';
  const since = new Date(at).toISOString();
  const first: KeyFile = { schemaVersion: 1, area, current: { key: await newKey(), since }, earlier: [] };
  return writeKeyFile(dataDir, area, first, 'new') ? 'made' : 'there';
}

/** A key from before its being made was written down, or whose replacing was cut short. One that cannot be used is the doctor's. */
function noteOldKey(dataDir: string, area: string): void {
  let file: KeyFile | null;
  try {
    file = readKeyFile(dataDir, area);
  } catch (fault) {
    if (fault instanceof StoreFault) return;
    throw fault;
  }
  const made = readKeysMade(dataDir, area);
  if (file && made?.current.key.x !== file.current.key.x && isLatest(file, made)) writeKeysMade(dataDir, area, file);
}

/** The fingerprint of the key that was made last, where the key in use is another: what partners have recorded is not what signs. */
export async function otherKeyMade(dataDir: string, area: string): Promise<string | null> {
  const [file, made] = [readKeyFile(dataDir, area), readKeysMade(dataDir, area)];
  return file === null || made === null || isLatest(file, made) ? null : (await described(made.current)).fingerprint;
}

export async function rotateSigningKey(dataDir: string, area: string, reason: string, at: number): Promise<OwnKeys> {
  const [file, made] = [readKeyFile(dataDir, area), readKeysMade(dataDir, area)];
  const before = file && isLatest(file, made) ? file : made;
  if (!before) throw missingKey(dataDir, area);
  const until = new Date(at).toISOString();
  const ended = [before, ...(file && file !== before ? [file] : [])].map(({ current: { key, since } }) => ({
    key: publicKeyOf(key),
    since,
    until,
    reason,
  }));
  const known = new Set(before.earlier.map(({ key }) => key.x));
  const after: KeyFile = {
    schemaVersion: 1,
    area,
    current: { key: await newKey(), since: until },
    earlier: [...before.earlier, ...ended.filter(({ key }) => !known.has(key.x))],
  };
  writeKeyFile(dataDir, area, after, 'instead');
  return ownKeysIn(after);
}

export const missingKey = (dataDir: string, area: string): StoreFault =>
  new StoreFault(
    'signing-key-missing',
    existsSync(madeFileOf(dataDir, area))
      ? `${keyFileOf(dataDir, area)} is gone, and nothing leaves as a file. Restore it from your backup. Without one: ${instead}`
      : `There is no ${keyFileOf(dataDir, area)}. "npm start" makes one; if there was one, restore it from your backup.`,
  );

export async function ownKeysIn({ current, earlier }: KeyFile): Promise<OwnKeys> {
  return {
    current: await described(current),
    earlier: await Promise.all(earlier.map(async ({ until, reason, ...each }) => ({ ...(await described(each)), until, reason }))),
  };
}

async function described({ key, since }: { readonly key: { readonly x: string }; readonly since: string }): Promise<OwnKey> {
  const id = await keyIdOf(key);
  return { id, fingerprint: fingerprintOf(id), publicKey: publicKeyOf(key), since };
}

async function newKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const { x, d } = await exportJWK(privateKey);
  return { kty: 'OKP', crv: 'Ed25519', x: half.parse(x), d: half.parse(d) };
}

function writeKeyFile(dataDir: string, area: string, what: KeyFile, how: 'new' | 'instead'): boolean {
  const isWritten = writeWhole(folderOf(dataDir), keyFileOf(dataDir, area), what, how);
  if (isWritten) writeKeysMade(dataDir, area, what);
  return isWritten;
}

const writeKeysMade = (dataDir: string, area: string, { schemaVersion, earlier, current: { key, since } }: KeyFile): boolean =>
  writeWhole(
    madeFolderOf(dataDir),
    madeFileOf(dataDir, area),
    { schemaVersion, area, current: { key: publicKeyOf(key), since }, earlier },
    'instead',
  );

/** Whole or not at all, and on the disk before anybody relies on it. `new`: what somebody else made meanwhile stands. */
function writeWhole(folder: string, file: string, what: KeyFile | KeysMade, how: 'new' | 'instead'): boolean {
  // Not of the process's number: in a container the next start has the same, and finds what the last one left.
  const making = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const to = openSync(making, 'wx', 0o600);
    try {
      writeSync(to, `${JSON.stringify(what, null, 2)}\n`);
      fsyncSync(to);
    } finally {
      closeSync(to);
    }
    if (how === 'instead') renameSync(making, file);
    else linkSync(making, file);
    onDisk(folder);
    return true;
  } catch (cause) {
    if (how === 'new' && (cause as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(file)) return false;
    throw writeFault(file, cause);
  } finally {
    rmSync(making, { force: true });
  }
}

/** The name of a new file is the folder's: it is on the disk when the folder is. Windows opens no folder. */
function onDisk(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The areas that have a key here, or had one: one folder holds one area, and a command need not ask the database which. */
export const areasWithKeys = (dataDir: string): readonly string[] => [
  ...new Set([folderOf(dataDir), madeFolderOf(dataDir)].flatMap((folder) => areasIn(folder))),
];
const areasIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)))
    : [];

/** For the command, which has no house. */
export async function ownKeysOf(dataDir: string, area: string): Promise<OwnKeys> {
  const file = readKeyFile(dataDir, area);
  if (!file) throw missingKey(dataDir, area);
  return ownKeysIn(file);
}
