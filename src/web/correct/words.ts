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
    case 'LinkFoundWrong':
      return [t('A record that lay in this file was about somebody else'), fact.fields.reason];
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

/** What each of them means, under its name on the form. */
export const sortHint = (sort: CorrectionSort): string =>
  ({
    'wrong value': t('A name, a number, a word: you write what it should say.'),
    'wrong person': t('Nothing in it is about this person. You may say where it belongs.'),
    'wrong file': t('It is about this person’s matter, and was recorded under another referral or file.'),
    'raised in error': t('Recorded twice, or by a slip. It is set aside; what it had answered is owed again.'),
    'proved untrue': t('Somebody said it and it is not so. It stays to be read, marked, and is never a reason again.'),
  })[sort];

/** A field as a form names it. */
export function fieldWords(name: string): string {
  switch (name) {
    case 'concern':
      return t('What happened');
    case 'words':
      return t('In words');
    case 'ownAccount':
      return t('The person’s own account');
    case 'wouldChangeMyMind':
      return t('What would change the assessor’s mind');
    case 'checks':
      return t('What was checked');
    case 'nextStep':
      return t('Next step');
    default: {
      const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}
