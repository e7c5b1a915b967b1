/** What a chronology says of what was owed: dropped, climbed, put right. Null for what only says that something is owed or done. */
import type { ConsequenceFact, ObligationEntry } from '../../domain/obligation/entries.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { t } from '../words.ts';
import { capital, dropped, entry, type Naming, type Told } from './told.ts';

export function obligationWords(fact: ObligationEntry | ConsequenceFact, naming: Naming): Told | null {
  switch (fact.type) {
    case 'ClimbAcknowledged':
      return dropped(
        t('Acknowledged, still owed: {task}', { task: naming.task(fact.fields.obligation) }),
        fact.fields.next,
        t('Promised by {day}.', { day: dueDate(fact.fields.promisedBy) }),
      );
    case 'WaiverDecided':
      return dropped(t('Waived: {task}', { task: naming.task(fact.fields.obligation) }), fact.fields.reason);
    case 'TimeCorrected': {
      const { happened, learnt, reason } = fact.fields;
      return entry(
        t('A time is corrected'),
        reason,
        happened !== null && t('It happened {when}.', { when: dateAndTime(happened) }),
        learnt !== null && t('The partnership knew {when}.', { when: dateAndTime(learnt) }),
      );
    }
    case 'ObligationLapsed':
      return { ...dropped(t('Not done in time: {task}', { task: naming.task(fact.fields.obligation) })), missed: true };
    case 'ObligationClimbed':
      return {
        ...dropped(t('It climbs to {post}: {task}', { post: naming.post(fact.fields.to), task: naming.task(fact.fields.obligation) })),
        missed: true,
      };
    case 'ObligationWithdrawn':
      return dropped(t('Owed no longer: {task}', { task: naming.task(fact.fields.obligation) }), `${capital(t(fact.fields.because))}.`);
    case 'ObligationRedated':
      return dropped(t('Due on another day, {day}: {task}', { day: dueDate(fact.fields.due), task: naming.task(fact.fields.obligation) }));
    case 'ObligationRaised':
    case 'ObligationMet':
    case 'ObligationWaived':
      return null;
    default:
      return fact satisfies never;
  }
}
