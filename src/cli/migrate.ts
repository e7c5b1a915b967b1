// `throughline migrate`: brings the database to the newest schema without starting anything else.
import type { Command } from 'commander';
import type { CliDeps } from './deps.ts';

export function register(program: Command, deps: CliDeps): void {
  program
    .command('migrate')
    .description('Bring the database to the newest schema; safe to repeat. "start" does the same by itself.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { applied, where } = await deps.installation();
      if (json) deps.stdout.write(`${JSON.stringify({ applied, schemaVersion: 1 })}\n`);
      else
        deps.stdout.write(
          applied.length === 0 ? `Nothing to do: the database is up to date (${where}).\n` : `Applied ${applied.join(', ')}.\n`,
        );
    });
}
