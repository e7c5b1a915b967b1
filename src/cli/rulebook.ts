// `throughline rulebook`: every rule, gate, limit and ladder in words, with its source and whether anybody verified it.
import type { Command } from 'commander';
import { wrapped } from '../replay/report.ts';
import { type LimitInWords, type RulebookInWords, rulebookInWords } from '../rulebook/engine/inWords.ts';
import { rulebooks } from '../rulebook/uk/rulebook.ts';
import type { CliDeps } from './deps.ts';
import { rulebookNamed, rulebookNames } from './rulebookNamed.ts';

export function register(program: Command, deps: Pick<CliDeps, 'stdout' | 'say'>): void {
  program
    .command('rulebook')
    .description('Print every rule in words: what is owed, by whom, by when, where it climbs, and where each number comes from.')
    .option('--rulebook <name>', `which rulebook: ${rulebookNames}`, rulebooks[0]?.name)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ npx throughline rulebook\n  $ npx throughline rulebook --json')
    .action(({ rulebook, json }: { rulebook: string; json?: true }) => {
      const book = rulebookNamed(rulebook, deps.say);
      if (!book) return;
      const data = rulebookInWords(book);
      deps.stdout.write(`${json ? JSON.stringify(data, null, 2) : rulebookText(data)}\n`);
    });
}

export function rulebookText(book: RulebookInWords): string {
  const lines = [...wrapped(`${book.name}, version ${book.version}`, ''), ...wrapped(book.words, ''), '', 'RULES', ''];
  for (const rule of book.rules) {
    lines.push(...wrapped(`${rule.key}  ${rule.title}`, ''), ...wrapped(rule.words, '  '));
    lines.push(...wrapped(`Owed by ${rule.owedBy}, within ${limitText(rule.limit)}`, '  '));
    for (const limit of rule.furtherLimits) lines.push(...wrapped(`${limit.words}: ${limitText(limit)}`, '  '));
    lines.push(
      ...wrapped(
        `Climbs by the ladder "${rule.ladder}". ${rule.waivable ? 'May be waived by an authoriser, with a reason.' : 'May not be waived.'}`,
        '  ',
      ),
    );
    lines.push(
      ...wrapped(
        [...(rule.findings.length > 0 ? [`Findings ${rule.findings.join(', ')}.`] : []), `Systems ${rule.systems.join(', ')}.`].join(' '),
        '  ',
      ),
      '',
    );
  }
  lines.push('GATES', '');
  for (const gate of book.gates) {
    lines.push(...wrapped(`${gate.id}  ${gate.title}`, ''), ...wrapped(gate.words, '  '));
    lines.push(...wrapped(`Source: ${gate.source}${gate.verified ? '' : ' NOT VERIFIED as a rule of any agency.'}`, '  '), '');
  }
  lines.push('LADDERS', '');
  for (const ladder of book.ladders) {
    const rungs = ladder.rungs.map((rung) => `after ${rung.after} to ${rung.to}`);
    lines.push(
      ...wrapped(`${ladder.id}  ${ladder.words}`, ''),
      ...wrapped(`${[...rungs, `then again every ${ladder.again}`].join(', ')}; ${ladder.hours}.`, '  '),
      '',
    );
  }
  lines.push('CALENDARS', '');
  for (const each of book.calendars)
    lines.push(...wrapped(`${each.name}: ${each.source}. Data end on ${each.dataEndsOn}; after that only weekends are known.`, ''));
  return lines.join('\n');
}

function limitText({ amount, overridden, kindWords, source, verifiedWords }: LimitInWords): string {
  const own = overridden ? `, set by this area to ${overridden.amount} (${overridden.reason})` : '';
  return `${amount}${own}. ${capital(kindWords)}. ${verifiedWords}. Source: ${source}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
