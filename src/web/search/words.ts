/** The purposes of a search, and what sorts of list searches there are, in plain words. */
import { phrase, t } from '../words.ts';

export const purposeWords = {
  'who-is-it': phrase('To find out who a report is about'),
  decision: phrase('To know what is held before a decision on this case'),
  request: phrase('To answer a partner who asks about this person'),
  safety: phrase('To keep somebody safe: a visit, a warning, danger'),
  correction: phrase('To correct a record, or to answer a person who asks what is held about them'),
  other: phrase('Another reason, written below'),
} as const;

export const listKindWords = {
  list: phrase('A list of people, a line each'),
  pattern: phrase('A part of a name, with * for what is left open'),
  address: phrase('Everybody at an address or a postcode'),
  born: phrase('Everybody born in some years'),
} as const;

/** How strong, in words: no number leads. */
export const bandWords = (band: string): string => {
  switch (band) {
    case 'suggested':
      return t('Likely the same person');
    case 'review':
      return t('May be the same person');
    case 'watch':
      return t('Some of it fits');
    default:
      return t('Fits the pattern');
  }
};
