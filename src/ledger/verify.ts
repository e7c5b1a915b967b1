/**
 * Proves a ledger from its rows, and against a checkpoint that somebody kept, naming the first fact that does not fit.
 * Runs alone: hand it rows from any source. Rows are read once, in order; what is held in memory is one id and one stream
 * version a fact, never the rows. What it cannot prove is listed in docs/ledger.md.
 */
import { openBodies } from './body.ts';
import { parseLeaf } from './canonical.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Envelope } from './envelope.ts';
import type { Finding, FindingCode, Verification } from './finding.ts';
import { leafHash } from './leaf.ts';
import { appendSubtrees, emptyRange, rootOfRange } from './merkle.ts';
import { pendingDisposals } from './pendingDisposals.ts';
import type { StoredFact } from './storedFact.ts';
import { leavesInTile, prefixAt, type Tile } from './tile.ts';

export interface Against {
  readonly checkpoint?: Checkpoint;
  /** Origin that the checkpoint must have. */
  readonly origin?: string;
  /** Tiles that the ledger's own storage sealed earlier: weaker than a checkpoint kept elsewhere, and free. */
  readonly sealed?: readonly Tile[];
  /** Size that the storage says the ledger has. */
  readonly headSize?: number;
}

export async function verifyLedger(rows: AsyncIterable<StoredFact>, against: Against = {}): Promise<Verification> {
  const { checkpoint } = against;
  if (checkpoint && against.origin !== undefined && checkpoint.origin !== against.origin) {
    return { ok: false, code: 'origin', position: 0, words: `The checkpoint is of ${checkpoint.origin}, this is ${against.origin}.` };
  }
  const check = rowChecks();
  const disposals = pendingDisposals();
  let range = emptyRange;
  let tile = emptyRange;
  let found: Finding | undefined;
  for await (const row of rows) {
    disposals.see(row);
    if (found) {
      // Read on only to learn whether an earlier fact leans on a disposal that never comes.
      if (disposals.isEmpty()) break;
      continue;
    }
    const position = range.size;
    found = check(row, position, disposals.expect);
    if (found) continue;
    range = appendSubtrees(range, [row.leafHash]);
    tile = appendSubtrees(position % leavesInTile === 0 ? emptyRange : tile, [row.leafHash]);
    found =
      compareTile(row, position, rootOfTileEndingAt(position, tile, checkpoint?.size), checkpoint?.tiles ?? [], 'checkpoint') ??
      compareTile(row, position, rootOfTileEndingAt(position, tile), against.sealed ?? [], 'sealed');
    if (!found && checkpoint && range.size === checkpoint.size && !rootOfRange(range).equals(checkpoint.root)) {
      found = differs('checkpoint', 0, checkpoint.size - 1, undefined);
    }
  }
  return (
    disposals.unmet(found?.position) ??
    found ??
    lengthFinding(range.size, against) ?? { ok: true, size: range.size, root: rootOfRange(range) }
  );
}

/** The checks of one row that need no checkpoint, in the order in which a later one could be misled by an earlier fault. */
function rowChecks() {
  const ids = new Set<string>();
  const versions = new Map<string, number>();
  let lastRecorded = Number.NEGATIVE_INFINITY;
  return (row: StoredFact, position: number, expectDisposal: (by: string, row: StoredFact) => void): Finding | undefined => {
    const finding = (code: FindingCode, words: string): Finding => ({ ok: false, code, position, factId: row.columns.id, words });
    if (row.position > position)
      return { ok: false, code: 'gap', position, words: `No fact has position ${position}; the next is ${row.position}.` };
    if (row.position < position)
      return {
        ...finding('duplicate-position', `Position ${row.position} is held by more than one fact.`),
        position: Math.max(0, row.position),
      };
    if (!leafHash(row.leaf).equals(row.leafHash)) return finding('leaf-hash', 'The stored hash is not the hash of the leaf.');
    const leaf = parseLeaf(row.leaf);
    if (!leaf) return finding('leaf-not-canonical', 'The leaf is not in its one canonical form.');
    const column = (Object.keys(leaf.envelope) as (keyof Envelope)[]).find((key) => leaf.envelope[key] !== row.columns[key]);
    if (column) return finding('columns', `The column ${column} says something else than the leaf.`);
    const { id, stream, recorded } = leaf.envelope;
    if (ids.has(id)) return finding('duplicate-id', `The id ${id} is in the ledger already.`);
    const version = (versions.get(stream) ?? 0) + 1;
    if (row.streamVersion !== version)
      return finding('stream-version', `It should be number ${version} of ${stream} and says ${row.streamVersion}.`);
    if (recorded < lastRecorded) return finding('recorded-backward', 'It was recorded before the fact that precedes it.');
    const bodies = openBodies(row, leaf.commitments);
    if (bodies.code !== 'fits') return finding(bodies.code, `${capital(bodies.words)}.`);
    for (const disposal of bodies.disposedBy) expectDisposal(disposal, row);
    ids.add(id);
    versions.set(stream, version);
    lastRecorded = recorded;
    return undefined;
  };
}

function rootOfTileEndingAt(position: number, tile: typeof emptyRange, end?: number): Buffer | undefined {
  return tile.size === leavesInTile || position + 1 === end ? rootOfRange(tile) : undefined;
}

function compareTile(
  row: StoredFact,
  position: number,
  root: Buffer | undefined,
  tiles: readonly Tile[],
  code: 'checkpoint' | 'sealed',
): Finding | undefined {
  const prefix = prefixAt(tiles, position);
  if (prefix && !prefix.equals(row.leafHash.subarray(0, prefix.length))) return differs(code, position, position, row.columns.id);
  const index = Math.floor(position / leavesInTile);
  const kept = prefix && root && tiles[index];
  return kept && !kept.root.equals(root) ? differs(code, index * leavesInTile, position, undefined) : undefined;
}

function differs(code: 'checkpoint' | 'sealed', position: number, through: number, factId: string | undefined): Finding {
  const source = code === 'checkpoint' ? 'the checkpoint' : 'what this ledger sealed earlier';
  const where = position === through ? 'This fact is' : `A fact from ${position} to ${through} is`;
  const seal = code === 'sealed' ? ' (or the seal was)' : '';
  const words = `${where} not the one that ${source} holds: it was rewritten, removed, moved or inserted together with its hash${seal}.`;
  return { ok: false, code, position, ...(position === through ? {} : { through }), ...(factId === undefined ? {} : { factId }), words };
}

function lengthFinding(size: number, { checkpoint, headSize, sealed = [] }: Against): Finding | undefined {
  const ends = `The ledger ends after ${size} facts`;
  if (checkpoint && size < checkpoint.size)
    return { ok: false, code: 'shorter', position: size, words: `${ends}; the checkpoint holds ${checkpoint.size}.` };
  const kept = Math.max(headSize ?? 0, sealed.length * leavesInTile);
  if (size < kept) return { ok: false, code: 'shorter', position: size, words: `${ends}; its own head or seal says at least ${kept}.` };
  return headSize !== undefined && size > headSize
    ? { ok: false, code: 'longer', position: headSize, words: `The head says ${headSize} facts; there are ${size}.` }
    : undefined;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
