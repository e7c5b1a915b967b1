/** The ladder of contacts on paper, a table a year, and what somebody wrote of all of them. As its page shows it; the picture says the same and is left out. */
import type { FileSight } from '../../app/fileSight.ts';
import { cumulativesOf } from '../../app/ladderSight.ts';
import type { Block } from '../../print/document.ts';
import { countModel, type LadderLine, yearsOf } from '../contacts-ladder/model.ts';
import { writtenIn } from '../contacts-ladder/one.ts';
import { t } from '../words.ts';

export function contactsBlocks(sight: FileSight): readonly Block[] {
  const count = countModel(sight);
  return [
    { kind: 'heading', level: 2, text: t('Contacts, and what they mean together') },
    ...(count ? [{ kind: 'paragraph', text: count.words } as const] : []),
    ...(count?.asks ? [{ kind: 'notice', text: count.asks } as const] : []),
    ...yearsOf(sight).flatMap(({ year, organisations }): readonly Block[] => [
      { kind: 'heading', level: 3, text: String(year) },
      {
        kind: 'table',
        columns: [
          { title: t('Day'), share: 2 },
          { title: t('Organisation'), share: 2 },
          { title: t('What'), share: 5 },
          { title: t('Whether it counts'), share: 3 },
        ],
        rows: organisations.flatMap(({ name, lines }) => lines.map((line) => [line.day, name, whatIn(line), countsIn(line)])),
      },
    ]),
    ...cumulativesOf(sight.file).flatMap((one): readonly Block[] => {
      const { by, when, late, since, parts, read, unread, dissents } = writtenIn(sight, one);
      return [
        { kind: 'heading', level: 3, text: when },
        { kind: 'paragraph', text: [by, late ?? '', since].filter((each) => each !== '').join('. ') },
        {
          kind: 'facts',
          facts: [
            ...parts.map(({ title, words }) => ({ label: title, value: words })),
            { label: t('What was read'), value: read.join('\n') },
            { label: t('Not read'), value: unread.join('\n') },
            { label: t('Where somebody dissents'), value: dissents.join('\n') },
          ].filter(({ value }) => value !== ''),
        },
      ];
    }),
  ];
}

const joined = (list: readonly string[]): string => list.filter((each) => each !== '').join('\n');
const whatIn = ({ badge, what, words, outcome, said, recorded }: LadderLine): string =>
  joined([badge, what, words, outcome, said, recorded]);
const countsIn = ({ counts, conflict }: LadderLine): string => joined([counts, conflict]);
