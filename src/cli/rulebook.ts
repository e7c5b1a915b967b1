// `throughline rulebook`: every rule, gate, limit and ladder in words, with its source and whether anybody verified it.
import type { Command } from 'commander';
import { rulebookNames } from '../app/replay.ts';
import { inWords, rulebookText } from '../app/rulebookWords.ts';
import type { CliDeps } from './deps.ts';
import { theRulebook } from './theRulebook.ts';

export function register(program: Command, deps: Pick<CliDeps, 'stdout' | 'say'>): void {
  program
    .command('rulebook')
    .description('Print every rule in words: what is owed, by whom, by when, where it climbs, and where each number comes from.')
    .option('--rulebook <name>', `which rulebook: ${rulebookNames.join(', ')}`, rulebookNames[0])
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ npx throughline rulebook\n  $ npx throughline rulebook --json')
    .action(({ rulebook, json }: { rulebook: string; json?: true }) => {
      const book = theRulebook(rulebook, deps.say);
      if (!book) return;
      const data = inWords(book);
      deps.stdout.write(`${json ? JSON.stringify(data, null, 2) : rulebookText(data)}\n`);
    });
}
