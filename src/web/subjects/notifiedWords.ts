/** What is notified under a regime, in words: for the chronology, and for the page with how late each was (C26, C27). */
import type { FileFact } from '../../domain/facts.ts';
import { date } from '../dates.ts';
import { t } from '../words.ts';

type NotifiedFact = Extract<
  FileFact,
  { type: 'NotificationRecorded' | 'NotificationAnswered' | 'LateNotificationDecided' | 'CustodyRecorded' }
>;
type Said = Extract<FileFact, { type: 'NotificationRecorded' }>['fields'];
type Custody = Extract<FileFact, { type: 'CustodyRecorded' }>['fields'];

/** What a change or a journey is, and when: never what it says. */
export function happenedWords({ of, on, back }: Said): string {
  const day = date(on);
  switch (of) {
    case 'name':
      return t('Change of name on {day}', { day });
    case 'address':
      return t('Change of address on {day}', { day });
    case 'other detail':
      return t('Change of another detail on {day}', { day });
    default:
      return back === null
        ? t('Journey abroad from {day}, with no day of coming back', { day })
        : t('Journey abroad from {day} to {back}', { day, back: date(back) });
  }
}

export const custodyWords = ({ from, until, expected }: Pick<Custody, 'from' | 'until' | 'expected'>): string =>
  until !== null
    ? t('In custody from {from}, released on {until}', { from: date(from), until: date(until) })
    : expected === null
      ? t('In custody from {from}, with no day of release', { from: date(from) })
      : t('In custody from {from}, release expected on {until}', { from: date(from), until: date(expected) });

export function notifiedLine(fact: NotifiedFact): readonly [string, ...(string | null)[]] {
  switch (fact.type) {
    case 'NotificationRecorded': {
      const { notified, kept, of, ahead } = fact.fields;
      return [
        happenedWords(fact.fields),
        notified === null ? t('Not notified when this was recorded.') : t('Notified on {day}.', { day: date(notified) }),
        of === 'journey' ? t('To be notified seven days ahead: {answer}.', { answer: t(ahead) }) : null,
        kept === '' ? null : t('The note is kept: {where}', { where: kept }),
      ];
    }
    case 'NotificationAnswered': {
      const { part, on, back, notified, words } = fact.fields;
      const said = notified === null ? null : t('Notified on {day}.', { day: date(notified) });
      if (part === 'notification') return [t('On which day it was notified'), said, words];
      return [
        t('The return from abroad'),
        on === null ? t('Still away, until {day}.', { day: date(back ?? 0) }) : t('Came back on {day}.', { day: date(on) }),
        on !== null && notified === null ? t('Not notified when this was recorded.') : said,
        words,
      ];
    }
    case 'LateNotificationDecided':
      return [
        t('Decided about a late notification: {outcome}', { outcome: t(fact.fields.outcome) }),
        fact.fields.reason,
        fact.fields.told === '' ? null : t('Who else is told: {told}', { told: fact.fields.told }),
      ];
    case 'CustodyRecorded':
      return [custodyWords(fact.fields), t('Not counted in the three days of the first notification.'), fact.fields.words];
    default:
      return fact satisfies never;
  }
}
