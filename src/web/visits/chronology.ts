/** What a chronology says of a visit, and of the warnings that visitors read before it. */
import type { VisitEntry } from '../../domain/visit/entries.ts';
import type { MarkerEntry } from '../../domain/marker/entries.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { entry, said, type Told } from '../file/told.ts';
import { t } from '../words.ts';

export function visitWords(fact: VisitEntry | MarkerEntry): Told {
  switch (fact.type) {
    case 'VisitPlanned': {
      const { sort, purpose, where, toSee, accompanied, starts, checkIn, ends, ifNotHeard, interpreter, interpreterWords } = fact.fields;
      return entry(
        sort === 'protective' ? t('A protective visit is planned') : t('A visit is planned'),
        purpose,
        said(t('Where'), where),
        said(t('To see'), toSee),
        said(t('Also goes along'), accompanied),
        t('Starts {when}, check-in by {when2}, away by {when3}.', {
          when: dateAndTime(starts),
          when2: dateAndTime(checkIn),
          when3: dateAndTime(ends),
        }),
        said(t('If nobody hears from them'), ifNotHeard),
        interpreter !== 'not needed' && said(t('Interpreter'), [t(interpreter), interpreterWords].filter(Boolean).join(': ')),
        interpreter === 'not needed' && said(t('No interpreter, because'), interpreterWords),
      );
    }
    case 'VisitStarted':
      return entry(
        t('The visitor sets out'),
        fact.fields.markers.length > 0 && t('Warnings read before: {n}.', { n: fact.fields.markers.length }),
      );
    case 'VisitCheckedIn':
      return entry(t('The visitor checks in, safe'), fact.fields.words);
    case 'VisitEnded':
      return entry(
        fact.fields.outcome === 'seen' ? t('The visit ends safe') : t('The visit ends safe: no access gained'),
        fact.fields.words,
      );
    case 'VisitorAccountedFor':
      return entry(t('The visitor is accounted for'), fact.fields.words);
    case 'VisitCalledOff':
      return entry(t('The visit is called off'), fact.fields.reason);
    case 'VisitFollowedUp':
      return entry(t('A visit that saw nobody is answered'), fact.fields.words);
    case 'MarkerSet': {
      const { on, address, warning, act, from, source, assessment, handling, conditions, until } = fact.fields;
      return entry(
        on === 'address' ? t('A warning for visitors is set on an address: {address}', { address }) : t('A warning for visitors is set'),
        warning,
        said(t('It rests on'), act),
        said(t('From'), from),
        conditions
          ? t('Graded {grade} ({conditions}), until {day}.', {
              grade: `${source}${assessment}${handling}`,
              conditions,
              day: dueDate(until),
            })
          : t('Graded {grade}, until {day}.', { grade: `${source}${assessment}${handling}`, day: dueDate(until) }),
      );
    }
    case 'MarkerRenewed':
      return entry(
        t('A warning for visitors goes on'),
        said(t('It rests on'), fact.fields.act),
        t('Until {day}.', { day: dueDate(fact.fields.until) }),
      );
    case 'MarkerRemoved':
      return entry(t('A warning for visitors is taken away'), fact.fields.reason);
    default:
      return fact satisfies never;
  }
}
