/** What corrections say in a chronology, and the words for what was wrong. */
import type { CorrectionEntry, CorrectionSort } from '../../domain/correction/entries.ts';
import { t } from '../words.ts';

export const sortWords = (sort: CorrectionSort): string =>
  ({
    'wrong value': t('Something in it is wrong'),
    'wrong person': t('It is about another person'),
    'wrong file': t('It belongs to another file'),
    'raised in error': t('It should not have been recorded'),
    'proved untrue': t('What it says proved untrue'),
  })[sort];

/** A heading and the lines under it. */
export function correctionWords(fact: CorrectionEntry): [string, ...(string | null)[]] {
  switch (fact.type) {
    case 'EntryCorrected':
      return [t('An entry is corrected: {what}', { what: sortWords(fact.fields.sort) }), fact.fields.reason];
    case 'EntryUndone':
      return [t('An entry is undone before anybody else had seen it')];
    case 'RelianceAnswered':
      return [
        fact.fields.outcome === 'stands'
          ? t('The correction is seen: what was decided stands')
          : t('The correction is seen: what was decided changes'),
        fact.fields.words,
      ];
    case 'RecipientsTold':
      return [
        fact.fields.outcome === 'told'
          ? t('Told of the correction: {who}', { who: fact.fields.recipients.join(', ') })
          : t('Not told of the correction: {who}', { who: fact.fields.recipients.join(', ') }),
        fact.fields.words,
      ];
    default:
      return fact satisfies never;
  }
}
