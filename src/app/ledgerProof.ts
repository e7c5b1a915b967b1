/** Prints what to keep of a ledger, and proves it: the use cases behind `throughline ledger`. */
import { type Checkpoint, originOf, parseCheckpoint, printCheckpoint } from '../ledger/checkpoint.ts';
import type { Verification } from '../ledger/finding.ts';
import type { StoredFact } from '../ledger/storedFact.ts';
import { verifyLedger } from '../ledger/verify.ts';
import type { Connection } from '../store/connect.ts';
import { StoreFault } from '../store/faults.ts';
import { computeCheckpoint, headSize, inLedgerSnapshot, listLedgers, readTiles, streamStoredFacts } from '../store/ledgerProof.ts';
import { accessLedger } from './reading.ts';

export interface PrintedCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly text: string;
}

/** `plain`: three lines only, as witnesses expect; a later rewrite is then found, but named as a range. */
export async function checkpointOf(client: Connection, asked: string | undefined, plain: boolean): Promise<PrintedCheckpoint> {
  const checkpoint = await computeCheckpoint(client, await theLedger(client, asked));
  const { origin, size, root } = checkpoint;
  return { origin, size, root: root.toString('base64'), text: printCheckpoint(plain ? { ...checkpoint, tiles: [] } : checkpoint) };
}

export interface Proof {
  readonly area: string;
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
  readonly result: Verification;
}

export interface ProofOptions {
  readonly area?: string | undefined;
  /** The text of a checkpoint that was kept. */
  readonly checkpoint?: string | undefined;
  readonly onProgress?: (read: number, of: number) => void;
}

/** Proves a ledger, and beside it the ledger of who has read what, if the area has one. A checkpoint names the ledger that it is of. */
export async function proveLedger(client: Connection, options: ProofOptions): Promise<readonly [Proof, ...Proof[]]> {
  const kept = options.checkpoint === undefined ? undefined : parseCheckpoint(options.checkpoint);
  const area = options.area ?? ledgerOf(kept) ?? (await theLedger(client, undefined));
  if (options.area !== undefined) await theLedger(client, options.area);
  const first = await proveOne(client, area, kept, options.onProgress);
  const access = accessLedger(area);
  const hasAccess = (await listLedgers(client)).some(({ ledger }) => ledger === access);
  return hasAccess ? [first, await proveOne(client, access, undefined, options.onProgress)] : [first];
}

async function proveOne(
  client: Connection,
  area: string,
  kept: Checkpoint | undefined,
  onProgress: ProofOptions['onProgress'],
): Promise<Proof> {
  const result = await inLedgerSnapshot(client, area, async (tx) => {
    const [sealed, size] = [await readTiles(tx, area), (await headSize(tx, area)) ?? 0];
    const rows = counting(streamStoredFacts(tx, area), (read) => onProgress?.(read, size));
    return verifyLedger(rows, { ...(kept ? { checkpoint: kept } : {}), origin: originOf(area), sealed, headSize: size });
  });
  return { area, checkpoint: kept ? { size: kept.size, root: kept.root.toString('base64') } : null, result };
}

/** A checkpoint names its ledger, even one whose every row was removed. */
const ledgerOf = (kept: Checkpoint | undefined): string | undefined =>
  kept?.origin.startsWith(originOf('')) ? kept.origin.slice(originOf('').length) : undefined;

/** The ledger meant: the one asked for, or the only area's. The ledger of who has read what goes with its area. */
async function theLedger(client: Connection, asked: string | undefined): Promise<string> {
  const known = (await listLedgers(client)).map(({ ledger }) => ledger);
  if (asked !== undefined) {
    if (known.includes(asked)) return asked;
    const there = known.length === 0 ? '' : `, only: ${known.join(', ')}`;
    throw new StoreFault('no-such-ledger', `There is no ledger '${asked}' here${there}. Is it misspelt, or was its head removed?`);
  }
  const areas = known.filter((each) => !known.some((other) => each === accessLedger(other)));
  const [only, ...others] = areas;
  if (only === undefined) throw new StoreFault('no-such-ledger', 'This installation has no ledger yet: nothing has been appended.');
  if (others.length > 0)
    throw new StoreFault(
      'no-such-ledger',
      `This installation holds the ledgers of ${areas.length} areas. Choose one with --area: ${areas.join(', ')}.`,
    );
  return only;
}

async function* counting(rows: AsyncIterable<StoredFact>, counted: (read: number) => void): AsyncGenerator<StoredFact> {
  let read = 0;
  for await (const row of rows) {
    yield row;
    if (++read % 5000 === 0) counted(read);
  }
}
