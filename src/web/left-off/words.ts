/** What the facts about the list of known people say in a chronology. */
import type { LeftOffWhy, ListingEntry } from '../../domain/record/listing.ts';
import type { UnnamedEntry } from '../../domain/record/unnamed.ts';
import { dueDate } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { t } from '../words.ts';

export const whyWords = (why: LeftOffWhy): string =>
  ({
    'not-in-form': t('What is kept of the person is not in the form in which people are compared.'),
    'not-readable': t('Something that is written of the person cannot be read by what compares people.'),
  })[why];

export const unknownLine = ({ fields }: UnnamedEntry, record: string): PersonLine => [
  t('It cannot be found out now who a record is of: {record}', { record }),
  fields.reason,
  t('Asked again by {day}.', { day: dueDate(fields.until) }),
];

export function listingLine(fact: ListingEntry, record: string): PersonLine {
  switch (fact.type) {
    case 'RecordLeftOff':
      return [
        t('A record cannot be compared with others, and is off the list of known people: {record}', { record }),
        whyWords(fact.fields.why),
      ];
    case 'RecordStaysOff':
      return [
        t('A record stays off the list of known people for now: {record}', { record }),
        fact.fields.reason,
        t('Looked at again by {day}.', { day: dueDate(fact.fields.until) }),
      ];
    case 'RecordListedAgain':
      return [t('A record is on the list of known people again: {record}', { record })];
    default:
      return fact satisfies never;
  }
}
