// `throughline form`: forms of professional judgement, previewed and loaded by an operator. Nothing is loaded that asks what somebody is.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { Command } from 'commander';
import { inventedExample, type Loading, loadWritten, previewLoading, withdrawLoaded } from '../app/assessmentForms.ts';
import { openHouse } from '../app/openHouse.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';
import { onlyArea } from './onlyArea.ts';

interface Options {
  readonly area?: string;
  readonly json?: true;
  readonly reason?: string;
}

export function register(program: Command, deps: CliDeps): void {
  const form = program
    .command('form')
    .description('Forms of professional judgement: an example, what loading one changes, and loading it.');
  form
    .command('example')
    .description('Print the shipped example. It is invented and says so; it is no official tool.')
    .addHelpText('after', '\nExample:\n  $ npx throughline form example > form.json')
    .action(() => void deps.stdout.write(`${JSON.stringify(inventedExample, null, 2)}\n`));
  const about = (command: Command) =>
    command
      .argument('<file>', 'the form, as JSON')
      .option('--area <id>', 'the area; needed where there is more than one')
      .option('--json', 'print JSON');
  about(form.command('preview'))
    .description('Say what loading it would change, or why it may not be loaded. Records nothing.')
    .addHelpText('after', '\nExample:\n  $ npx throughline form preview form.json')
    .action((file: string, options: Options) => run(deps, file, options, null));
  about(form.command('load'))
    .description('Load it. A loaded version is never changed; the next one has the next number.')
    .requiredOption('--reason <text>', 'why, and who decided it: it stands in the ledger')
    .addHelpText('after', '\nExample:\n  $ npx throughline form load form.json --reason "Agreed by the partnership on 3 March"')
    .action((file: string, options: Options) => run(deps, file, options, options.reason ?? ''));
  form
    .command('withdraw')
    .description('Take a loaded version out of use: it is offered no more. What was made with it stays, with its questions.')
    .argument('<form>', 'the form, by its id')
    .argument('<version>', 'the version')
    .option('--area <id>', 'the area; needed where there is more than one')
    .option('--json', 'print JSON')
    .requiredOption('--reason <text>', 'why, and who decided it: it stands in the ledger')
    .addHelpText('after', '\nExample:\n  $ npx throughline form withdraw our-form 9999 --reason "The version was mistyped"')
    .action((id: string, version: string, options: Options) => withdraw(deps, id, Number(version), options));
}

async function withdraw(deps: CliDeps, id: string, version: number, { area, json, reason = '' }: Options): Promise<void> {
  if (!Number.isInteger(version) || reason.trim() === '') {
    deps.say(reason.trim() === '' ? 'give a reason with --reason.' : 'give the version as a number.');
    process.exitCode = exitCodes.wrongUse;
    return;
  }
  await using house = await houseOf(deps, area);
  if (house === null) return;
  const wrong = await withdrawLoaded(house, { id, version }, reason);
  const said = { schemaVersion: 1, form: id, version, withdrawn: wrong.length === 0, problems: wrong };
  deps.stdout.write(
    json ? `${JSON.stringify(said)}\n` : `${said.withdrawn ? `${id}, version ${version}, is out of use.` : wrong.join('\n')}\n`,
  );
  if (wrong.length > 0) process.exitCode = exitCodes.failed;
}

/** `reason`: null only looks. */
async function run(deps: CliDeps, file: string, { area, json }: Options, reason: string | null): Promise<void> {
  const written = await readFile(file, 'utf8').then(
    (text) => parsed(text),
    () => null,
  );
  if (written === null || (reason !== null && reason.trim() === '')) {
    deps.say(written === null ? `"${file}" is no file with JSON in it.` : 'give a reason with --reason.');
    process.exitCode = exitCodes.wrongUse;
    return;
  }
  await using house = await houseOf(deps, area);
  if (house === null) return;
  const loading = reason === null ? await previewLoading(house, written) : await loadWritten(house, written, reason);
  deps.stdout.write(json ? `${JSON.stringify({ ...loading, schemaVersion: 1 })}\n` : `${inWords(loading)}\n`);
  if (loading.kind === 'unreadable' || loading.kind === 'refused') process.exitCode = exitCodes.failed;
}

/** Null where it is not said which of several areas is meant: that has been told. */
async function houseOf(deps: CliDeps, area: string | undefined) {
  const { serviceUrl } = await deps.installation();
  const only = await onlyArea(serviceUrl, area, deps);
  return only === null ? null : openHouse({ serviceUrl, area: only, name: 'throughline form' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function inWords(loading: Loading): string {
  if (loading.kind === 'unreadable') return ['It may not be loaded:', ...loading.problems.map((each) => `  - ${each}`)].join('\n');
  const end =
    loading.kind === 'refused' || loading.kind === 'the same'
      ? []
      : [loading.loaded ? 'It is loaded.' : 'Nothing was loaded: this is a preview.'];
  return [...loading.lines, ...end].join('\n');
}
