// `throughline duty-sheet`: makes a duty sheet now and writes it sealed to a file, for whoever holds the keys. Nothing is written unsealed.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { checkRecipients, dutySheetText, seal, sheetSettings } from '../app/dutySheet.ts';
import { openHouse } from '../app/openHouse.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';
import { onlyArea } from './onlyArea.ts';

interface Options {
  readonly out: string;
  readonly recipient?: readonly string[];
  readonly area?: string;
  readonly json?: true;
}

export function register(program: Command, deps: CliDeps): void {
  program
    .command('duty-sheet')
    .description('Write a sealed duty sheet: whom to call, and what falls due in 72 hours.')
    .requiredOption('--out <file>', 'the file to write')
    .option(
      '--recipient <age1...>',
      'a public key for which it is sealed; otherwise those of DUTY_SHEET_RECIPIENTS',
      (key, keys?: readonly string[]) => [...(keys ?? []), key],
    )
    .option('--area <id>', 'the area; needed where there is more than one')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx throughline duty-sheet --out sheet.age --recipient age1…\n  $ age --decrypt --identity KEY-FILE sheet.age',
    )
    .action((options: Options) => run(options, deps));
}

async function run({ out, recipient = [], area, json }: Options, deps: CliDeps): Promise<void> {
  const no = (sentence: string): void => {
    deps.say(sentence);
    process.exitCode = exitCodes.wrongUse;
  };
  const wrong: string[] = [];
  checkRecipients(recipient, (name) => wrong.push(name));
  if (wrong.length > 0) return no(`${wrong.join(', ')} is no public key of age: it begins with age1.`);
  const settings = recipient.length > 0 ? { recipients: recipient, passphrase: null } : sheetSettings(deps.env);
  if (!settings) return no('name a public key with --recipient, or set DUTY_SHEET_RECIPIENTS: a sheet is never written unsealed.');
  const { serviceUrl } = await deps.installation();
  const only = await onlyArea(serviceUrl, area, deps);
  if (only === null) return;
  await using house = openHouse({ serviceUrl, area: only, name: 'throughline duty-sheet' });
  const sealed = await seal(await dutySheetText(house), settings);
  writeFileSync(out, sealed, { mode: 0o600 });
  deps.stdout.write(
    json
      ? `${JSON.stringify({ area: only, bytes: sealed.length, file: out, schemaVersion: 1 })}\n`
      : `${out}: sealed, ${sealed.length} bytes.\n`,
  );
}
