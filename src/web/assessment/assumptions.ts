/** Assumptions about one person (F20): whose, until when, what would show each wrong, and what is made of a challenge. */
import type { FileSight } from '../../app/fileSight.ts';
import { assumptionsOf, hasExpired, isInForce, standsUntil } from '../../app/judgingSight.ts';
import { latestAssumption } from '../../app/judging.ts';
import type { Assumption } from '../../domain/assumption/state.ts';
import { dueDate } from '../dates.ts';
import { leadChoices } from '../handover/posts.ts';
import { postTitle } from '../file/who.ts';
import { paths } from '../paths.ts';
import type { PersonForm } from '../told/form.ts';
import { t } from '../words.ts';
import { choice, form, line, type Thing, thingsPage, words } from './page.ts';

export function assumptionBadge(assumption: Assumption, now: number): string {
  const day = dueDate(standsUntil(assumption));
  if (hasExpired(assumption, now)) return t('Ran out on {day}, and nobody has looked', { day });
  switch (assumption.state) {
    case 'standing':
      return t('Taken to be so until {day}', { day });
    case 'challenged':
      return t('Challenged; its owner owes an answer');
    case 'shown wrong':
      return t('Shown wrong; the lead says what follows');
    case 'dropped':
      return t('Dropped');
    case 'followed up':
      return t('Was wrong; what follows is said');
  }
}

const thing = (sight: FileSight, each: Assumption): Thing => ({
  id: each.id,
  badge: assumptionBadge(each, sight.now),
  isUrgent: hasExpired(each, sight.now) || each.state === 'challenged' || each.state === 'shown wrong',
  title: each.made.words,
  lines: [
    t('Owned by {post}.', { post: postTitle(sight, each.made.owner) }),
    t('Would show it wrong: {words}', { words: each.made.wouldShowWrong }),
    ...each.terms.map((term) => line(sight, term, t('until {day}', { day: dueDate(term.until) }), term.reason)),
    ...each.challenges.map((one) => line(sight, one, t('challenged'), one.words)),
    ...each.answers.map((one) => line(sight, one, t('answered'), one.words)),
    ...(each.ended ? [line(sight, each.ended, each.ended.how === 'dropped' ? t('dropped') : t('shown wrong'), each.ended.words)] : []),
    ...(each.followedUp ? [line(sight, each.followedUp, t('what follows'), each.followedUp.words)] : []),
  ],
  isOver: !isInForce(each) && each.state !== 'shown wrong',
});

function forms(sight: FileSight): readonly PersonForm[] {
  const latest = dueDate(latestAssumption(sight.book, sight.now));
  const until = { kind: 'day', name: 'until', label: t('Until which day'), hint: t('Not later than {day}', { day: latest }) } as const;
  const about = ({ id, state }: Assumption): readonly PersonForm[] => {
    if (state === 'shown wrong')
      return [
        form(
          'follow',
          id,
          t('Say what follows'),
          [t('Which decisions rested on it, and what is done about each.')],
          [words('words', t('What follows'), t('Write what follows, decision by decision'))],
          t('Record what follows'),
        ),
      ];
    if (state !== 'standing' && state !== 'challenged') return [];
    const now =
      state === 'standing'
        ? [
            form(
              'keep',
              id,
              t('Keep it, with a fresh reason'),
              [],
              [words('reason', t('What was looked at since, and what it showed'), t('Write what was looked at since')), until],
              t('Keep it'),
            ),
            form(
              'challenge',
              id,
              t('Challenge it'),
              [t('Its owner then owes an answer by a day.')],
              [words('words', t('Why it may be wrong'), t('Write why it may be wrong'))],
              t('Challenge it'),
            ),
          ]
        : [
            form(
              'answer',
              id,
              t('Answer the challenge: it is kept'),
              [],
              [words('words', t('Why it is kept all the same'), t('Write why it is kept'))],
              t('Record the answer'),
            ),
          ];
    return [
      ...now,
      form(
        'wrong',
        id,
        t('It was wrong'),
        [t('The lead is asked what follows from that.')],
        [words('words', t('What showed it wrong'), t('Write what showed it wrong'))],
        t('Record that it was wrong'),
      ),
      form(
        'drop',
        id,
        t('Drop it'),
        [],
        [words('words', t('Why nobody rests on it any more'), t('Write why it is dropped'))],
        t('Drop it'),
      ),
    ];
  };
  return [
    ...assumptionsOf(sight.file).flatMap(about),
    form(
      'make',
      '',
      t('Write down an assumption'),
      [t('Whatever is taken to be so without being known: on its day its owner is asked again.')],
      [
        words('words', t('What is taken to be so'), t('Write what is taken to be so'), t('For example: "would not act here"')),
        words('grounds', t('On what grounds'), t('Write the grounds')),
        words('wrong', t('What would show it wrong'), t('Write what would show it wrong')),
        choice('owner', t('Which post owns it'), leadChoices(sight), t('Choose the post that owns it')),
        until,
      ],
      t('Write it down'),
    ),
  ];
}

export const assumptionRoutes = thingsPage({
  path: '/files/:id/assumptions',
  title: 'Assumptions',
  here: paths.judging.assumptions,
  heading: (name) => t('Assumptions about {name}', { name }),
  lead: () => [
    t(
      'An assumption that nobody sees is a decision that nobody took. Each has an owner and a day, and is shown wherever somebody decides.',
    ),
  ],
  nothing: () => t('No assumption stands.'),
  done: 'judged',
  things: (sight) => assumptionsOf(sight.file).map((each) => thing(sight, each)),
  forms,
  does: {
    make: 'make-assumption',
    keep: 'keep-assumption',
    challenge: 'challenge-assumption',
    answer: 'answer-assumption',
    wrong: 'show-assumption-wrong',
    drop: 'drop-assumption',
    follow: 'follow-up-assumption',
  },
  act: async (what, { one, by, about: assumption, fresh }) => {
    const until = by('until') ?? 0;
    switch (what) {
      case 'make':
        return {
          act: 'make-assumption',
          assumption: fresh,
          fields: { words: one('words'), grounds: one('grounds'), wouldShowWrong: one('wrong'), owner: one('owner'), until },
        };
      case 'keep':
        return { act: 'keep-assumption', assumption, fields: { reason: one('reason'), until } };
      case 'challenge':
        return { act: 'challenge-assumption', assumption, words: one('words') };
      case 'answer':
        return { act: 'answer-assumption', assumption, words: one('words') };
      case 'wrong':
        return { act: 'show-assumption-wrong', assumption, words: one('words') };
      case 'drop':
        return { act: 'drop-assumption', assumption, words: one('words') };
      default:
        return { act: 'follow-up-assumption', assumption, words: one('words') };
    }
  },
});
