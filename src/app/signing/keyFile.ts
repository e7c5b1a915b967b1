/**
 * The signing key of an area: one file in DATA_DIR that only this user may read, beside the other secrets. The private half is in no table, log or
 * answer. When it is replaced the old private half is gone; its public half is kept, so that anybody can be told which it was.
 */
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
const KeyFile = z.strictObject({
  schemaVersion: z.literal(1),
  area: z.string(),
  current: z.strictObject({ key: z.strictObject({ ...publicKey, d: half }), since: z.iso.datetime() }),
  earlier: z.array(
    z.strictObject({ key: z.strictObject(publicKey), since: z.iso.datetime(), until: z.iso.datetime(), reason: z.string() }),
  ),
});
type KeyFile = z.output<typeof KeyFile>;

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

const restore =
  'Restore it from your backup. Without one: remove it, start again, and have every partner record the new key (docs/operator.md).';

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

/** Made once, at the first start of an area; what is there is left as it is. */
export async function makeSigningKey(dataDir: string, area: string, at: number): Promise<boolean> {
  if (existsSync(keyFileOf(dataDir, area))) return false;
  const since = new Date(at).toISOString();
  return writeKeyFile(dataDir, area, { schemaVersion: 1, area, current: { key: await newKey(), since }, earlier: [] }, 'new');
}

export async function rotateSigningKey(dataDir: string, area: string, reason: string, at: number): Promise<OwnKeys> {
  const before = readKeyFile(dataDir, area);
  if (!before) throw missingKey(dataDir, area);
  const until = new Date(at).toISOString();
  const { key, since } = before.current;
  const after: KeyFile = {
    ...before,
    current: { key: await newKey(), since: until },
    earlier: [...before.earlier, { key: publicKeyOf(key), since, until, reason }],
  };
  writeKeyFile(dataDir, area, after, 'instead');
  return ownKeysIn(after);
}

const missingKey = (dataDir: string, area: string): StoreFault =>
  new StoreFault(
    'signing-key-missing',
    `There is no ${keyFileOf(dataDir, area)}. "npm start" makes one; if there was one, restore it from your backup.`,
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

/** Whole or not at all, and on the disk before anybody relies on it. `new`: what somebody else made meanwhile stands. */
function writeKeyFile(dataDir: string, area: string, what: KeyFile, how: 'new' | 'instead'): boolean {
  const file = keyFileOf(dataDir, area);
  const making = `${file}.${process.pid}`;
  try {
    mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
    const to = openSync(making, 'wx', 0o600);
    try {
      writeSync(to, `${JSON.stringify(what, null, 2)}\n`);
      fsyncSync(to);
    } finally {
      closeSync(to);
    }
    if (how === 'instead') renameSync(making, file);
    else linkSync(making, file);
    return true;
  } catch (cause) {
    if (how === 'new' && (cause as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(file)) return false;
    throw writeFault(file, cause);
  } finally {
    rmSync(making, { force: true });
  }
}

/** The areas that have a key here: one folder holds one area, and a command need not ask the database which. */
export const areasWithKeys = (dataDir: string): readonly string[] =>
  existsSync(folderOf(dataDir))
    ? readdirSync(folderOf(dataDir))
        .filter((name) => name.endsWith('.json'))
        .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)))
    : [];

/** For the command, which has no house. */
export async function ownKeysOf(dataDir: string, area: string): Promise<OwnKeys> {
  const file = readKeyFile(dataDir, area);
  if (!file) throw missingKey(dataDir, area);
  return ownKeysIn(file);
}
