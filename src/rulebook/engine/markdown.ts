/** The published rules as Markdown: the part of docs/rulebook.md that comes from the code. */
import type { LimitInWords, RulebookInWords } from './inWords.ts';

export function rulebookMarkdown(book: RulebookInWords): string {
  const because = becauseOf(book);
  return [
    `Rulebook \`${book.name}\`, version \`${book.version}\`. ${book.words}`,
    '',
    '### Rules',
    '',
    ...book.rules.flatMap((rule) => [
      `#### ${rule.key}: ${rule.title}`,
      '',
      rule.words,
      '',
      `- Owed by ${rule.owedBy}, within ${limitWords(rule.limit)}`,
      ...rule.furtherLimits.map((limit) => `- ${limit.words}: ${limitWords(limit)}`),
      `- Ladder: ${rule.ladder}. ${rule.waivable ? 'May be waived by an authoriser, with a reason.' : 'May not be waived.'}`,
      ...(rule.optional ? [`- The promise can do without it: an area may switch it. It ships switched **${rule.optional.shipped}**.`] : []),
      ...because(rule.findings),
      `- Systems ${rule.systems.join(', ')}.`,
      '',
    ]),
    '### Gates',
    '',
    ...book.gates.flatMap((gate) => [
      `#### ${gate.id}: ${gate.title}`,
      '',
      gate.words,
      '',
      `- Source: ${gate.source}${gate.verified ? '' : ' **NOT VERIFIED** as a rule of any agency.'}`,
      ...because(gate.findings),
      '',
    ]),
    '### Ladders',
    '',
    ...book.ladders.map(
      (ladder) =>
        `- **${ladder.id}** (${ladder.hours}): ${[...ladder.rungs.map((rung) => `after ${rung.after} to ${rung.to}`), `then again every ${ladder.again}`].join(', ')}.`,
    ),
    '',
    '### Limits',
    '',
    '| limit | what | amount | kind | verified | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...book.limits.map(
      (limit) =>
        `| \`${limit.id}\` | ${limit.words} | ${limit.amount} | ${limit.kind}: ${limit.kindWords} | ${limit.verified ? 'yes' : '**NO**'} | ${limit.source} |`,
    ),
    '',
    '### Published beside the rules, enforced by none',
    '',
    '| limit | what | whose | how long | kind | verified | source |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...book.published.map(
      ({ id, words, who, amount, kind, kindWords, verified, source }) =>
        `| \`${id}\` | ${words} | ${who} | ${amount} | ${kind}: ${kindWords} | ${verified ? 'yes' : '**NO**'} | ${source} |`,
    ),
    '',
    '### Calendars',
    '',
    ...book.calendars.map((each) => `- ${each.name}: ${each.source}. Data end on ${each.dataEndsOn}; after that only weekends are known.`),
  ].join('\n');
}

/** The failings that a rule or a gate is there for, each in words. */
const becauseOf =
  ({ failings }: RulebookInWords) =>
  (findings: readonly string[]): readonly string[] =>
    findings.length === 0
      ? []
      : [
          `- Because: ${findings
            .map((id) => {
              const found = failings.find((each) => each.id === id);
              return found ? `${id} (${found.words}; ${found.where})` : id;
            })
            .join(', ')}.`,
        ];

const limitWords = ({ id, amount, kindWords, verifiedWords }: LimitInWords): string =>
  `${amount} (limit \`${id}\`; ${kindWords}; ${verifiedWords.replace('NOT VERIFIED', '**NOT VERIFIED**')}).`;
