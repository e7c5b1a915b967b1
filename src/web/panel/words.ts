/** What the panel did with a case, in words: for the chronology of the file and for the panel's own pages. */
import type { HearingEntry } from '../../domain/hearing/entries.ts';
import { dateAndTime } from '../dates.ts';
import type { PersonLine } from '../told/words.ts';
import { said } from '../file/told.ts';
import { t } from '../words.ts';

type Outcome = Extract<HearingEntry, { type: 'CaseHeard' }>['fields']['outcome'];
type Position = Extract<HearingEntry, { type: 'AgencyViewGiven' }>['fields']['position'];

export const outcomeWords = (outcome: Outcome): string =>
  ({
    adopt: t('Adopt'),
    'not adopt': t('Do not adopt'),
    'more information': t('More is to be found out'),
    'return to police': t('Return to the police'),
    'hear again': t('Hear again'),
    reviewed: t('Reviewed'),
    close: t('The case is closed'),
    'withdraw support': t('Support is withdrawn'),
    'assessed further': t('Assessed further, without support'),
    'no concern': t('After closing: no concern'),
    'look again': t('After closing: it is looked at again'),
  })[outcome];

export const positionWords = (position: Position): string =>
  ({ agrees: t('Agrees'), dissents: t('Dissents'), 'no view': t('No view') })[position];

export const listedWords = (as: Extract<HearingEntry, { type: 'CaseListed' }>['fields']['as']): string =>
  ({
    new: t('New'),
    again: t('To be heard again'),
    review: t('Review'),
    'after closing': t('Review after closing'),
    'by hand': t('Added by hand'),
  })[as];

export function hearingLine(fact: HearingEntry, naming: { readonly post: (id: string) => string }): PersonLine {
  switch (fact.type) {
    case 'CaseListed':
      return [
        t('On the agenda of the panel of {when}', { when: dateAndTime(fact.fields.day) }),
        listedWords(fact.fields.as),
        fact.fields.reason,
      ];
    case 'CaseTakenOff':
      return [t('Taken off the agenda of the panel. It stays owed'), fact.fields.reason];
    case 'CaseNotReached':
      return [t('The panel did not reach the case. It stays owed')];
    case 'AgencyViewOwed':
      return [
        fact.fields.because === 'conflict'
          ? t('A conflict of interest of {agency} was written down by somebody else', { agency: fact.fields.agency })
          : t('Nobody of {agency} was there when the panel decided', { agency: fact.fields.agency }),
        t('{post} owes its view.', { post: naming.post(fact.fields.post) }),
      ];
    case 'AgencyViewGiven':
      return [
        t('{agency} gives its view to the panel: {position}', {
          agency: fact.fields.agency,
          position: positionWords(fact.fields.position),
        }),
        fact.fields.words,
      ];
    case 'DissentConsidered':
      return [t('The chair says why no dispute is opened after the dissent'), fact.fields.reason];
    case 'CaseHeard': {
      const { outcome, words, deciding, conflicts, views, onward, unheard } = fact.fields;
      return [
        t('The panel decides: {outcome}', { outcome: outcomeWords(outcome) }),
        words,
        deciding.length > 0 && t('Took part: {posts}.', { posts: deciding.map(naming.post).join(', ') }),
        ...conflicts.map(({ post, words: why }) =>
          t('{post} declared a conflict and took no part. {why}', { post: naming.post(post), why }),
        ),
        ...views.map(({ agency, position, words: why }) =>
          t('{agency}: {position}. {words}', { agency, position: positionWords(position), words: why }).trim(),
        ),
        onward !== null && onwardLine(onward),
        unheard !== '' && t('An agency that was asked after the closing is not waited for: {words}', { words: unheard }),
      ];
    }
    default:
      return fact satisfies never;
  }
}

const onwardLine = ({ to, words }: NonNullable<Extract<HearingEntry, { type: 'CaseHeard' }>['fields']['onward']>): string | null =>
  said(
    to.length === 0
      ? t('Health and social care were considered, and nothing is referred')
      : t('To be referred to {services}', { services: to.map((each) => (each === 'health' ? t('health') : t('social care'))).join(', ') }),
    words,
  );

export const formWords = (form: 'ordinary' | 'urgent call' | 'urgent circulation'): string =>
  ({ ordinary: t('Ordinary'), 'urgent call': t('Urgent, by call'), 'urgent circulation': t('Urgent, by circulation') })[form];

export const partWords = (part: 'chair' | 'deputy chair' | 'member'): string =>
  ({ chair: t('Chair'), 'deputy chair': t('Deputy chair'), member: t('Member') })[part];
