// `throughline rebuild`: makes the read models again from the ledger beside those that people see and swaps them in, or only says what
// differs (--check). The service goes on meanwhile.
// Exit codes: 0 nothing differed, 1 nothing was swapped in, 3 something did (and was written again, unless --check).
import type { Command } from 'commander';
import { areasOf } from '../app/areas.ts';
import { openHouse } from '../app/openHouse.ts';
import { type Rebuilt, rebuild, RebuildRefused } from '../app/rebuild.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

export function register(program: Command, deps: CliDeps): void {
  program
    .command('rebuild')
    .description('Make the read models again from the ledger; with --check only say what differs.')
    .option('--check', 'change nothing')
    .option('--area <id>', 'one area; otherwise every one of this installation')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ npx throughline rebuild --check\n  $ npx throughline rebuild --area wexmoor')
    .action((options: { check?: true; area?: string; json?: true }) => run(options, deps));
}

async function run({ check = false, area, json }: { check?: boolean; area?: string; json?: true }, deps: CliDeps): Promise<void> {
  const { serviceUrl } = await deps.installation();
  const areas = area === undefined ? await areasOf(serviceUrl) : [area];
  for (const each of areas) {
    await using house = openHouse({ serviceUrl, area: each, name: 'throughline rebuild' });
    const rebuilt = await rebuild(house, { check, onProgress: progress(deps) }).catch((fault: unknown) => {
      if (!(fault instanceof RebuildRefused)) throw fault;
      deps.stderr.write(`${fault.message}\n`);
      process.exitCode = exitCodes.failed;
      return null;
    });
    if (!rebuilt) return;
    deps.stdout.write(`${json ? JSON.stringify({ area: each, check, ...rebuilt, schemaVersion: 1 }) : inWords(each, check, rebuilt)}\n`);
    if (rebuilt.differences.length > 0) process.exitCode = exitCodes.foundSomething;
  }
}

const progress =
  ({ stderr }: CliDeps) =>
  (doing: 'making' | 'swapping', files: number) => {
    if (stderr.isTTY) stderr.write(`\r${doing === 'making' ? 'made beside' : 'swapped in'}: ${files} files `);
  };

function inWords(area: string, check: boolean, { files, facts, differences }: Rebuilt): string {
  if (differences.length === 0) return `${area}: ${files} files from ${facts} facts, every row is what the facts say.`;
  const lines = differences
    .slice(0, 50)
    .map(({ table, id, what, columns }) => `  ${table} ${id}: ${what}${columns.length > 0 ? ` (${columns.join(', ')})` : ''}`);
  const rest = differences.length > 50 ? [`  and ${differences.length - 50} more`] : [];
  return [
    `${area}: ${files} files, ${differences.length} rows ${check ? 'differ from the facts' : 'differed from the facts and were written again'}:`,
    ...lines,
    ...rest,
  ].join('\n');
}
