/**
 * What verification and checkpoints read from PostgreSQL: rows a page at a time in one snapshot, and the tiles sealed so far,
 * so that a checkpoint reads only the leaves since the last complete tile.
 */
import type { ClientBase } from 'pg';
import { originOf, type Checkpoint } from '../ledger/checkpoint.ts';
import type { Envelope } from '../ledger/envelope.ts';
import type { StoredBody, StoredDisposal, StoredFact } from '../ledger/storedFact.ts';
import { leavesInTile, rootOfTiles, tileOf, type Tile } from '../ledger/tile.ts';
import type { Transaction } from './append.ts';

const page = 1000;

/** Runs `work` on one unchanging snapshot of one ledger, as the service. */
export function inLedgerSnapshot<T>(client: ClientBase, ledger: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return asService(client, ledger, 'isolation level repeatable read read only', work);
}

async function asService<T>(client: ClientBase, ledger: string, mode: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await client.query(`begin ${mode}`);
  try {
    await client.query(
      `select set_config('throughline.viewer', 'system:ledger', true), set_config('throughline.area', $1, true),
      set_config('throughline.organisation', '', true), set_config('throughline.reach', 'service', true)`,
      [ledger],
    );
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Ledgers of this installation with their sizes. */
export async function listLedgers(client: ClientBase): Promise<{ ledger: string; size: number }[]> {
  return inLedgerSnapshot(client, '', async (tx) => {
    const { rows } = await tx.query<{ ledger: string; size: unknown }>('select ledger, size from ledger.head order by ledger');
    return rows.map(({ ledger, size }) => ({ ledger, size: Number(size) }));
  });
}

export async function headSize(tx: Transaction, ledger: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ size: unknown }>('select size from ledger.head where ledger = $1', [ledger]);
  return rows[0] && Number(rows[0].size);
}

/** Every row of the ledger in order of position, never more than a page of them in memory. */
export async function* streamStoredFacts(tx: Transaction, ledger: string): AsyncGenerator<StoredFact, void, void> {
  // A page continues after the last position *and* id, so that a position that was made to occur twice is still seen twice.
  let after: [number, string] = [Number.MIN_SAFE_INTEGER, ''];
  for (;;) {
    const { rows } = await tx.query<StoredRow>({ name: 'ledger.proof', text: proofQuery, values: [ledger, ...after, page] });
    for (const row of rows) yield storedFactOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = [Number(last.position), last.id];
  }
}

/** Tiles sealed so far, all complete. */
export async function readTiles(tx: Transaction, ledger: string): Promise<Tile[]> {
  const { rows } = await tx.query<Tile & { tile: unknown }>(
    'select tile, root, prefixes from ledger.tile where ledger = $1 order by tile',
    [ledger],
  );
  // Only an unbroken run from the start is a frontier.
  return rows.filter((row, index) => Number(row.tile) === index).map(({ root, prefixes }) => ({ root, prefixes }));
}

/** The ledger's checkpoint now. Seals the tiles that became complete since the last one. */
export async function computeCheckpoint(client: ClientBase, ledger: string): Promise<Checkpoint> {
  // No snapshot: facts below the size read first never change, and two that seal the same tile at once must not fail each other.
  return asService(client, ledger, 'isolation level read committed', async (tx) => {
    const size = (await headSize(tx, ledger)) ?? 0;
    const tiles = await readTiles(tx, ledger);
    while (tiles.length < Math.ceil(size / leavesInTile)) {
      const first = tiles.length * leavesInTile;
      const { rows } = await tx.query<{ leaf_hash: Buffer }>(
        'select leaf_hash from ledger.fact where ledger = $1 and position >= $2 and position < $3 order by position',
        [ledger, first, Math.min(first + leavesInTile, size)],
      );
      const tile = tileOf(rows.map((row) => row.leaf_hash));
      if (rows.length !== Math.min(leavesInTile, size - first))
        throw new Error(`Facts are missing from position ${first} on: run \`throughline ledger verify\`.`);
      if (rows.length === leavesInTile)
        await tx.query('select ledger.keep_tile($1, $2, $3, $4)', [ledger, tiles.length, tile.root, tile.prefixes]);
      tiles.push(tile);
    }
    return { origin: originOf(ledger), size, root: rootOfTiles(tiles, size), tiles, extensions: [], signatures: [] };
  });
}

// Instants as numbers with the microseconds that PostgreSQL keeps, so that an edit below a millisecond is seen as well.
const instant = (column: string) => `(extract(epoch from f.${column}) * 1000)::text as ${column}`;
const proofQuery = `
  select f.position, f.id, f.kind, f.type, f.version, f.stream, f.stream_version, f.file, f.record,
         ${instant('happened')}, ${instant('learnt')}, ${instant('recorded')},
         f.actor, f.post, f.organisation, f.purpose, f.lawful_basis, f.regime, f.marking, f.handling, f.rulebook, f.causation, f.leaf, f.leaf_hash,
         (select json_agg(json_build_object('subject', b.subject, 'body', b.body) order by b.subject)::text
            from ledger.fact_body b where b.ledger = f.ledger and b.position = f.position) as bodies,
         (select json_agg(json_build_object('subject', d.subject, 'disposal', d.disposal, 'fields', d.fields) order by d.subject)::text
            from ledger.body_disposal d where d.ledger = f.ledger and d.position = f.position) as disposals
    from ledger.fact f
   where f.ledger = $1 and (f.position, f.id) > ($2::bigint, $3)
   order by f.position, f.id limit $4`;

interface StoredRow extends Record<keyof Omit<Envelope, 'lawfulBasis'>, string> {
  readonly position: string;
  readonly stream_version: string;
  readonly lawful_basis: string;
  readonly leaf: string;
  readonly leaf_hash: Buffer;
  readonly bodies: string | null;
  readonly disposals: string | null;
}

function storedFactOf(row: StoredRow): StoredFact {
  const { position, stream_version, leaf, leaf_hash, bodies, disposals, lawful_basis, happened, learnt, recorded, version, ...rest } = row;
  return {
    position: Number(position),
    streamVersion: Number(stream_version),
    leaf,
    leafHash: leaf_hash,
    columns: {
      ...(rest as unknown as Envelope),
      lawfulBasis: lawful_basis,
      version: Number(version),
      happened: Number(happened),
      learnt: Number(learnt),
      recorded: Number(recorded),
    },
    bodies: bodies === null ? [] : (JSON.parse(bodies) as StoredBody[]),
    disposals: disposals === null ? [] : (JSON.parse(disposals) as StoredDisposal[]),
  };
}
