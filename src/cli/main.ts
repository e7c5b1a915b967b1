// `throughline`: reads the command line and hands over to the command's file. Nothing of a command is loaded before it
// is asked for, so that `replay` needs no database and `start` no replay.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { type CliDeps, makeDeps } from './deps.ts';
import { exitCodes, exitCodesInWords } from './exitCodes.ts';

type Register = (program: Command, deps: CliDeps) => void;

const checkout = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
const commands = [
  'start',
  'migrate',
  'doctor',
  'ledger',
  'rebuild',
  'rulebook',
  'replay',
  'screen',
  'match',
  'capacity',
  'duty-sheet',
  'signing-key',
  'mail',
  'form',
  'link',
];

const examples = `Examples:
  $ npm start                                    start the demonstration on http://127.0.0.1:3000
  $ PORT=3001 npm start                          on another port
  $ npx throughline doctor                       say what is wrong and how to mend it
  $ npx throughline ledger verify                prove that no fact was changed
  $ npx throughline rulebook --json              every rule, as data

Environment:
  PORT, HOST     where to serve (3000, 127.0.0.1)
  DATA_DIR       the folder of the data (.data in the checkout)
  DATABASE_URL   a PostgreSQL 15 or later to use instead of the one that comes with throughline`;

/** Answers the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  await using deps = makeDeps(process.env, checkout);
  const program = new Command('throughline')
    .description('Multi-agency case management in which a dropped step is visible to a named person the day it is dropped.')
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for what it understands)')
    .exitOverride()
    .addHelpText('before', `${examples}\n`)
    .addHelpText('after', `\n${exitCodesInWords}`);
  process.on('SIGINT', () => void interrupted(deps));
  try {
    for (const register of await wanted(argv[0])) register(program, deps);
    inheritManners(program);
    await program.parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 || argv.length === 0 ? exitCodes.ok : exitCodes.wrongUse;
    return await reported(fault, argv.includes('--json'));
  }
}

async function wanted(asked: string | undefined): Promise<readonly Register[]> {
  const names = asked !== undefined && commands.includes(asked) ? [asked] : commands;
  const found = await Promise.all(names.filter((name) => existsSync(join(import.meta.dirname, `${name}.ts`))).map(load));
  return found;
}

async function load(name: string): Promise<Register> {
  const { register } = (await import(`./${name}.ts`)) as { register: Register };
  return register;
}

/** Every command, however deep: errors as values, a near word suggested, the exit codes in its help. */
function inheritManners(command: Command): void {
  for (const each of command.commands) {
    each.exitOverride().showSuggestionAfterError().showHelpAfterError('(add --help for what it understands)');
    if (each.parent?.parent === null) each.addHelpText('after', `\n${exitCodesInWords}`);
    inheritManners(each);
  }
}

/** One sentence for a person; with --json one document on stdout as well, so that a script always has something to read. */
async function reported(fault: unknown, json: boolean): Promise<number> {
  const { StoreFault } = await import('../app/installation.ts');
  const { message, code, stack } = fault as Error & { code?: string };
  // What we foresaw has a sentence; what we did not is shown with where it happened.
  process.stderr.write(fault instanceof StoreFault ? `throughline: ${message}\n` : `throughline: ${stack ?? message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: code ?? 'unforeseen', message }, schemaVersion: 1 })}\n`);
  return code === 'database-unreachable' ? exitCodes.serviceNotThere : exitCodes.failed;
}

let leaving = false;
/**
 * `start` takes the signal itself; for every other command the database is closed and the code says so. Whoever presses Ctrl-C again
 * does not wait for the database, and still leaves no folder behind: what tidies at the end of a process is run.
 */
async function interrupted(deps: AsyncDisposable): Promise<void> {
  if (process.argv[2] === 'start') return;
  if (!leaving) {
    leaving = true;
    await deps[Symbol.asyncDispose]();
  }
  process.exit(exitCodes.interrupted);
}

process.exitCode = await main(process.argv.slice(2));
