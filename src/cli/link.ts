// `throughline link`: brings registers together without a database of ours. Pairs go to a file, the summary to stdout, progress and what
// is wrong with rows to stderr. It decides nothing and reads no installation: an import puts its pairs before a person.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ColumnRole } from '../linking/columns.ts';
import type { LinkOptions, LinkSummary } from '../linking/link.ts';
import type { Model } from '../linking/model.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

interface Options {
  readonly left: string;
  readonly right?: string;
  readonly out: string;
  readonly clusters?: string;
  readonly columns?: string;
  readonly column: readonly string[];
  readonly model?: string;
  readonly saveModel?: string;
  readonly saveColumns?: string;
  readonly apart?: string;
  readonly memory: string;
  readonly temporary?: string;
  readonly pairsPerRow: string;
  readonly leastBits: string;
  readonly joinBits: string;
  readonly progress?: true;
  readonly json?: true;
}
type Deps = Pick<CliDeps, 'stdout' | 'stderr' | 'say'>;

export function register(program: Command, deps: Deps): void {
  program
    .command('link')
    .description(
      'Find the rows of one register, or of two, that may be the same person: pairs with their bits and clusters, for people to decide.',
    )
    .requiredOption('--left <file>', 'a register: CSV (any delimiter, with a header) or Parquet')
    .requiredOption('--out <file>', 'the pairs, as CSV')
    .option('--right <file>', 'a second register; without it the first is compared with itself')
    .option('--clusters <file>', 'write for every row the cluster it is in, as CSV')
    .option(
      '--column <role=name>',
      'which column says what, where its name is not a usual one (again for each)',
      (each: string, all: readonly string[]) => [...all, each],
      [],
    )
    .option('--columns <file>', 'the same from a JSON file: {"surname": "nachname", "number": ["akte", "pass"]}')
    .option('--apart <file>', 'pairs that were decided to be two people (CSV: left_id, right_id); never in one cluster')
    .option('--model <file>', 'weigh by this model (Splink settings as JSON) instead of learning one')
    .option('--save-model <file>', 'write the model that was learned')
    .option('--save-columns <file>', 'write the columns that were compared, as Parquet, for Splink')
    .option('--pairs-per-row <number>', 'most pairs written for a row', '50')
    .option('--least-bits <bits>', 'leave out weaker pairs, except within a cluster', '-10')
    .option('--join-bits <bits>', 'pairs from here on make clusters', '6.6')
    .option('--memory <size>', 'most memory for DuckDB; the rest goes to a temporary folder', '2GB')
    .option('--temporary <folder>', "where the temporary folder is made (default: the system's)")
    .option('--progress', 'a line on stderr for each step, also when it is no terminal')
    .option('--json', 'print the summary as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ npx throughline link --left old-register.csv --out pairs.csv
  $ npx throughline link --left probation.csv --right school.csv --out pairs.csv --clusters clusters.csv
  $ npx throughline link --left a.csv --column surname=Nachname --column born=Geburtstag --out pairs.csv

0 bits is an even chance by the model's own reckoning, each further bit doubles the odds. Columns that are not recognised are
not read and are named on stderr; rows that cannot be read are named by number, and the exit code is then 3. docs/linking.md says more.`,
    )
    .action((options: Options) => linkRegisters(options, deps));
}

async function linkRegisters(options: Options, deps: Deps): Promise<void> {
  const { LinkFault } = await import('../linking/fault.ts');
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.on('SIGTERM', onSignal); // a second one must find a listener too, or it ends with half a folder left
  try {
    const began = performance.now();
    const [{ link }, { readModel, saveModel }] = await Promise.all([import('../linking/link.ts'), import('../linking/modelFile.ts')]);
    const { summary, model } = await link(
      await linkOptions(options, readModel),
      { progress: progressTo(deps.stderr, options.progress === true) },
      stop.signal,
    );
    if (options.saveModel !== undefined) await saveModel(options.saveModel, model);
    tell(summary, options, (performance.now() - began) / 1000, deps);
  } catch (fault) {
    if (!(fault instanceof LinkFault)) throw fault;
    deps.say(fault.message);
    if (options.json) deps.stdout.write(`${JSON.stringify({ error: { code: fault.code, message: fault.message }, schemaVersion: 1 })}\n`);
    process.exitCode =
      fault.code === 'interrupted'
        ? exitCodes.interrupted
        : ['columns', 'use'].includes(fault.code)
          ? exitCodes.wrongUse
          : exitCodes.failed;
  } finally {
    if (!stop.signal.aborted) process.off('SIGTERM', onSignal);
  }
}

async function linkOptions(options: Options, readModel: (file: string) => Promise<Model>): Promise<LinkOptions> {
  const { right, clusters, apart, model, saveColumns, temporary } = options;
  return {
    left: options.left,
    out: options.out,
    ...(right === undefined ? {} : { right }),
    ...(clusters === undefined ? {} : { clustersOut: clusters }),
    ...(saveColumns === undefined ? {} : { columnsOut: saveColumns }),
    ...(apart === undefined ? {} : { apart }),
    ...(temporary === undefined ? {} : { temporary }),
    ...(model === undefined ? {} : { model: await readModel(model) }),
    columns: await columnsSaid(options),
    memoryMegabytes: await megabytes(options.memory),
    pairsPerRow: await numberFrom('--pairs-per-row', options.pairsPerRow, 1, 1000),
    leastBits: await numberFrom('--least-bits', options.leastBits, -1000, 1000),
    joinBits: await numberFrom('--join-bits', options.joinBits, -1000, 1000),
  };
}

async function columnsSaid({ column, columns }: Options): Promise<Map<ColumnRole, readonly string[]>> {
  const { columnRoles, isColumnRole } = await import('../linking/columns.ts');
  const said = new Map<ColumnRole, readonly string[]>();
  const note = async (role: string, name: unknown): Promise<void> => {
    if (!isColumnRole(role) || typeof name !== 'string' || name === '')
      await wrong(`"${role}" is not something that a column can say. Known are ${columnRoles.join(', ')}.`);
    else said.set(role, [...(said.get(role) ?? []), name]);
  };
  if (columns !== undefined) {
    const map = await readFile(columns, 'utf8')
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => wrong(`--columns: ${columns} cannot be read as JSON.`));
    for (const [role, names] of Object.entries(map ?? {})) for (const name of [names].flat()) await note(role, name);
  }
  for (const each of column) await note(each.slice(0, each.indexOf('=')).trim(), each.slice(each.indexOf('=') + 1).trim());
  return said;
}

async function numberFrom(option: string, text: string, least: number, most: number): Promise<number> {
  const value = Number(text);
  return text.trim() !== '' && value >= least && value <= most
    ? value
    : wrong(`${option}: "${text}" is not a number from ${least} to ${most}.`);
}

async function megabytes(text: string): Promise<number> {
  const found = /^(\d+(?:\.\d+)?)\s*(MB|GB)$/i.exec(text.trim());
  const size = found === null ? 0 : Number(found[1]) * (found[2]!.toUpperCase() === 'GB' ? 1000 : 1);
  return size >= 200 ? Math.round(size) : wrong(`--memory: "${text}" is not a size like 800MB or 2GB, of at least 200MB.`);
}

async function wrong(message: string): Promise<never> {
  const { LinkFault } = await import('../linking/fault.ts');
  throw new LinkFault('use', message);
}

/** On a terminal one line that changes; elsewhere, when asked for, a line for each step and tenth of it. */
function progressTo(stderr: Deps['stderr'], lines: boolean): (step: string, done: number, of: number) => void {
  if (!stderr.isTTY && !lines) return () => {};
  let last = '';
  return (step, done, of) => {
    const share = of > 0 ? ` ${Math.floor((done / of) * 10) * 10}%` : '';
    const said = `${step}${share}`;
    if (said === last) return;
    last = said;
    stderr.write(lines ? `throughline: ${said}\n` : `\r\u001b[K${said}${step === 'writing' ? '\n' : ''}`);
  };
}

function tell(summary: LinkSummary, { out, clusters, json }: Options, seconds: number, { stdout, say }: Deps): void {
  for (const { file, columns, notes, bad, badRows } of summary.registers) {
    for (const note of notes) say(note);
    if (columns.unknown.length > 0) say(`${file}: not recognised and not read: ${columns.unknown.join(', ')}`);
    for (const { where, why } of bad) say(`${file}, ${where} was left out: ${why}`);
    if (badRows > bad.length) say(`${file}: ${badRows - bad.length} more rows were left out`);
  }
  if (json) {
    const registers = summary.registers.map(({ side, file, rows, badRows, bad, columns, notes }) => ({
      side,
      file,
      rows,
      badRows,
      bad,
      columns: columns.known,
      unknownColumns: columns.unknown,
      notes,
    }));
    stdout.write(
      `${JSON.stringify({ ...summary, registers, out, ...(clusters === undefined ? {} : { clustersOut: clusters }), seconds: Math.round(seconds * 10) / 10, schemaVersion: 1 }, null, 2)}\n`,
    );
  } else {
    const [rows, bad] = [
      summary.registers.map((each) => each.rows).join(' and '),
      summary.registers.reduce((sum, each) => sum + each.badRows, 0),
    ];
    stdout.write(`${rows} rows read${bad > 0 ? `, ${bad} left out` : ''}. ${summary.compared} pairs compared in ${seconds.toFixed(1)} s.
${summary.pairs} pairs written to ${out}: ${summary.suggested} suggested, ${summary.review} for review, ${summary.pairs - summary.suggested - summary.review} to watch.
${summary.clusters} clusters of rows that may be one person${clusters === undefined ? '' : `, written to ${clusters}`}${summary.heldApart > 0 ? `; ${summary.heldApart} joins were held back by what speaks against them` : ''}.
These are proposals: people decide who is who.\n`);
  }
  if (summary.registers.some(({ badRows }) => badRows > 0)) process.exitCode = exitCodes.foundSomething;
}
