/** What a chronology says of danger: reported, answered for, written up, and who was warned. */
import type { DangerEntry } from '../../domain/danger/entries.ts';
import { dateAndTime } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { entry, said, type Told } from '../file/told.ts';
import { t } from '../words.ts';

export function dangerWords(fact: DangerEntry): Told {
  switch (fact.type) {
    case 'DangerReported': {
      const { words, where, mayBeTarget } = fact.fields;
      return entry(t('Danger now is reported'), words, said(t('Where'), where), said(t('Who may be hurt'), mayBeTarget));
    }
    case 'DangerAcknowledged':
      return entry(t('The duty post has the report of danger'), fact.fields.words);
    case 'DangerWrittenUp': {
      const { done, emergencyServicesCalledAt, targets, noTargetBecause } = fact.fields;
      return entry(
        t('The danger is written up'),
        done,
        emergencyServicesCalledAt !== null && t('999 was called on {when}.', { when: dateAndTime(emergencyServicesCalledAt) }),
        ...targets.map((each) => targetWords(each)),
        said(t('Nobody to warn, because'), noTargetBecause),
      );
    }
    case 'TargetWarned':
      return entry(
        fact.fields.warnedAt === null ? t('It is decided not to warn somebody') : t('Somebody who may be hurt is warned'),
        targetWords(fact.fields),
      );
    default:
      return fact satisfies never;
  }
}

function targetWords(target: {
  readonly who: string;
  readonly warner: string;
  readonly warnedAt: Instant | null;
  readonly notWarnedBecause: string | null;
}): string {
  if (target.warnedAt !== null)
    return t('{who}: warned by {warner} on {when}.', { who: target.who, warner: target.warner, when: dateAndTime(target.warnedAt) });
  if (target.notWarnedBecause)
    return t('{who}: not to be warned, because {notWarnedBecause}', { who: target.who, notWarnedBecause: target.notWarnedBecause });
  return t('{who}: not warned yet; {warner} warns them.', { who: target.who, warner: target.warner || t('nobody named') });
}
