/** What a chronology says of a search by a list or a pattern in which this person was found. */
import type { SearchEntry } from '../../domain/search/entries.ts';
import { entry, said, type Told } from '../file/told.ts';
import { purposeWords } from './words.ts';
import { t } from '../words.ts';

export function searchWords(fact: SearchEntry): Told {
  switch (fact.type) {
    case 'ListSearchProposed': {
      const { purpose, lines } = fact.fields;
      return entry(
        t('A search of the people on file by a list or a pattern is asked for'),
        said(t('Why'), fact.fields.reason),
        said(t('Purpose'), t(purposeWords[purpose])),
        t('{n, plural, one {# line} other {# lines}}.', { n: lines }),
      );
    }
    case 'ListSearchAgreed':
      return entry(t('Another person agrees to the search by a list or a pattern'), fact.fields.words);
    case 'ListSearchDeclined':
      return entry(t('The search by a list or a pattern is declined'), fact.fields.reason);
    case 'ListSearchWithdrawn':
      return entry(t('The search by a list or a pattern is withdrawn'), fact.fields.reason);
    case 'ListSearchRun': {
      const { asked, matched, found } = fact.fields;
      return entry(
        t('The search by a list or a pattern is made'),
        t('Asked about: {asked}; with somebody found: {matched}; people found: {found}. The others are not kept.', {
          asked,
          matched,
          found,
        }),
      );
    }
    default:
      return fact satisfies never;
  }
}
