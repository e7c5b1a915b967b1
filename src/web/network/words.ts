/** What the facts about ties say in a chronology, and the parts of a tie in words. Who is or may be a child is named on no list of facts. */
import { tieWords } from '../../app/networkSight.ts';
import type { TieEntry } from '../../domain/tie/entries.ts';
import { dateAsKnown, dueDate } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { said } from '../file/told.ts';
import { t } from '../words.ts';

interface Naming {
  readonly post: (id: string) => string;
  readonly organisation: (id: string) => string;
}
type Said = Extract<TieEntry, { type: 'TieRecorded' }>['fields'];

/** "2019-05" as "May 2019", a day as a day. */
export function partialWords(written: string): string {
  const [year = '', month, day] = written.split('-');
  if (year === '') return t('not known');
  const number = (part: string | undefined): number | null => (part === undefined ? null : Number(part));
  return dateAsKnown({ year: Number(year), month: number(month), day: number(day) });
}
export const sinceWords = ({ since, until }: Pick<Said, 'since' | 'until'>): string =>
  until === ''
    ? since === ''
      ? t('since when is not known')
      : t('since {when}', { when: partialWords(since) })
    : t('from {since} until {until}', { since: partialWords(since), until: partialWords(until) });

export const gradingWords = ({ grading }: Pick<Said, 'grading'>): string =>
  grading === null ? '' : `${grading.source} ${grading.assessment} ${grading.handling}`;

const nameHidden = ({ end, age }: Said): boolean => end === 'person not on file' && age !== '18 or over';
/** To whom or what, as the chronology says it: never the name of somebody who is on file, nor of somebody who may be a child. */
const endWords = (fields: Said): string =>
  fields.end === 'person on file'
    ? t('another person on file')
    : nameHidden(fields)
      ? t('a person who is or may be under 18')
      : fields.words;

export function networkLine(fact: TieEntry, naming: Naming): PersonLine {
  switch (fact.type) {
    case 'TieRecorded':
      return [
        t('A tie is recorded: {sort}, {end}', { sort: t(tieWords(fact.fields.sort)), end: endWords(fact.fields) }),
        sinceWords(fact.fields),
        said(t('Source'), fact.fields.source),
        said(t('Graded'), gradingWords(fact.fields)),
        said(t('How sure'), t(fact.fields.confidence)),
        said(t('Would disprove it'), fact.fields.disprove),
        t('It lapses on {day} unless somebody renews it.', { day: dueDate(fact.fields.ends) }),
      ];
    case 'TieRenewed':
      return [t('A tie is looked at again and stands'), fact.fields.reason, t('Until {day}.', { day: dueDate(fact.fields.ends) })];
    case 'TieEnded':
      return [t('A tie is over'), fact.fields.reason, said(t('Since'), fact.fields.until === '' ? '' : partialWords(fact.fields.until))];
    case 'TieFoundWrong':
      return [t('A tie was wrong: there never was one'), fact.fields.reason];
    case 'TiedTextGiven':
      return [t('The lead of somebody tied is given what a report says'), fact.fields.words, said(t('Why'), fact.fields.reason)];
    case 'TiedReportPut':
      return [
        putTitle(fact.fields),
        said(t('From'), fact.fields.organisation === null ? '' : naming.organisation(fact.fields.organisation)),
        said(t('Whom to call'), fact.fields.post === null ? '' : naming.post(fact.fields.post)),
        fact.fields.words,
      ];
    case 'TiedReportAnswered':
      return [t('About a report on somebody tied or named: it {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.words];
    case 'TieSaidWrong':
      return [t('The tie because of which a report was put here was wrong')];
    case 'PersonNamed':
      return [t('A report here is about somebody else too'), fact.fields.words];
    case 'NamedPersonPlaced':
      return [t('It is put to whoever holds the person whom the report names')];
    case 'NamedPersonReturned':
      return [t('It does not name the person to whom it was put: it waits again')];
    case 'NamedPersonSettled':
      return [t('Nobody is found to hold the person whom a report names'), fact.fields.words];
    default:
      return fact satisfies never;
  }
}

export function putTitle({ why, sort }: Pick<Extract<TieEntry, { type: 'TiedReportPut' }>['fields'], 'why' | 'sort'>): string {
  switch (why) {
    case 'tied':
      return t('A report came about somebody tied to this person: {sort}', { sort: t(sort) });
    case 'given':
      return t('The lead of somebody tied gives what a report says');
    case 'named':
      return t('A report in another file names this person too');
    case 'second degree':
      return t('This person and another who is closed are tied to a third');
    default:
      return why satisfies never;
  }
}
