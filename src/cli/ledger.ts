/**
 * `throughline ledger checkpoint` and `throughline ledger verify`: prints what to keep, and proves the ledger against it.
 * Exit codes: 0 it fits, 3 something does not fit, 1 it could not be done. Data on stdout, progress on stderr.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Connection } from '../app/installation.ts';
import { checkpointOf, type Proof, proveLedger } from '../app/ledgerProof.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

export type LedgerCommandDeps = Pick<CliDeps, 'stdout' | 'stderr' | 'connectAsService'>;

export function register(program: Command, { connectAsService, stdout, stderr }: LedgerCommandDeps): void {
  const ledger = program
    .command('ledger')
    .description('Print a checkpoint of the ledger to keep elsewhere, and prove the ledger against one.');
  const print = (text: string) => stdout.write(text.endsWith('\n') ? text : `${text}\n`);

  /** Opens, works, closes; a fault becomes a sentence and exit code 1. That there is no database is told like in every command. */
  const run = async ({ json }: { readonly json?: true }, work: (client: Connection) => Promise<void>): Promise<void> => {
    await using client = await connectAsService();
    try {
      await work(client);
    } catch (error) {
      const { message, code = 'failed' } = error as Error & { code?: string };
      stderr.write(`throughline: ${message}\n`);
      if (json) print(JSON.stringify({ error: { code, message }, schemaVersion: 1 }));
      process.exitCode = exitCodes.failed;
    }
  };

  ledger
    .command('checkpoint')
    .description('Print size and root of the ledger. Keep it where the operator of the database cannot change it.')
    .option('--area <id>', 'the area, when the installation holds more than one')
    .option('--out <file>', 'write it to a file instead of stdout')
    .option('--plain', 'three lines only, as witnesses expect: a later rewrite is found, but named as a range')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx throughline ledger checkpoint --out checkpoint.txt\n  $ npx throughline ledger checkpoint --plain',
    )
    .action((options: { area?: string; out?: string; plain?: true; json?: true }) =>
      run(options, async (client) => {
        const { text, ...rest } = await checkpointOf(client, options.area, options.plain === true);
        if (options.out !== undefined) await writeFile(options.out, text);
        if (options.json) print(JSON.stringify({ ...rest, ...(options.out === undefined ? { checkpoint: text } : { file: options.out }) }));
        else if (options.out === undefined) print(text);
        else stderr.write(`Checkpoint of ${rest.size} facts written to ${options.out}.\n`);
      }),
    );

  ledger
    .command('verify')
    .description(
      'Read the whole ledger, check every fact, and name the first that does not fit. The ledger of who has read what is checked beside it.',
    )
    .option('--area <id>', 'the area, when the installation holds more than one')
    .option('--checkpoint <file>', 'a checkpoint that was kept: finds facts rewritten together with their hashes, and a tail cut off')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx throughline ledger verify\n  $ npx throughline ledger verify --checkpoint checkpoint.txt --json',
    )
    .action((options: { area?: string; checkpoint?: string; json?: true }) =>
      run(options, async (client) => {
        const checkpoint = options.checkpoint === undefined ? undefined : await readKept(options.checkpoint);
        const onProgress = (read: number, of: number) => void (stderr.isTTY && stderr.write(`\r${read} of ${of} facts`));
        const [proof, ...others] = await proveLedger(client, { area: options.area, checkpoint, onProgress });
        print(options.json ? JSON.stringify({ ...toJson(proof), others: others.map(toJson) }) : [proof, ...others].map(inWords).join('\n'));
        if ([proof, ...others].some(({ result }) => !result.ok)) process.exitCode = exitCodes.foundSomething;
      }),
    );
}

const readKept = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The checkpoint ${file} cannot be read: ${(cause as Error).message}`, { cause });
  });

const toJson = ({ area, checkpoint, result }: Proof) => ({
  area,
  checkpoint,
  ...result,
  ...(result.ok ? { root: result.root.toString('base64') } : {}),
});

function inWords({ area, checkpoint, result }: Proof): string {
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
