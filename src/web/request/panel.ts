/** The box on a file's page: what partners were asked, each with its state and clock, and how de-confliction stands. */
import type { FileSight } from '../../app/fileSight.ts';
import { deconflictionSight, requestsOf } from '../../app/partnerSight.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import type { FilePanel } from '../file/panel.ts';
import { type Href, paths } from '../paths.ts';
import { phrase, t } from '../words.ts';
import { stateWords } from './show.ts';

interface PartnersModel {
  readonly now: number;
  readonly contact: string | null;
  readonly requests: readonly {
    readonly href: Href;
    readonly of: string;
    readonly state: string;
    readonly due: number | null;
    readonly isOpen: boolean;
  }[];
}

const answers = {
  'no objection': phrase('no objection'),
  conditions: phrase('on conditions'),
  'do not contact': phrase('do not contact'),
} as const;

export function partnersPanel({ file, area, book, now }: Pick<FileSight, 'file' | 'area' | 'book' | 'now'>): FilePanel | null {
  const { last, waiting, freshUntil } = deconflictionSight(file, book);
  const requests = requestsOf(file, area, null, now);
  if (requests.length === 0 && !last && !waiting) return null;
  const stands = last
    ? t('The police duty answered on {when}: {answer}. {conditions}', {
        when: dateAndTime(last.at),
        answer: t(answers[last.answer]),
        conditions: last.conditions,
      })
    : t('The police duty has not answered yet whether there may be contact.');
  const more = waiting
    ? last
      ? t('Something new has come since: it is asked again, and nobody is contacted until it answers.')
      : t('It is asked.')
    : freshUntil !== null && freshUntil <= now
      ? t('That answer is too old to rely on.')
      : freshUntil !== null
        ? t('It may be relied on until {day} unless something new comes.', { day: dueDate(freshUntil) })
        : '';
  const model: PartnersModel = {
    now,
    contact: last || waiting ? `${stands} ${more}` : null,
    requests: requests.map(({ request, of, state, due }) => ({
      href: paths.request(file.id, request.id),
      of,
      state: t(stateWords[state]),
      due,
      isOpen: state === 'open' || state === 'late',
    })),
  };
  return { view: 'request/panel.njk', model };
}
