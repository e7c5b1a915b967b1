/** What a chronology says of bringing two records together, which two people decide. */
import type { LinkEntry } from '../../domain/link/entries.ts';
import { entry, type Naming, type Told } from '../file/told.ts';
import { t } from '../words.ts';

export function linkWords(fact: LinkEntry, naming: Naming): Told {
  switch (fact.type) {
    case 'LinkProposed':
      return entry(
        t('A link to another file is proposed, with {record}. A second person decides', { record: naming.record(fact.fields.candidate) }),
        fact.fields.reason,
      );
    case 'UnlinkProposed':
      return entry(
        t('Unlinking a record is proposed: {record}. A second person decides', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    case 'LinkAgreed':
      return entry(t('The second person agrees to what was proposed about the link'), fact.fields.words);
    case 'LinkDeclined':
      return entry(t('The second person declines what was proposed about the link'), fact.fields.reason);
    case 'LinkTakenBack':
      return entry(t('The proposal about the link is taken back'), fact.fields.reason);
    default:
      return fact satisfies never;
  }
}
