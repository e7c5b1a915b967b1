/** What every pack begins with and has on each page: what it is, how it is to be handled, who printed it, when, why, and its number. */
import type { Area } from '../../domain/area/state.ts';
import type { Block, PrintedDocument } from '../../print/document.ts';
import { dateAndTime } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import { languageNow, t } from '../words.ts';

export interface Paper {
  /** What it is, in words, and of which reference: no name. */
  readonly what: string;
  readonly reference: string;
  readonly area: Area;
  readonly viewer: Viewer;
  readonly reason: string;
  readonly whom: string;
  readonly marking: string;
  readonly handling: string;
  /** Parts in words, and those that could have been printed and are not. */
  readonly parts: readonly string[];
  readonly without: readonly string[];
}

export function documentOf(paper: Paper, blocks: readonly Block[], number: string, now: Instant): PrintedDocument {
  const { what, reference, area, viewer, marking, handling } = paper;
  const by = [
    viewer.name,
    area.posts.get(viewer.post ?? '')?.title ?? '',
    area.organisations.get(viewer.organisation ?? '')?.name ?? '',
  ].filter((each) => each !== '');
  const title = [what, reference].filter((each) => each !== '').join(', ');
  return {
    language: languageNow() === 'cy' ? 'cy' : 'en-GB',
    title,
    made: now,
    everyPage: {
      marking,
      what: title,
      handling:
        handling === ''
          ? t('Handling: keep it locked away, and destroy it when it is done with.')
          : t('Handling: {words}', { words: handling }),
      printed: t('Printed by {by} on {when}', { by: by.join(', '), when: dateAndTime(now) }),
      number: t('Print no. {number}', { number }),
      page: t('Page {n} of {m}', { n: '{n}', m: '{m}' }),
    },
    blocks: [{ kind: 'heading', level: 1, text: title }, { kind: 'facts', facts: aboutCopy(paper, by.join(', '), number, now) }, ...blocks],
  };
}

const aboutCopy = ({ reason, whom, marking, handling, parts, without }: Paper, by: string, number: string, now: Instant) =>
  [
    { label: t('Marking'), value: marking },
    { label: t('Printed by'), value: by },
    { label: t('Printed on'), value: dateAndTime(now) },
    { label: t('Why'), value: reason },
    { label: t('For'), value: whom },
    { label: t('Handling'), value: handling },
    { label: t('Parts'), value: parts.join('; ') },
    { label: t('Not in this copy'), value: without.join('; ') },
    {
      label: t('Print no.'),
      value: t('{number}. Whoever finds this paper gives it to the area’s records post, who can look up by the number who printed it.', {
        number,
      }),
    },
    // Of a copy for somebody outside the decision says what it is of.
    { label: t('As of'), value: reason === '' ? '' : t('What was known when it was printed. What came since is in the product.') },
  ].filter(({ value }) => value !== '');
