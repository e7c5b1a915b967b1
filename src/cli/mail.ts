// `throughline mail returned`: takes one message that came back, from standard input. For a mail system that pipes to a program.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { areasOf } from '../app/areas.ts';
import { openHouse } from '../app/openHouse.ts';
import { takeReturned, type Taken } from '../app/returned.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

export function register(program: Command, deps: CliDeps): void {
  const mail = program.command('mail').description('Mail: what came back.');
  mail
    .command('returned')
    .description('Take one message that came to the return address, from standard input.')
    .option('--area <id>', 'the area; needed where there is more than one')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx throughline mail returned < bounce.eml')
    .action(async ({ area, json }: { area?: string; json?: true }) => {
      const { serviceUrl } = await deps.installation();
      const [only, ...others] = area === undefined ? await areasOf(serviceUrl) : [area];
      if (only === undefined || others.length > 0) {
        deps.say('name the area with --area.');
        process.exitCode = exitCodes.wrongUse;
        return;
      }
      await using house = openHouse({ serviceUrl, area: only, name: 'throughline mail' });
      const taken = await takeReturned(house, await buffer(process.stdin));
      deps.stdout.write(json ? `${JSON.stringify({ ...taken, schemaVersion: 1 })}\n` : `${inWords(taken)}\n`);
    });
}

function inWords(taken: Taken): string {
  switch (taken.kind) {
    case 'listed':
      return 'It is on the list of somebody who settles it.';
    case 'nothing-to-do':
      return `Nothing is to be done: ${taken.why}.`;
    case 'arrival':
      return 'It is about no letter of ours: it waits as an arrival, to be read by a person.';
    default:
      return taken satisfies never;
  }
}
