// `throughline mail returned`: takes one message that came back, from standard input. For a mail system that pipes to a program.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { openHouse } from '../app/openHouse.ts';
import { takeReturned, type Taken } from '../app/returned.ts';
import type { CliDeps } from './deps.ts';
import { onlyArea } from './onlyArea.ts';

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
      const only = await onlyArea(serviceUrl, area, deps);
      if (only === null) return;
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
