/** The rulebook in words and in lines of a terminal's width, for the command and for whoever reads without a database. */
import { rulebookInWords, type LimitInWords, type RulebookInWords } from '../rulebook/engine/inWords.ts';
import type { Rulebook } from '../rulebook/engine/rulebook.ts';
import { wrapped } from '../replay/report.ts';
import { costWords } from './yearCost.ts';

export const inWords = (book: Rulebook): RulebookInWords => rulebookInWords(book);

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
    if (rule.optional)
      lines.push(...wrapped(`An area may switch it; it is ${rule.optional.on ? 'on' : 'OFF'}. ${costWords(rule.key)}`, '  '));
    lines.push(...because(book, rule.findings), ...wrapped(`Systems ${rule.systems.join(', ')}.`, '  '), '');
  }
  lines.push('GATES', '');
  for (const gate of book.gates) {
    lines.push(...wrapped(`${gate.id}  ${gate.title}`, ''), ...wrapped(gate.words, '  '));
    lines.push(
      ...wrapped(`Source: ${gate.source}${gate.verified ? '' : ' NOT VERIFIED as a rule of any agency.'}`, '  '),
      ...because(book, gate.findings),
      '',
    );
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
  lines.push('PUBLISHED BESIDE THE RULES, ENFORCED BY NONE', '');
  for (const each of book.published) {
    const number = each.verified ? '' : ' NOT VERIFIED.';
    lines.push(
      ...wrapped(`${each.id}  ${each.words}: ${each.amount} (${each.who})`, ''),
      ...wrapped(`${capital(each.kindWords)}.${number} Source: ${each.source}`, '  '),
      '',
    );
  }
  lines.push('CALENDARS', '');
  for (const each of book.calendars)
    lines.push(...wrapped(`${each.name}: ${each.source}. Data end on ${each.dataEndsOn}; after that only weekends are known.`, ''));
  return lines.join('\n');
}

/** Why a rule or a gate is there: each failing in words. */
function because({ failings }: RulebookInWords, findings: readonly string[]): readonly string[] {
  return findings.flatMap((id) => {
    const found = failings.find((each) => each.id === id);
    return wrapped(found ? `${id}: ${found.words} (${found.where}).` : id, '  ');
  });
}

function limitText({ amount, overridden, kindWords, source, verifiedWords }: LimitInWords): string {
  const own = overridden ? `, set by this area to ${overridden.amount} (${overridden.reason})` : '';
  return `${amount}${own}. ${capital(kindWords)}. ${verifiedWords}. Source: ${source}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
