// `throughline signing-key`: the key with which this house signs what it releases or answers. Prints the public half and its fingerprint; replaces it. Never prints the private half.
import process from 'node:process';
import type { Command } from 'commander';
import { areasWithKeys, type OwnKey, type OwnKeys, ownKeysOf, rotateSigningKey } from '../app/signing/keyFile.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

interface Options {
  readonly area?: string;
  readonly json?: true;
  readonly reason?: string;
}

export function register(program: Command, deps: CliDeps): void {
  const command = program
    .command('signing-key')
    .description('The key with which this house signs what it releases or answers: its public half, its fingerprint, and replacing it.');
  const about = (each: Command) =>
    each.option('--area <id>', 'the area; needed where DATA_DIR has keys of more than one').option('--json', 'print JSON');
  about(command.command('show'))
    .description('Print the public key, for a partner to record, and the fingerprint to read to them when they call. Needs no database.')
    .addHelpText('after', '\nExample:\n  $ npx throughline signing-key show --json')
    .action((options: Options) => run(deps, options, (area) => ownKeysOf(deps.dataDir.path, area)));
  about(command.command('rotate'))
    .description(
      'Make a new key; the old private half is gone. What the old one signed before stays signed. Every partner has to record the new one: until then what leaves proves nothing to them. The service may run meanwhile.',
    )
    .requiredOption('--reason <text>', 'why: it is kept in the file, and shown on the page of keys')
    .addHelpText('after', '\nExample:\n  $ npx throughline signing-key rotate --reason "Yearly, as agreed with the partners"')
    .action((options: Options) => run(deps, options, (area) => rotated(deps, area, options.reason ?? '')));
}

async function rotated({ dataDir, say }: CliDeps, area: string, reason: string): Promise<OwnKeys | null> {
  if (reason.trim() !== '') return rotateSigningKey(dataDir.path, area, reason, Date.now());
  say('give a reason with --reason.');
  process.exitCode = exitCodes.wrongUse;
  return null;
}

async function run(deps: CliDeps, { area, json }: Options, ask: (area: string) => Promise<OwnKeys | null>): Promise<void> {
  const areas = area === undefined ? areasWithKeys(deps.dataDir.path) : [area];
  const [only] = areas;
  if (only === undefined || areas.length > 1) {
    deps.say(only === undefined ? `there is no signing key in ${deps.dataDir.path}: "npm start" makes one.` : 'name the area with --area.');
    process.exitCode = only === undefined ? exitCodes.failed : exitCodes.wrongUse;
    return;
  }
  const keys = await ask(only);
  if (keys === null) return;
  deps.stdout.write(json ? `${JSON.stringify({ area: only, ...keys, schemaVersion: 1 })}\n` : inWords(keys));
}

const inWords = ({ current, earlier }: OwnKeys): string =>
  [
    `Fingerprint  ${current.fingerprint}`,
    `Public key   ${JSON.stringify(current.publicKey)}`,
    `Key id       ${current.id}`,
    `In use since ${current.since}`,
    ...earlier.map((each) => earlierInWords(each)),
    '',
  ].join('\n');

const earlierInWords = ({ fingerprint, since, until, reason }: OwnKey & { readonly until: string; readonly reason: string }): string =>
  `Earlier      ${fingerprint}, ${since} to ${until}: ${reason}`;
