/** Whether the person is told, as a part of any form: on the page of its own, and in the same sitting as the assessment and a proposal to close. */
import { isChild, reasonsNotToTell, standingNotTold, toldWhom, waysOfTelling } from '../../app/personSight.ts';
import { latestTelling, lacksForTelling, type Beside } from '../../app/personActs.ts';
import type { Sight } from '../../app/look.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { TellingFields } from '../../domain/telling/deciders.ts';
import { dueDate } from '../dates.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { saidReason, t } from '../words.ts';
import { type Field, missingIn, type ShownField, showFields } from './form.ts';
import type { Wrong } from '../staff.ts';
import { notToldWords, wayWords, whomWords } from './words.ts';

export const tellPrefix = 'tell-';

type Here = Pick<Sight, 'area' | 'book' | 'now'> & { readonly file: FileState };

export interface TellModel {
  /** The decision not to tell that stands: confirmed with one tick. */
  readonly standing: { readonly until: string; readonly why: string; readonly words: string } | null;
  readonly isTicked: boolean;
  readonly isOpen: boolean;
  readonly fields: readonly ShownField[];
  /** What stands before telling them in person, and what else before a letter or a parent. */
  readonly lacks: readonly { readonly gate: string; readonly said: string }[];
  readonly page: Href;
  readonly latest: string;
}

function fieldsOf({ area, file, now }: Here, viewer: Viewer): readonly Field[] {
  const language = [...file.referrals.values()].map((each) => each.account.language).find((each) => each.trim() !== '') ?? t('English');
  const own = area.posts.get(viewer.post ?? '')?.supervisor ?? file.lead;
  const posts = [...area.posts.values()].filter(({ role }) => ['intake', 'assessor', 'supervisor', 'senior'].includes(role));
  return [
    {
      kind: 'choice',
      name: 'outcome',
      label: t('Is the person told?'),
      mustBe: t('Choose whether the person is told'),
      choices: [
        { value: 'told', text: t('They have been told') },
        { value: 'will be told', text: t('They will be told, by the day below') },
        { value: 'not told', text: t('Not told for now, until the day below') },
      ],
    },
    { kind: 'day', name: 'until', label: t('By which day, or until which day'), hint: t('Not needed if they have been told') },
    {
      kind: 'choice',
      name: 'why',
      label: t('If not told: why'),
      choices: reasonsNotToTell.map((value) => ({ value, text: notToldWords(value) })),
    },
    {
      kind: 'words',
      name: 'words',
      label: t('In your own words'),
      hint: t('What was explained; or what would happen if they were told. Never who referred.'),
    },
    {
      kind: 'choice',
      name: 'reviewer',
      label: t('If not told: who looks again on that day'),
      choices: posts.map((post) => ({ value: post.id, text: post.title })),
      ...(own ? { start: own } : {}),
    },
    { kind: 'choice', name: 'how', label: t('If told: how'), choices: waysOfTelling.map((value) => ({ value, text: wayWords(value) })) },
    ...(isChild(file, now)
      ? [
          {
            kind: 'choice' as const,
            name: 'whom',
            label: t('If told: who'),
            start: 'the person',
            choices: toldWhom.map((value) => ({ value, text: whomWords(value) })),
          },
        ]
      : []),
    { kind: 'text', name: 'language', label: t('If told: in which language'), start: language },
    {
      kind: 'text',
      name: 'interpreter',
      label: t('Interpreter, if there was one'),
      hint: t('A professional; never a relative, a friend or a pupil'),
    },
  ];
}

export function tellModel(here: Here, viewer: Viewer, body: FormFields, wrong: readonly Wrong[]): TellModel {
  const { book, file, now } = here;
  const standing = standingNotTold(file, now);
  return {
    standing: standing && {
      until: dueDate(standing.until ?? now),
      why: standing.notToldBecause ? notToldWords(standing.notToldBecause) : '',
      words: standing.words,
    },
    isTicked: text(body, `${tellPrefix}stands`) === 'yes',
    isOpen: text(body, `${tellPrefix}outcome`) !== '',
    fields: showFields(fieldsOf(here, viewer), tellPrefix, body, wrong),
    lacks: lacksForTelling(book, file, viewer, { whom: 'the person', how: 'in person' }, now).map((lack) => ({
      gate: lack.gate,
      said: saidReason(lack),
    })),
    page: paths.file.told(file.id),
    latest: dueDate(latestTelling(book, now)),
  };
}

/** What was chosen about telling: null when nothing was, which leaves it owed. */
export function readTelling(
  here: Here,
  viewer: Viewer,
  body: FormFields,
  key: string,
  isAsked: boolean,
): { readonly telling: Beside['telling']; readonly wrong: readonly Wrong[] } {
  const one = (name: string): string => text(body, `${tellPrefix}${name}`);
  const outcome = one('outcome');
  if (outcome === '') {
    if (one('stands') === 'yes') return { telling: 'stands', wrong: [] };
    return { telling: undefined, wrong: isAsked ? missingIn(fieldsOf(here, viewer), tellPrefix, body) : [] };
  }
  const wrong: Wrong[] = [...missingIn(fieldsOf(here, viewer), tellPrefix, body)];
  const day = readEndOfDay(body, `${tellPrefix}until`);
  if (outcome !== 'told' && day.kind !== 'at')
    wrong.push({ input: `${tellPrefix}until`, words: t('Enter the day as day, month and year') });
  const told = outcome !== 'not told';
  if (told && one('how') === '') wrong.push({ input: `${tellPrefix}how`, words: t('Choose how they are told') });
  if (told && one('language') === '') wrong.push({ input: `${tellPrefix}language`, words: t('Write the language') });
  if (!told && one('why') === '') wrong.push({ input: `${tellPrefix}why`, words: t('Choose why they are not told') });
  if (!told && one('words') === '') wrong.push({ input: `${tellPrefix}words`, words: t('Write what would happen if they were told') });
  if (!told && one('reviewer') === '') wrong.push({ input: `${tellPrefix}reviewer`, words: t('Choose who looks again') });
  const fields = {
    outcome: outcome as NonNullable<TellingFields['outcome']>,
    whom: (one('whom') || 'the person') as NonNullable<TellingFields['whom']>,
    how: told ? (one('how') as NonNullable<TellingFields['how']>) : null,
    language: told ? one('language') : '',
    interpreter: told ? one('interpreter') : '',
    notToldBecause: told ? null : (one('why') as NonNullable<TellingFields['notToldBecause']>),
    words: one('words'),
    until: outcome === 'told' || day.kind !== 'at' ? null : day.at,
    reviewer: told ? null : one('reviewer'),
  } satisfies TellingFields;
  return { telling: { id: `t-${key}`, fields }, wrong };
}
