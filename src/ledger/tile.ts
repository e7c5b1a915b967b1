/**
 * Tiles of 256 leaves (the height of a tlog-tiles tile): the root of each, and the first 8 bytes of each leaf hash in it.
 * The roots fold to the root of the ledger, so they cannot be forged apart from it; the 8 bytes name the fact within a
 * tile. Making a rewritten fact keep its 8 bytes costs 2^64 hashes, and then the tile, 256 facts, is still named.
 */
import { appendSubtrees, emptyRange, rootOfRange, type CompactRange } from './merkle.ts';

export const tileHeight = 8;
export const leavesInTile = 2 ** tileHeight;
export const prefixBytes = 8;

export interface Tile {
  /** RFC 6962 root of the leaves of this tile; only the last tile may hold fewer than 256. */
  readonly root: Buffer;
  /** 8 bytes a leaf. */
  readonly prefixes: Buffer;
}

/** Tile of at most 256 leaf hashes. */
export function tileOf(leaves: readonly Buffer[]): Tile {
  return {
    root: rootOfRange(appendSubtrees(emptyRange, leaves)),
    prefixes: Buffer.concat(leaves.map((leaf) => leaf.subarray(0, prefixBytes))),
  };
}

export function leavesOf(tile: Tile): number {
  return tile.prefixes.length / prefixBytes;
}

/** Root of the whole from its tiles: complete ones, then at most one that is not. */
export function rootOfTiles(tiles: readonly Pick<Tile, 'root'>[], size: number): Buffer {
  const complete = Math.floor(size / leavesInTile);
  const range = appendSubtrees(
    emptyRange,
    tiles.slice(0, complete).map((tile) => tile.root),
    tileHeight,
  );
  const last = tiles[complete];
  const whole: CompactRange = last ? { size, roots: [...range.roots, last.root] } : range;
  return rootOfRange(whole);
}

export function prefixAt(tiles: readonly Tile[], position: number): Buffer | undefined {
  const prefixes = tiles[Math.floor(position / leavesInTile)]?.prefixes;
  const start = (position % leavesInTile) * prefixBytes;
  return prefixes && start + prefixBytes <= prefixes.length ? prefixes.subarray(start, start + prefixBytes) : undefined;
}
