/** K03: words of a minute that were changed after its meeting was closed are confirmed by the agencies that decided (F53, G07). */
import { askedOfWords } from '../../domain/hearing/reworded.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

export const minuteReworded: Rule = {
  key: 'G07.words',
  id: 'G07',
  title: 'Words of a minute that were changed after its meeting was closed are confirmed by the agencies that decided',
  words:
    'What a meeting said is not for one person to write anew. When the words of a minute are changed after its record was closed, the earlier words stay beside them, and every agency that decided says whether the new ones are right: it agrees, or dissents with its own words, which the chair answers as every dissent.',
  task: 'The words of a minute were changed after the meeting: say whether they are right',
  limit: 'G07.words',
  ladder: 'ordinary',
  findings: ['F53'],
  systems: ['S02'],
  owedByWords: 'the post that speaks for the agency on the panel',
  waivable: false,
  listens: ['CaseHeard', 'AgencyViewGiven'],
  owed: (file) =>
    [...file.hearings.values()].flatMap((hearing) =>
      askedOfWords(file, hearing).map(({ occasion, since, post, answered }): Owed => {
        const { stream, record } = hearing;
        return { occasion, stream, record, starts: since, owedBy: `post:${post}`, met: answered && { fact: answered.fact } };
      }),
    ),
};
