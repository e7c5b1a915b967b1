/** What is put to the lead of this file because of a tie or a name, and whom reports of this file name (S15, F12, F22). */
import { tiedOutcomes, waitsForAnswer } from '../../app/networkSight.ts';
import { referralWithReference } from '../../app/queue.ts';
import type { TiedOutcome } from '../../domain/tie/entries.ts';
import type { Named, Tied } from '../../domain/tie/state.ts';
import { choice, form, line, type Thing, words } from '../assessment/page.ts';
import { dateAndTime } from '../dates.ts';
import { organisationName, postTitle } from '../file/who.ts';
import { paths } from '../paths.ts';
import type { PersonForm } from '../told/form.ts';
import { capital, t } from '../words.ts';
import { networkPage, type TieSight } from './page.ts';
import { putTitle } from './words.ts';

/** What may be said of it: where a report names somebody, also that it is another of that name. */
const outcomesOf = ({ put }: Tied) =>
  tiedOutcomes.flatMap((value) => {
    if (put.why !== 'named') return value === 'names somebody else' ? [] : [{ value, text: capital(t(value)) }];
    return { value, text: namedOutcomes()[value] };
  });
const namedOutcomes = (): Readonly<Record<TiedOutcome, string>> => ({
  'bears on this person': t('It names this person, and bears on them'),
  'does not bear on this person': t('It names this person, and nothing follows from it'),
  'names somebody else': t('It names somebody else: it goes back to whoever finds out whom'),
});
/** What came about one person because of ties is answered together; whom a report names is found out of each by itself. */
const answeredTogether = (one: Tied, other: Tied): boolean =>
  one.id === other.id ||
  (one.put.from !== null &&
    one.put.from === other.put.from &&
    one.put.why !== 'named' &&
    other.put.why !== 'named' &&
    waitsForAnswer(other));

function tiedThing(sight: TieSight, { id, put, answers, saidWrong, state }: Tied): Thing {
  const other = put.from === null ? undefined : sight.holding.get(put.from);
  return {
    id,
    badge: state === 'answered' ? t('Answered') : state === 'asked again' ? t('The tie was wrong: look again') : t('An answer is owed'),
    isUrgent: state !== 'answered',
    title: putTitle(put),
    lines: [
      put.organisation === null
        ? t('It came on {when}.', { when: dateAndTime(put.when) })
        : t('It came on {when} from {organisation}.', {
            when: dateAndTime(put.when),
            organisation: organisationName(sight, put.organisation),
          }),
      ...(put.post === null ? [] : [t('Whom to call: {post}. What it says is theirs to give.', { post: postTitle(sight, put.post) })]),
      ...(put.words === '' ? [] : [put.words]),
      ...answers.map((each) => line(sight, each, t(each.outcome), each.words)),
      ...(saidWrong ? [line(sight, saidWrong, t('the tie was found wrong where it was recorded'))] : []),
    ],
    isOver: state === 'answered',
    ...(other ? { link: { href: paths.file.show(other), text: t('Open the file of the other') } } : {}),
  };
}

const namedThing = (sight: TieSight, { id, begun, waits, said, placed, settled, state }: Named): Thing => ({
  id,
  badge:
    state === 'named'
      ? t('Waits to be put to whoever holds the person')
      : placed
        ? t('With whoever holds the person')
        : t('Nobody holds them'),
  isUrgent: state === 'named',
  title: t('A report here is about somebody else too: {words}', { words: said.words }),
  lines: [
    line(sight, begun, t('recorded')),
    // Not by whom: who holds somebody of that name is not said here.
    ...waits.slice(1).map(({ at }) => t('Not the person to whom it was put: it waits again since {when}.', { when: dateAndTime(at) })),
    ...(settled ? [line(sight, settled, settled.words)] : []),
  ],
  isOver: state !== 'named',
});

function forms(sight: TieSight): readonly PersonForm[] {
  return [
    ...[...sight.file.tied.values()]
      .filter(waitsForAnswer)
      .map((each) =>
        form(
          'answer',
          each.id,
          t('Say whether it bears on this person'),
          each.put.why === 'named' ? [] : [t('Everything open that came about the same person because of a tie is answered with it.')],
          [
            choice('outcome', t('Does it bear on this person?'), outcomesOf(each), t('Choose whether it bears on this person')),
            words('words', t('What follows, or why not'), t('Write what follows, or why not')),
          ],
          t('Record it'),
        ),
      ),
    ...[...sight.file.named.values()].flatMap(({ id, state }): readonly PersonForm[] =>
      state !== 'named'
        ? []
        : [
            form(
              'place',
              id,
              t('Put it to the file of whoever it names'),
              [t('Its lead then owes an answer. Here it is only said that it was put.')],
              [
                {
                  kind: 'text',
                  name: 'reference',
                  label: t('Reference of one of their referrals'),
                  mustBe: t('Give the reference of a referral'),
                },
                words(
                  'words',
                  t('What their lead is told'),
                  t('Write what their lead is told'),
                  t('As what the report names them; no more than they need'),
                ),
              ],
              t('Put it there'),
            ),
            form(
              'settle',
              id,
              t('Nobody is found to hold them'),
              [],
              [words('words', t('Whom you looked for and how, and what was done instead'), t('Write what was done instead'))],
              t('Record it'),
            ),
          ],
    ),
    form(
      'name',
      '',
      t('A report in this file is about somebody else too'),
      [t('The intake post finds out who holds them. Nobody is put on file by being named.')],
      [words('words', t('As what the report names them'), t('Write as what the report names them'))],
      t('Record it'),
    ),
  ];
}

export const askedRoutes = networkPage({
  path: '/files/:id/network/asked',
  title: 'Reports about others',
  here: ({ id }) => paths.network.asked(id),
  next: ({ id }) => paths.network.asked(id),
  heading: (name) => t('Reports about others, and {name}', { name }),
  lead: () => [t('A report about somebody who is tied to this person, or that names them too, is answered here by the lead.')],
  nothing: () => t('Nothing waits for an answer.'),
  done: 'tied-answered',
  things: (sight) => [
    ...[...sight.file.tied.values()].map((each) => tiedThing(sight, each)),
    ...[...sight.file.named.values()].map((each) => namedThing(sight, each)),
  ],
  forms,
  does: { name: 'name-person', answer: 'answer-tied-report', place: 'place-named', settle: 'settle-named' },
  act: async (what, { one, about, fresh }, { house, viewer, sight, prefix }) => {
    switch (what) {
      case 'name':
        return { act: 'name-person', named: fresh, fields: { words: one('words'), report: null } };
      case 'answer': {
        const asked = sight.file.tied.get(about);
        const same = asked ? [...sight.file.tied.values()].filter((each) => answeredTogether(asked, each)) : [];
        const outcome = one('outcome') as TiedOutcome;
        return { act: 'answer-tied-report', tied: same.map(({ id }) => id), fields: { outcome, words: one('words') } };
      }
      case 'place': {
        const row = await referralWithReference(house, viewer, one('reference').toUpperCase());
        if (!row)
          return [{ input: `${prefix}reference`, words: t('No referral with that reference: check it, or search for the person.') }];
        return { act: 'place-named', named: about, to: row.file, as: fresh, words: one('words') };
      }
      default:
        return { act: 'settle-named', named: about, words: one('words') };
    }
  },
});
