// `throughline capacity`: who has how much, what lapses in the next weeks if nothing changes, and what is parked. Exit 3 where a post has more than it carries or something is parked without an end.
import type { Command } from 'commander';
import { capacityReport, capacityText } from '../app/capacityReport.ts';
import { openHouse } from '../app/openHouse.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';
import { onlyArea } from './onlyArea.ts';

interface Options {
  readonly area?: string;
  readonly json?: true;
}

export function register(program: Command, deps: CliDeps): void {
  program
    .command('capacity')
    .description(
      'Who has how much, what lapses in 14, 30 and 90 days if nothing changes, and what is parked. Names of posts, never of people on file.',
    )
    .option('--area <id>', 'the area; needed where there is more than one')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit 3: a post has more than it carries, or something is parked without an end.\n\nExample:\n  $ npx throughline capacity --json',
    )
    .action((options: Options) => run(options, deps));
}

async function run({ area, json }: Options, deps: CliDeps): Promise<void> {
  const { serviceUrl } = await deps.installation();
  const only = await onlyArea(serviceUrl, area, deps);
  if (only === null) return;
  await using house = openHouse({ serviceUrl, area: only, name: 'throughline capacity' });
  const report = await capacityReport(house);
  deps.stdout.write(json ? `${JSON.stringify(report)}\n` : capacityText(report));
  if (report.posts.some(({ percent }) => (percent ?? 0) > 100) || report.parkedWithoutEnd > 0) process.exitCode = exitCodes.foundSomething;
}
