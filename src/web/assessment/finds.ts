/** Finds (G18): what was found about this person here or elsewhere, and what was found here about somebody else. */
import { tidyReference } from '../../app/answers.ts';
import { arrivalWithReference } from '../../app/arrivals.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { disruptions, findSorts, findsOf } from '../../app/judgingSight.ts';
import { referralWithReference } from '../../app/queue.ts';
import type { Find } from '../../domain/find/state.ts';
import { actorName, postTitle } from '../file/who.ts';
import type { Viewer } from '../deps.ts';
import { at, paths } from '../paths.ts';
import type { PersonForm } from '../told/form.ts';
import { capital, t } from '../words.ts';
import { choice, form, line, type Thing, thingsPage, words } from './page.ts';

function badge(each: Find): string {
  const { about, state, decided, from } = each;
  // Decided not to be about the person of this file, it may wait here for whoever finds out whom it is about.
  if (decided && !waitsForHolder(each)) return t('Decided: {outcome}', { outcome: t(decided.outcome) });
  if (about === 'somebody else')
    return state === 'answered'
      ? t('Answered')
      : state === 'put'
        ? t('With whoever holds the person')
        : t('Waits to be put to whoever holds the person');
  return from ? t('Found in another case; a decision is owed') : t('A decision is owed');
}

/** Nobody has been found yet who holds whom it is about. */
const waitsForHolder = ({ about, state }: Find): boolean => about === 'somebody else' && state === 'recorded';

const thing = (sight: FileSight, viewer: Viewer, each: Find): Thing => ({
  id: each.id,
  badge: badge(each),
  isUrgent: each.state === 'recorded',
  title: t('{sort}: {words}', { sort: t(each.sort), words: each.words }),
  lines: [
    ...(each.about === 'somebody else'
      ? [each.person ? t('About somebody else: {person}', { person: each.person }) : t('It is not about the person of this file.')]
      : []),
    ...(waitsForHolder(each)
      ? [
          t(
            'It waits with the intake post until it is put there. Where only a report tells of them that nobody could read yet, give the reference of that report: as soon as it is entered, the find is put to its file.',
          ),
          ...(each.awaits
            ? [line(sight, each.awaits, t('only an arrival tells of them: it is put to their file when that is entered'))]
            : []),
        ]
      : []),
    ...(each.found ? [t('Found: {where}', { where: each.found })] : []),
    line(
      sight,
      each.begun,
      each.from ? t('put here from another case, found by {who}', { who: actorName(sight, each.finder) }) : t('recorded'),
    ),
    ...(each.decided
      ? [
          line(
            sight,
            each.decided,
            t('{outcome}, decided as {post}', { outcome: t(each.decided.outcome), post: postTitle(sight, each.decided.post) }),
            each.decided.reason,
            each.decided.told !== '' && t('Told: {told}', { told: each.decided.told }),
          ),
        ]
      : []),
    // That it was answered, and not by whom: who holds somebody is not said to whoever found something.
    ...(each.answered
      ? [
          each.answered.words === ''
            ? t('It has been answered. What came of it is with whoever holds the person.')
            : line(sight, each.answered, each.answered.words),
        ]
      : []),
  ],
  // Only the intake post has that list.
  ...(waitsForHolder(each) && viewer.duties.includes('intake')
    ? { link: { href: at(paths.today, 'queue'), text: t('Arrivals that could not be read') } }
    : {}),
  isOver: each.state === 'answered',
});

function forms(sight: FileSight): readonly PersonForm[] {
  const about = (each: Find): readonly PersonForm[] => {
    if (each.state !== 'recorded') return [];
    if (each.about === 'this person')
      return [
        form(
          'decide',
          each.id,
          t('Decide what is done'),
          [t('Whoever found it does not decide. Your post stands with the decision.')],
          [
            choice(
              'outcome',
              t('What is done?'),
              disruptions.map((value) => ({ value, text: capital(t(value)) })),
              t('Choose what is done'),
            ),
            words('reason', t('Reason'), t('Write the reason')),
            words(
              'told',
              t('Who else is told'),
              t('Name who else is told, or say why nobody'),
              t('The inquiry, the prosecutor, whoever may be hurt; or why nobody'),
            ),
          ],
          t('Record the decision'),
        ),
      ];
    return [
      form(
        'put',
        each.id,
        t('Put it to the file of whoever it is about'),
        [
          t('Its lead then owes a decision. Here it is only said that it was answered.'),
          t('Of a report that nobody has entered yet it waits for the file, and is put there by itself.'),
        ],
        [
          {
            kind: 'text',
            name: 'reference',
            label: t('Reference of one of their referrals, or of a report that nobody could read yet'),
            mustBe: t('Give the reference of a referral or a report'),
          },
        ],
        t('Put it there'),
      ),
      form(
        'answer',
        each.id,
        t('Nobody is found to hold them'),
        [],
        [words('words', t('Whom you looked for and how, and what was done instead'), t('Write what was done instead'))],
        t('Record it'),
      ),
    ];
  };
  return [
    ...findsOf(sight.file).flatMap(about),
    form(
      'record',
      '',
      t('Record a find or an event'),
      [t('If somebody may be hurt soon, call 999 and report danger first.')],
      [
        choice(
          'about',
          t('Whom is it about?'),
          [
            { value: 'this person', text: t('The person of this file') },
            { value: 'somebody else', text: t('Somebody else: it is put to whoever holds them') },
          ],
          t('Choose whom it is about'),
        ),
        choice(
          'sort',
          t('What is it?'),
          findSorts.map((value) => ({ value, text: capital(t(value)) })),
          t('Choose what it is'),
        ),
        words('words', t('What was found, or what happened'), t('Write what was found')),
        { kind: 'text', name: 'found', label: t('In which inquiry, or where') },
        words('person', t('If about somebody else: how they are known'), undefined, t('A name, an address, a number')),
      ],
      t('Record it'),
    ),
  ];
}

export const findRoutes = thingsPage({
  path: '/files/:id/finds',
  title: 'Finds and events',
  here: paths.judging.finds,
  heading: (name) => t('Finds and events: {name}', { name }),
  lead: () => [
    t('Material on a device, a threat in public, an offence: each is decided by a named post, and none is ended by whoever found it.'),
  ],
  nothing: () => t('Nothing waits for a decision.'),
  done: 'judged',
  things: (sight, viewer) => findsOf(sight.file).map((each) => thing(sight, viewer, each)),
  forms,
  does: { record: 'record-find', decide: 'decide-disruption', put: 'put-find', answer: 'answer-find' },
  act: async (what, { one, about: find, fresh }, { house, viewer }) => {
    switch (what) {
      case 'record':
        return {
          act: 'record-find',
          find: fresh,
          fields: {
            about: one('about') as 'this person',
            sort: one('sort') as (typeof findSorts)[number],
            words: one('words'),
            found: one('found'),
            person: one('person'),
          },
        };
      case 'decide':
        return {
          act: 'decide-disruption',
          find,
          fields: { outcome: one('outcome') as (typeof disruptions)[number], reason: one('reason'), told: one('told') },
        };
      case 'put': {
        const row = await referralWithReference(house, viewer, one('reference').toUpperCase());
        const arrival = row ? null : await arrivalWithReference(house, viewer, tidyReference(one('reference')));
        if (arrival !== null) return { act: 'await-find', find, arrival };
        if (!row)
          return [
            {
              input: `put-${find}-reference`,
              words: t('No referral and no report that waits has that reference: check it, or search for the person.'),
            },
          ];
        return { act: 'put-find', find, to: row.file, as: fresh };
      }
      default:
        return { act: 'answer-find', find, words: one('words') };
    }
  },
});
