/**
 * `throughline ledger checkpoint` and `throughline ledger verify`: prints what to keep, and proves the ledger against it.
 * Exit codes: 0 it fits, 3 something does not fit, 1 it could not be done. Data on stdout, progress on stderr.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Client } from 'pg';
import { originOf, parseCheckpoint, printCheckpoint, type Checkpoint } from '../ledger/checkpoint.ts';
import { LedgerFault } from '../ledger/fault.ts';
import type { Verification } from '../ledger/finding.ts';
import type { StoredFact } from '../ledger/storedFact.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { computeCheckpoint, headSize, inLedgerSnapshot, listLedgers, readTiles, streamStoredFacts } from '../store/ledgerProof.ts';

export interface LedgerCommandOptions {
  /** A connection as the service role (or above). Closed by the command. */
  readonly connect: () => Promise<Client>;
  readonly stdout?: NodeJS.WritableStream;
  readonly stderr?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const foundSomething = 3;
const couldNot = 1;

export function registerLedgerCommands(program: Command, { connect, stdout = process.stdout, stderr = process.stderr }: LedgerCommandOptions): void {
  const ledger = program.command('ledger').description('Print a checkpoint of the ledger to keep elsewhere, and prove the ledger against one.');
  const print = (text: string) => stdout.write(text.endsWith('\n') ? text : `${text}\n`);

  /** Opens, works, closes; a fault becomes a sentence and exit code 1. */
  const run = async (work: (client: Client) => Promise<void>): Promise<void> => {
    let client: Client | undefined;
    try {
      client = await connect();
      await work(client);
    } catch (error) {
      stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = couldNot;
    } finally {
      await client?.end();
    }
  };

  ledger
    .command('checkpoint')
    .description('Print size and root of the ledger. Keep it where the operator of the database cannot change it.')
    .option('--area <id>', 'the area, when the installation holds more than one')
    .option('--out <file>', 'write it to a file instead of stdout')
    .option('--plain', 'three lines only, as witnesses expect: a later rewrite is found, but named as a range')
    .option('--json', 'print JSON')
    .action((options: { area?: string; out?: string; plain?: true; json?: true }) =>
      run(async (client) => {
        const checkpoint = await computeCheckpoint(client, await theArea(client, options.area));
        const text = printCheckpoint(options.plain ? { ...checkpoint, tiles: [] } : checkpoint);
        if (options.out !== undefined) await writeFile(options.out, text);
        const { origin, size, root } = checkpoint;
        if (options.json) print(JSON.stringify({ origin, size, root: root.toString('base64'), ...(options.out === undefined ? { checkpoint: text } : { file: options.out }) }));
        else if (options.out === undefined) print(text);
        else stderr.write(`Checkpoint of ${size} facts written to ${options.out}.\n`);
      }),
    );

  ledger
    .command('verify')
    .description('Read the whole ledger, check every fact, and name the first that does not fit.')
    .option('--area <id>', 'the area, when the installation holds more than one')
    .option('--checkpoint <file>', 'a checkpoint that was kept: finds facts rewritten together with their hashes, and a tail cut off')
    .option('--json', 'print JSON')
    .action((options: { area?: string; checkpoint?: string; json?: true }) =>
      run(async (client) => {
        const checkpoint = options.checkpoint === undefined ? undefined : await readCheckpoint(options.checkpoint);
        const area = (options.area === undefined ? areaOf(checkpoint) : undefined) ?? (await theArea(client, options.area));
        const result = await inLedgerSnapshot(client, area, async (tx) => {
          const [sealed, size] = [await readTiles(tx, area), (await headSize(tx, area)) ?? 0];
          const rows = withProgress(streamStoredFacts(tx, area), size, stderr);
          return verifyLedger(rows, { ...(checkpoint ? { checkpoint } : {}), origin: originOf(area), sealed, headSize: size });
        });
        print(options.json ? JSON.stringify(toJson(area, checkpoint, result)) : inWords(area, checkpoint, result));
        if (!result.ok) process.exitCode = foundSomething;
      }),
    );
}

async function readCheckpoint(file: string): Promise<Checkpoint> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LedgerFault('malformed-checkpoint', `The checkpoint ${file} cannot be read: ${(cause as Error).message}`, { cause });
  });
  return parseCheckpoint(text);
}

/** A checkpoint names its ledger, even one whose every row was removed. */
const areaOf = (checkpoint: Checkpoint | undefined) => (checkpoint?.origin.startsWith(originOf('')) ? checkpoint.origin.slice(originOf('').length) : undefined);

async function theArea(client: Client, asked: string | undefined): Promise<string> {
  const known = (await listLedgers(client)).map(({ ledger }) => ledger);
  if (asked !== undefined) {
    if (known.includes(asked)) return asked;
    throw new Error(`There is no ledger '${asked}' here${known.length === 0 ? '' : `, only: ${known.join(', ')}`}. Is it misspelt, or was its head removed?`);
  }
  const [only, ...others] = known;
  if (only === undefined) throw new Error('This installation has no ledger yet: nothing has been appended.');
  if (others.length > 0) throw new Error(`This installation holds ${known.length} ledgers. Choose one with --area: ${known.join(', ')}.`);
  return only;
}

async function* withProgress(rows: AsyncIterable<StoredFact>, size: number, stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
  let read = 0;
  for await (const row of rows) {
    yield row;
    if (stderr.isTTY && ++read % 5000 === 0) stderr.write(`\r${read} of ${size} facts`);
  }
  if (stderr.isTTY && read >= 5000) stderr.write(`\r${read} of ${size} facts\n`);
}

function toJson(area: string, checkpoint: Checkpoint | undefined, result: Verification) {
  const against = checkpoint ? { size: checkpoint.size, root: checkpoint.root.toString('base64') } : null;
  return { area, checkpoint: against, ...result, ...(result.ok ? { root: result.root.toString('base64') } : {}) };
}

function inWords(area: string, checkpoint: Checkpoint | undefined, result: Verification): string {
  if (!result.ok) {
    const where = result.through === undefined ? `position ${result.position}` : `positions ${result.position} to ${result.through}`;
    const fact = result.factId === undefined ? '' : `, fact ${result.factId}`;
    return `Ledger ${area} does NOT fit at ${where}${fact} (${result.code}).\n${result.words}`;
  }
  const against = checkpoint
    ? `It begins with the ${checkpoint.size} facts of the checkpoint.`
    : 'No checkpoint was given: facts rewritten together with their hashes, or cut off the end, would not be seen.';
  return `Ledger ${area} fits: ${result.size} facts, root ${result.root.toString('base64')}.\n${against}`;
}
