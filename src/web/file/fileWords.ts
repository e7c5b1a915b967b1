/** What a chronology says of the file itself and of the records in it. */
import type { FileEntry } from '../../domain/file/entries.ts';
import type { RecordEntry } from '../../domain/record/entries.ts';
import { dueDate } from '../dates.ts';
import { listingLine, unknownLine } from '../left-off/words.ts';
import { t } from '../words.ts';
import { entry, type Naming, type Told } from './told.ts';

export function fileWords(fact: FileEntry | RecordEntry, naming: Naming): Told {
  switch (fact.type) {
    case 'FileOpened':
      return entry(t('The file is opened'), t('{post} leads it.', { post: naming.post(fact.fields.lead) }));
    case 'LeadTaken':
      return entry(t('The lead moves to {post}', { post: naming.post(fact.fields.post) }), fact.fields.reason);
    case 'FileRetained':
      return entry(
        t('Review for disposal: the file is kept'),
        fact.fields.reason,
        t('Next review by {day}.', { day: dueDate(fact.fields.nextReview) }),
      );
    case 'DisposalProposed':
      return entry(t('Letting the file go is proposed'), fact.fields.reason);
    case 'DisposalDeclined':
      return entry(t('Letting the file go is declined'), fact.fields.reason);
    case 'FileDisposed':
      return entry(t('The file is let go'), fact.fields.reason);
    case 'RecordMade':
      return entry(t('A record of the person is made: {record}', { record: naming.record(fact.record ?? '') }));
    case 'RecordDescribed':
      return entry(
        t('Who it is becomes known: {names}', {
          names:
            fact.fields.names.map(({ whole, given, family }) => whole ?? [given, family].filter(Boolean).join(' ')).join(', ') ||
            t('no name'),
        }),
      );
    case 'RecordLeftOff':
    case 'RecordStaysOff':
    case 'RecordListedAgain':
      return entry(...listingLine(fact, naming.record(fact.record ?? '')));
    case 'PersonStaysUnknown':
      return entry(...unknownLine(fact, naming.record(fact.record ?? '')));
    case 'RecordLinked':
      return entry(
        t('A record is linked to this file as the same person: {record}', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    case 'RecordUnlinked':
      return entry(
        t('A record is unlinked, it is not this person: {record}', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    default:
      return fact satisfies never;
  }
}
