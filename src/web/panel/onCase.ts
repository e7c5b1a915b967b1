/**
 * A case that the panel has adopted, in one of its meetings: what is known of it, sessions expected against delivered above all (F33), and what is
 * asked beside the minute where support is reviewed or withdrawn, the case is closed, or a closed one is reviewed (C06, G10, G11).
 */
import type { HearingSight } from '../../app/panelSight.ts';
import { lacksToHear } from '../../app/panelActs.ts';
import type { Follows } from '../../app/panelOnCase.ts';
import {
  caseSightOf,
  dayOfNextReview,
  earlierThan,
  exitOutcomes,
  isOutside,
  isOwnAwaited,
  isUnfilled,
  policeToAnswer,
  sessionGap,
  viewsOf,
} from '../../app/supportSight.ts';
import { date, dueDate } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { organisationName } from '../file/who.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { consentLines, type Line, type PlanModel, planModel, sessionsModel, type SessionsModel } from '../support/parts.ts';
import { stageWords } from '../support/stages.ts';
import { capital, fixed, t } from '../words.ts';

interface Told {
  readonly when: string;
  readonly what: string;
  readonly words: string;
}
export interface CaseKnown {
  readonly href: Href;
  readonly stage: string;
  readonly consent: readonly Line[];
  readonly plan: PlanModel | null;
  readonly interventions: readonly SessionsModel[];
  readonly assessments: readonly Told[];
  readonly views: readonly Told[];
  readonly checks: readonly Told[];
  readonly reviews: readonly Told[];
  readonly asks: readonly Told[];
  /** Which review after closing is next, and from when. */
  readonly next: string | null;
}

const foundIn = ({ item }: HearingSight) => (item.about.of === 'case' ? (item.file.cases.get(item.about.subject) ?? null) : null);

export function caseKnown(sight: HearingSight): CaseKnown | null {
  const found = foundIn(sight);
  const seen = found && caseSightOf(sight.book, sight.item.file, found.id, sight.now);
  if (!found || !seen) return null;
  const next = dayOfNextReview(sight.book, found, sight.now);
  return {
    href: paths.support.show(sight.item.file.id, found.id),
    stage: stageWords(found.stage, isOwnAwaited(sight.item.file, found, sight.now)),
    consent: consentLines(sight, seen),
    plan: planModel(sight, seen),
    interventions: sessionsModel(sight, seen),
    assessments: [
      ...found.assessments.map(({ happened, words, tool }) => ({
        at: happened,
        what: t('Assessed again'),
        words: [words, tool].filter(Boolean).join('\n'),
      })),
      ...seen.forms.map(({ doneOn, fields }) => ({ at: doneOn, what: t('A full assessment'), words: fields.judgement })),
    ]
      .toSorted((a, b) => b.at - a.at)
      .map(({ at, ...each }) => ({ when: date(at), ...each })),
    views: found.views.map(({ at, expert, view }) => ({ when: date(at), what: expert, words: view })),
    checks: [
      ...found.policeChecks.map(({ at, result, words }) => ({
        when: date(at),
        what: t('The police have checked again: {result}', { result: t(result) }),
        words,
      })),
      ...found.referrerHeard.map(({ at, asked, words }) => ({
        when: date(at),
        what: asked === 'asked' ? t('Whoever referred is asked how they see it now') : t('Whoever referred is not asked'),
        words,
      })),
      ...found.compliance.map(({ at, changed, shown }) => ({
        when: date(at),
        what: t('Whether the change is real or shown is considered'),
        words: [changed, shown].join('\n'),
      })),
    ],
    reviews: found.reviews.map(({ at, outcome, words }) => ({ when: date(at), what: capital(t(outcome)), words })),
    asks: found.asks
      .filter(({ order }) => found.closed !== null && order > found.closed.order)
      .map(({ agency, answered, due }) => ({
        what: answered ? t('{agency}: {answer}', { agency, answer: t(answered.answer) }) : t('{agency}: no answer', { agency }),
        when: answered ? date(answered.at) : t('owed by {day}', { day: dueDate(due) }),
        words: answered?.words ?? '',
      })),
    next:
      next &&
      t('The review after closing is due by {day}, and may be held from {from} on.', { day: dueDate(next.due), from: date(next.from) }),
  };
}

/** What the minute answers, each by the entry that asks for it: experts, and what the police hold anew. */
export function toAnswer(sight: HearingSight): readonly { readonly id: string; readonly expert: string; readonly view: string }[] {
  const found = foundIn(sight);
  const { file, referral } = sight.item;
  if (!found) return (referral?.expertViews ?? []).map(({ fact, expert, view }) => ({ id: fact, expert, view }));
  if (found.stage === 'closed') return [];
  const news = policeToAnswer(found);
  return [
    ...viewsOf(file, found).map(({ fact, expert, view }) => ({ id: fact, expert, view })),
    ...(news ? [{ id: news.fact, expert: t('the police, on what they hold anew'), view: news.words || t(news.result) }] : []),
  ];
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked?: boolean;
  readonly selected?: boolean;
}
export interface CaseMinute {
  readonly review: readonly Choice[] | null;
  readonly exit: {
    readonly outcomes: readonly Choice[];
    readonly gap: string | null;
    readonly posts: readonly Choice[];
    readonly isRepeat: boolean;
    readonly lacks: readonly string[];
  } | null;
  readonly asksNext: string;
  /** Agencies that were asked after the closing, have not answered and sit no longer: the minute says why they are not waited for. */
  readonly left: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

export function caseMinute(sight: HearingSight, viewer: Viewer, fields: FormFields): CaseMinute | null {
  const found = foundIn(sight);
  if (!found) return null;
  const { file, about } = sight.item;
  const { held, commissioned } = sessionGap(found);
  const isOpen = found.stage !== 'closed';
  const chosen = text(fields, 'review');
  return {
    review: isOpen
      ? [
          { value: 'goes on', text: t('The support goes on'), checked: chosen === 'goes on' },
          { value: 'revise the plan', text: t('The plan is to be revised'), checked: chosen === 'revise the plan' },
        ]
      : null,
    exit: isOpen
      ? {
          outcomes: exitOutcomes.map((value) => ({ value, text: capital(fixed(value)), checked: text(fields, 'exit') === value })),
          gap: held < commissioned ? t('{held} of {n} sessions are reported as held. Why not all?', { held, n: commissioned }) : null,
          posts: [
            { value: '', text: t('No post of the area: the organisation below') },
            ...[...sight.area.posts.values()]
              .filter((post) => !isOutside(post.role) && !isUnfilled(post))
              .map(({ id, title, organisation }) => ({
                value: id,
                text: `${title}, ${organisationName(sight, organisation)}`,
                selected: text(fields, 'riskPost') === id,
              })),
          ],
          isRepeat: sight.item.referral !== null && earlierThan(file, sight.item.referral).length > 0,
          lacks: lacksToHear(
            sight.book,
            file,
            viewer,
            {
              about,
              said: { outcome: 'close', words: '-', conflicts: [], views: [], answers: [], onward: null },
              follows: { exit: { outcome: 'risk reduced', gap: '-' }, cumulative: '-' },
            },
            sight.now,
          )
            .filter(({ code }) => code !== 'dissent-not-said' && code !== 'view-unanswered' && code !== 'police-unanswered')
            .map(({ words, how }) => `${fixed(words)} ${fixed(how)}`),
        }
      : null,
    left: isOpen ? [] : leftUnheard(sight, found),
    asksNext: isOpen ? t('The next review') : t('If it is looked at again: by when?'),
    values: Object.fromEntries(
      ['gap', 'unheard', 'riskOwner', 'riskAccepted', 'cumulative', 'next-day', 'next-month', 'next-year'].map((name) => [
        name,
        text(fields, name),
      ]),
    ),
  };
}

const leftUnheard = ({ members }: HearingSight, found: NonNullable<ReturnType<typeof foundIn>>): readonly string[] => [
  ...new Set(
    found.asks
      .filter(({ answered, order, agency }) => {
        const sits = members.some((each) => each.core && each.until === null && each.agency === agency);
        return answered === null && order > (found.closed?.order ?? 0) && !sits;
      })
      .map(({ agency }) => agency),
  ),
];

/** What was typed beside the minute, and what is missing of it. */
export function followsIn(sight: HearingSight, fields: FormFields): { readonly follows: Follows; readonly wrong: readonly Wrong[] } {
  const outcome = text(fields, 'outcome');
  const exit = exitOutcomes.find((value) => value === text(fields, 'exit'));
  const review = (['goes on', 'revise the plan'] as const).find((value) => value === text(fields, 'review'));
  const next = readEndOfDay(fields, 'next');
  const riskPost = text(fields, 'riskPost') || null;
  const wrong: Wrong[] = [];
  if (foundIn(sight) && outcome === 'reviewed' && !review) wrong.push({ input: 'review', words: t('Choose what the review comes to') });
  if (outcome === 'close' && !exit) wrong.push({ input: 'exit', words: t('Choose how it ends') });
  if (next.kind === 'wrong') wrong.push({ input: next.input, words: next.words });
  return {
    wrong,
    follows: {
      review,
      next: next.kind === 'at' ? next.at : null,
      cumulative: text(fields, 'cumulative'),
      exit: {
        ...(exit ? { outcome: exit } : {}),
        gap: text(fields, 'gap'),
        riskPost,
        riskOwner: riskPost ? '' : text(fields, 'riskOwner'),
        riskAccepted: text(fields, 'riskAccepted'),
      },
    },
  };
}
