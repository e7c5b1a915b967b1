/** K03 and K10: a search by a list or a pattern is agreed by a second person before it runs (S15). */
import type { Owed, Rule } from '../engine/rulebook.ts';

export const listSearchSecond: Rule = {
  key: 'K03.second',
  id: 'K03',
  title: 'A second person decides on a search by a list or a pattern',
  words:
    'Nobody trawls the people on file alone: another person sees what is asked, for which file and why, and agrees or declines before it runs.',
  task: 'Agree or decline: a search by a list or a pattern is proposed',
  limit: 'K03.second',
  ladder: 'ordinary',
  findings: [],
  systems: ['S15'],
  owedByWords: 'the supervising post',
  waivable: false,
  listens: ['ListSearchProposed', 'ListSearchAgreed', 'ListSearchDeclined', 'ListSearchWithdrawn'],
  owed: (file) =>
    [...file.listSearches.values()].map(
      ({ proposed, stream, record, answer }): Owed => ({
        occasion: proposed.fact,
        stream,
        record,
        starts: proposed.at,
        owedBy: 'second',
        met: answer ? { fact: answer.fact } : null,
      }),
    ),
};
