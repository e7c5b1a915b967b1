/** What the facts about holds say in a chronology, and who may ask for one. */
import type { askers, HoldEntry } from '../../domain/hold/entries.ts';
import { dueDate } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { t } from '../words.ts';

export const askerWords = (): Readonly<Record<(typeof askers)[number], string>> => ({
  court: t('A court, or somebody who may go to court'),
  coroner: t('A coroner'),
  inquiry: t('An inquiry or a review'),
  investigation: t('An investigation'),
  other: t('Somebody else'),
});

export function holdLine(fact: HoldEntry): PersonLine {
  switch (fact.type) {
    case 'HoldPlaced': {
      const { asker, from, reference, reason, until } = fact.fields;
      return [
        t('A hold is placed: the file is not let go'),
        reason,
        reference
          ? t('{asker}: {from}. Their reference: {reference}.', { asker: askerWords()[asker], from, reference })
          : t('{asker}: {from}.', { asker: askerWords()[asker], from }),
        t('Looked at again by {day}.', { day: dueDate(until) }),
      ];
    }
    case 'HoldRenewed':
      return [
        t('A hold is looked at and renewed'),
        fact.fields.reason,
        t('Looked at again by {day}.', { day: dueDate(fact.fields.until) }),
      ];
    case 'HoldLifted':
      return [t('A hold is lifted'), fact.fields.reason];
    default:
      return fact satisfies never;
  }
}
