/** A regime on the page of a subject: its state and days, what was notified under it and how late, time in custody, and what can be recorded. */
import type { FileSight } from '../../app/fileSight.ts';
import { comingOf, hasEnded, lateFirst, notifiedUnder, type Regime, stateOf, unmadeFirst } from '../../app/subjects/sight.ts';
import { date, dueDate } from '../dates.ts';
import type { Href } from '../paths.ts';
import { capital, t } from '../words.ts';
import { custodyWords, happenedWords } from './notifiedWords.ts';

interface Action {
  readonly text: string;
  readonly href: Href;
}
export interface RegimeModel {
  readonly words: string;
  readonly held: string | null;
  readonly actions: readonly Action[];
  /** Changes, journeys and returns: the newest first, what is late said in words. */
  readonly notified: readonly { readonly words: string; readonly late: string | null; readonly actions: readonly Action[] }[];
}

type About = (what: string, id: string) => Href;

export function regimeModel(sight: FileSight, regime: Regime, about: About): RegimeModel {
  const state = stateOf(regime, sight.now);
  const coming = comingOf(regime, sight.now);
  const held = regime.reviews.toSorted((a, b) => (a.held ?? a.at) - (b.held ?? b.at)).at(-1);
  const since = { regime: capital(t(regime.sort)), state: t(state?.state ?? ''), since: date(state?.since ?? 0) };
  const action = (text: string, what: string): Action => ({ text, href: about(what, regime.id) });
  const isOver = hasEnded(regime, sight.now);
  const notifies = regime.sort === 'notification';
  return {
    words: [
      state?.until
        ? t('{regime}: {state}, since {since}, until {until}', { ...since, until: dueDate(state.until) })
        : t('{regime}: {state}, since {since}', since),
      ...(coming
        ? [t('From {day}: {state}. Until then what is owed now stays owed.', { day: date(coming.since), state: t(coming.state) })]
        : []),
    ].join('. '),
    held: held ? t('Last held or made on {day}: {words}', { day: date(held.held ?? held.at), words: held.words }) : null,
    actions: [
      action(t('It has changed'), 'regime-change'),
      ...(isOver ? [] : [action(t('A review was held'), 'regime-review')]),
      // What happened while it stood may be learnt of after it has ended.
      ...(notifies ? [action(t('A change or a journey'), 'notified')] : []),
      ...(notifies && !isOver ? [action(t('Time in custody'), 'custody')] : []),
    ],
    notified: [
      ...regime.custody.map((each) => ({ words: custodyWords(each), late: null, actions: [] })),
      ...unmadeFirst(sight, regime).map(({ fact, by, decided }) => ({
        words: t('The first notification was not made by {day}', { day: dueDate(by) }),
        late: decided ? t('Not made. Decided: {outcome}.', { outcome: t(decided.outcome) }) : t('Not made.'),
        actions: [{ text: decided ? t('Decide again what follows') : t('Decide what follows'), href: about('late', fact) }],
      })),
      ...lateFirst(sight, regime).map((each) => ({
        words: t('The first notification, made on {day}', { day: date(each.on) }),
        late: lateWords(each),
        actions: decide(each, about, false),
      })),
      ...notifiedUnder(sight, regime).flatMap((one) => linesOf(one, about)),
      ...(regime.sort === 'TPIM' && !isOver
        ? [
            {
              words: t('Its reviews each quarter are those of the Home Secretary (C23): they are not counted here.'),
              late: null,
              actions: [],
            },
          ]
        : []),
    ],
  };
}

/** What is owed of a regime is answered on this page: each by the form for it. */
export function whereNotified(
  { rule, occasion, stream }: { readonly rule: string; readonly occasion: string; readonly stream: string },
  about: About,
): { readonly action: string; readonly href: Href } | null {
  const regime = stream.slice('regime/'.length);
  switch (rule) {
    case 'C27.notified':
      return { action: t('Say when'), href: about('notified-on', occasion) };
    case 'C27.return':
      return { action: t('The return'), href: about('returned', occasion) };
    case 'C27.late':
      return { action: t('Decide'), href: about('late', occasion) };
    case 'C28':
      return { action: t('Say so'), href: about('regime-review', regime) };
    case 'regime.ends':
      return { action: t('Decide'), href: about('regime-change', regime) };
    default:
      return null;
  }
}

type Notified = ReturnType<typeof notifiedUnder>[number];

function linesOf(one: Notified, about: About): RegimeModel['notified'] {
  const told = one.answers.some(({ part }) => part === 'notification');
  const returned = one.answers.filter(({ part }) => part === 'return');
  const isBack = returned.some(({ notified }) => notified !== null);
  // Of one too short to have to be notified it is only asked whether the person is back.
  const isAnswered = one.isCounted ? isBack : returned.some(({ on }) => on !== null);
  const asksReturn = one.of === 'journey' && !isAnswered;
  return [
    {
      words: `${happenedWords(one)}. ${notifiedWords(one)}`,
      late: lateWords(one) ?? aheadWords(one),
      actions: [
        ...(one.notified === null && !told ? [{ text: t('It was notified'), href: about('notified-on', one.fact) }] : []),
        ...(asksReturn ? [{ text: t('The return'), href: about('returned', one.fact) }] : []),
        ...decide(one, about, told),
      ],
    },
    ...one.answers.map((answer) => ({
      words: answerWords(answer, one.isCounted),
      late: lateWords(answer),
      actions: decide(answer, about, answer.notified === null && isBack),
    })),
  ];
}

const notifiedWords = ({ notified, isCounted }: Notified): string =>
  notified !== null
    ? t('Notified on {day}.', { day: date(notified) })
    : isCounted
      ? t('Not notified when this was recorded.')
      : t('Too short to have to be notified.');

function answerWords({ part, on, back, notified }: Notified['answers'][number], isCounted: boolean): string {
  if (part === 'notification') return t('Notified on {day}.', { day: date(notified ?? 0) });
  if (on === null) return t('Still away, until {day}.', { day: date(back ?? 0) });
  if (notified === null && !isCounted) return t('Came back on {day}.', { day: date(on) });
  return notified === null
    ? t('Came back on {day}. The return was not notified when this was recorded.', { day: date(on) })
    : t('Came back on {day}. The return was notified on {notified}.', { day: date(on), notified: date(notified) });
}

type Late = Pick<Notified, 'days' | 'isLate' | 'decided' | 'notified'>;

function lateWords({ days, isLate, decided, notified }: Late): string | null {
  const late = days > 0 ? t('{n, plural, one {# day} other {# days}} late.', { n: days }) : isLate && notified === null ? t('Late.') : null;
  if (late === null) return null;
  return decided ? t('{late} Decided: {outcome}.', { late, outcome: t(decided.outcome) }) : late;
}

/** In time by the least that is counted; but in some cases seven days are owed, and nobody has said. */
const aheadWords = ({ of, ahead, isCounted }: Notified): string | null =>
  of === 'journey' && isCounted && ahead === 'not known' ? t('Whether it had to be notified seven days ahead is not known.') : null;

const decide = ({ fact, isLate, decided }: Late & { readonly fact: string }, about: About, isAnswered: boolean): readonly Action[] =>
  isLate && !decided && !isAnswered ? [{ text: t('Decide what follows'), href: about('late', fact) }] : [];
