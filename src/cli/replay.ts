// `throughline replay FILE`: a chronology against a rulebook, without a database. Alarms on stdout, what could not be
// played on stderr; exit code 1 when something could not be read or played, 2 for wrong use. `--year` plays an invented
// ordinary year instead and prints what the rulebook costs; `--all` plays every chronology of a folder and prints the first alarm of each failing.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { chronologyFile, whyUnreadable } from '../app/chronologyFile.ts';
import { replayChronology, rulebookNames, stopTime } from '../app/replay.ts';
import { faultsOf, replayAll, replaysText } from '../app/replays.ts';
import { yearCost } from '../app/yearCost.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';
import { theRulebook } from './theRulebook.ts';

const mostProblems = 20;
const shippedFolder = resolve(import.meta.dirname, '../../chronologies');

interface Options {
  readonly asOf?: string;
  readonly rulebook: string;
  readonly json?: true;
  readonly year?: true;
  readonly all?: true;
  readonly seed?: string;
}

export function register(program: Command, deps: Pick<CliDeps, 'stdout' | 'say'>): void {
  program
    .command('replay')
    .description(
      'Play a chronology against the rulebook and say what would have been due, lapsed, climbed, been matched or refused, when, and to whom.',
    )
    .argument('[file]', 'a chronology, YAML or JSON (docs/chronologies.md says how to write one); with --all a folder of them')
    .option(
      '--as-of <instant>',
      'only what was learnt by then, and time stops there: a date (the end of that day), a date and time, or an instant with offset',
    )
    .option('--rulebook <name>', `which rulebook: ${rulebookNames.join(', ')}`, rulebookNames[0])
    .option('--year', 'instead of a file: a simulated ordinary year of one area, what each rule asks of each post, and what is over budget')
    .option(
      '--all',
      'every chronology that is shipped, or of a folder: the first alarm of each failing, whose it is, and what the rule costs',
    )
    .option('--seed <number>', 'which invented year: the same number, the same year (default: 1)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ npx throughline replay chronologies/made-up-misspelt-repeat.yaml
  $ npx throughline replay chronologies/leigh-on-sea-2014-2021.yaml --as-of 2015-11-30 --json
  $ npx throughline replay --year
  $ npx throughline replay --all

An entry that cannot be played is named on stderr, the rest is played, and the exit code is 1.`,
    )
    .action((file: string | undefined, options: Options) => {
      const wrong = wrongUse(file, options);
      if (wrong !== null) {
        deps.say(wrong);
        process.exitCode = exitCodes.wrongUse;
        return;
      }
      if (options.all) return all(file ?? shippedFolder, options, deps);
      return file === undefined ? year(options, deps) : replay(file, options, deps);
    });
}

function wrongUse(file: string | undefined, { year, all: isAll, seed, asOf }: Options): string | null {
  if (isAll) return year || seed !== undefined || asOf !== undefined ? '--all goes with a folder and --json, and nothing else' : null;
  if (!year)
    return file === undefined ? 'name a chronology, or ask for --all or --year' : seed === undefined ? null : '--seed belongs to --year';
  if (file !== undefined) return '--year plays an invented year: name no file';
  if (asOf !== undefined) return '--as-of belongs to a chronology, not to --year';
  return seed === undefined || /^\d{1,9}$/.test(seed) ? null : `--seed: "${seed}" is not a whole number from 0 to 999999999`;
}

function year({ rulebook: name, seed = '1', json }: Options, { stdout, say }: Pick<CliDeps, 'stdout' | 'say'>): void {
  const rulebook = theRulebook(name, say);
  if (!rulebook) return;
  say('Six years before are played as well, so that their reviews fall due: some seconds.');
  const { cost, text } = yearCost(rulebook, Number(seed));
  stdout.write(`${json ? JSON.stringify(cost, null, 2) : text}\n`);
}

function all(folder: string, { rulebook: name, json }: Options, { stdout, say }: Pick<CliDeps, 'stdout' | 'say'>): void {
  const rulebook = theRulebook(name, say);
  if (!rulebook) return;
  try {
    const replays = replayAll(folder, rulebook);
    stdout.write(`${json ? JSON.stringify(replays, null, 2) : replaysText(replays)}\n`);
    const faults = faultsOf(replays);
    if (replays.chronologies.length === 0) complain(`${folder} holds no chronology`, [], say);
    else if (faults.length > 0) complain('not everything could be played, or nobody is told', faults, say);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    if (code === undefined) throw fault;
    cannotRead(`${folder} cannot be read: ${whyUnreadable(fault as NodeJS.ErrnoException)}`, json, { stdout, say });
  }
}

function replay(file: string, { asOf, rulebook: name, json }: Options, { stdout, say }: Pick<CliDeps, 'stdout' | 'say'>): void {
  const rulebook = theRulebook(name, say);
  if (!rulebook) return;
  const end = asOf === undefined ? undefined : stopTime(asOf);
  if (end?.ok === false) {
    say(`--as-of: ${end.why}`);
    process.exitCode = exitCodes.wrongUse;
    return;
  }
  const found = chronologyFile(file);
  if (!found.ok) return cannotRead(`${file} ${found.why}`, json, { stdout, say });
  const replayed = replayChronology(found.text, rulebook, end?.at);
  if (replayed.kind === 'unreadable') {
    const { problems } = replayed;
    if (json) stdout.write(unreadable(`${file} cannot be read as a chronology`, problems));
    return complain(`${file} cannot be read as a chronology`, problems, say);
  }
  stdout.write(`${json ? JSON.stringify(replayed.report, null, 2) : replayed.text}\n`);
  if (replayed.problems.length > 0) complain(`${file}: some of it could not be played; the rest is above`, replayed.problems, say);
}

/** A script that asked for JSON always has one document to read. */
const unreadable = (message: string, problems: readonly string[]): string =>
  `${JSON.stringify({ error: { code: 'chronology-unreadable', message, problems } })}\n`;

function cannotRead(sentence: string, json: true | undefined, { stdout, say }: Pick<CliDeps, 'stdout' | 'say'>): void {
  if (json) stdout.write(unreadable(sentence, []));
  say(sentence);
  process.exitCode = exitCodes.failed;
}

function complain(heading: string, problems: readonly string[], say: (sentence: string) => void): void {
  say(`${heading}:`);
  for (const problem of problems.slice(0, mostProblems)) say(`  ${problem}`);
  if (problems.length > mostProblems) say(`  and ${problems.length - mostProblems} more`);
  process.exitCode = exitCodes.failed;
}
