/**
 * Checkpoints in the C2SP tlog-checkpoint form (https://c2sp.org/tlog-checkpoint): origin, size, root, then extension
 * lines. Ours, one a tile, let a verifier name the fact that was rewritten, not only say that one was. Signatures are kept
 * as they came and NOT verified: who kept the file vouches for it, until witnesses come with their own issue.
 */
import { LedgerFault } from './fault.ts';
import { leavesInTile, leavesOf, prefixBytes, rootOfTiles, type Tile } from './tile.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Empty in a plain checkpoint (three lines): then a rewritten fact is found but can only be named as a range. */
  readonly tiles: readonly Tile[];
  /** Extension lines of others, kept as they came. */
  readonly extensions: readonly string[];
  /** Signature lines of a signed note, kept as they came, not verified. */
  readonly signatures: readonly string[];
}

/** A ledger of a million facts gives 11 MB. */
const maximumCharacters = 512 * 1024 * 1024;
const tileLine = /^throughline-tile (0|[1-9][0-9]{0,12}) ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9_-]+)$/;

/** Which ledger a checkpoint speaks of, so that one area's cannot be held against another's. */
export function originOf(ledger: string): string {
  return `throughline/ledger/${ledger}`;
}

export function printCheckpoint(checkpoint: Omit<Checkpoint, 'extensions' | 'signatures'> & Partial<Checkpoint>): string {
  const { origin, size, root, tiles, extensions = [], signatures = [] } = checkpoint;
  const lines = [origin, String(size), root.toString('base64')];
  tiles.forEach((tile, index) =>
    lines.push(`throughline-tile ${index} ${tile.root.toString('base64')} ${tile.prefixes.toString('base64url')}`),
  );
  const text = `${[...lines, ...extensions].join('\n')}\n`;
  return signatures.length === 0 ? text : `${text}\n${signatures.join('\n')}\n`;
}

/** Attacker-controlled, parsed defensively: throws LedgerFault 'malformed-checkpoint' saying which line and why. */
export function parseCheckpoint(text: string): Checkpoint {
  if (text.length > maximumCharacters) refuse('it is too long');
  if (!text.endsWith('\n')) refuse('the last line must end with a line feed (was the file cut short?)');
  // oxlint-disable-next-line no-control-regex -- the signed-note format forbids them by name
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text) || !text.isWellFormed())
    refuse('it holds control characters (is it saved with Windows line ends?)');
  const split = text.indexOf('\n\n');
  const body = (split < 0 ? text : text.slice(0, split + 1)).slice(0, -1).split('\n');
  const signatures = split < 0 ? [] : text.slice(split + 2, -1).split('\n');
  if (signatures.some((line) => !line.startsWith('— '))) refuse('after the empty line only signature lines may follow');
  const [origin = '', sizeText = '', rootText = '', ...rest] = body;
  if (origin === '') refuse('line 1, the origin, is empty');
  const size = Number(sizeText);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(sizeText) || !Number.isSafeInteger(size)) refuse('line 2, the size, is not a plain decimal number');
  const root = hashFrom(rootText, 'line 3, the root,');
  const tiles: Tile[] = [];
  const extensions: string[] = [];
  for (const line of rest) {
    if (line === '') refuse('an extension line is empty');
    if (line.startsWith('throughline-tile ')) tiles.push(readTile(line, tiles.length, size));
    else extensions.push(line);
  }
  if (tiles.length > 0) {
    if (tiles.length !== Math.ceil(size / leavesInTile)) refuse('tile lines are missing');
    if (!rootOfTiles(tiles, size).equals(root)) refuse('its tile lines do not fold to its root: the file was altered');
  }
  return { origin, size, root, tiles, extensions, signatures };
}

function readTile(line: string, index: number, size: number): Tile {
  const [, number, root, prefixes] = tileLine.exec(line) ?? [];
  if (number === undefined || root === undefined || prefixes === undefined || Number(number) !== index)
    return refuse(`tile line ${index} is damaged or out of order`);
  const tile = { root: hashFrom(root, `tile ${index}`), prefixes: Buffer.from(prefixes, 'base64url') };
  const leaves = Math.min(leavesInTile, size - index * leavesInTile);
  if (tile.prefixes.length % prefixBytes !== 0 || leavesOf(tile) !== leaves) refuse(`tile line ${index} does not hold ${leaves} leaves`);
  return tile;
}

function hashFrom(text: string, what: string): Buffer {
  const hash = Buffer.from(text, 'base64');
  // The comparison refuses the second spellings that base64 allows.
  return hash.length === 32 && hash.toString('base64') === text ? hash : refuse(`${what} is not 32 bytes of base64`);
}

function refuse(why: string): never {
  throw new LedgerFault('malformed-checkpoint', `This is not a checkpoint that can be checked: ${why}.`);
}
