/** Parts of a Channel case that more than one page shows: consent, the plan with each need, sessions expected against delivered (G08, G09, F33). */
import type { Area } from '../../domain/area/state.ts';
import { type caseSightOf, needWords, type ReportedSession, riskOwnerWords } from '../../app/supportSight.ts';
import { date, dueDate } from '../dates.ts';
import { postTitle } from '../file/who.ts';
import { capital, t } from '../words.ts';
import { type Bar, sessionBar } from './bar.ts';

export interface Line {
  readonly label: string;
  readonly words: string;
}
export interface SessionsModel {
  readonly title: string;
  readonly finding: string;
  readonly bar: Bar;
  readonly rows: readonly { readonly label: string; readonly n: number }[];
  readonly reports: readonly {
    readonly day: string;
    readonly recorded: string;
    readonly outcome: string;
    readonly words: string;
    readonly withoutConsent: boolean;
  }[];
  readonly ended: string | null;
}
export interface PlanModel {
  readonly lines: readonly Line[];
  readonly bare: readonly string[];
  readonly actions: readonly string[];
}
type Seen = NonNullable<ReturnType<typeof caseSightOf>>;
interface Naming {
  readonly area: Area;
}

export const planModel = (sight: Naming, { found, plan, ...seen }: Seen): PlanModel | null =>
  plan && {
    lines: plan.domains.map(({ domain, is, words }) => ({
      label: needWords(domain),
      words: is === 'a need' ? t('A need: {words}', { words }) : t('Not a need: {words}', { words }),
    })),
    bare: seen.needsWithoutAction.map(needWords),
    actions: [...found.actions.values()].map(({ what, post, due, done }) =>
      done
        ? t('{what}: {how}. {words}', { what, how: t(done.how), words: done.words })
        : t('{what}: {post}, by {day}', { what, post: postTitle(sight, post), day: dueDate(due) }),
    ),
  };

export const sessionsModel = (sight: Naming, seen: Seen): readonly SessionsModel[] =>
  seen.interventions.map(({ each, count, sessions }) => {
    const rows = [
      { label: t('Held'), n: count.held },
      { label: t('Missed by the person'), n: count.missed },
      { label: t('Refused'), n: count.refused },
      { label: t('Cancelled by the provider'), n: count.cancelled },
      { label: t('Not reported'), n: count.unreported },
    ];
    return {
      title: t('{post}: {aim}', { post: postTitle(sight, each.post), aim: each.aim }),
      finding: t('{held} of {n} sessions are reported as held by the provider', { held: count.held, n: count.commissioned }),
      bar: sessionBar(rows.map(({ n }) => n)),
      rows: [...rows, { label: t('Reported as not booked'), n: count.notBooked }],
      reports: sessions.map(reportModel),
      ended: each.ended ? t('Ended: {reason}', { reason: each.ended.reason }) : null,
    };
  });

const reportModel = ({ happened, at, outcome, words, withoutConsent }: ReportedSession) => ({
  day: date(happened),
  recorded: date(at),
  outcome: t(outcome),
  words,
  withoutConsent,
});

export function consentLines(sight: Naming, { consent, endsAt, found }: Seen): readonly Line[] {
  const last = found.withdrawals.at(-1);
  return [
    ...(consent
      ? [
          { label: t('Answer'), words: consent.is === 'given' ? t('They agree to support') : t('They refuse') },
          {
            label: t('Of whom, and how'),
            words: t('{from}; asked by {by}, {how}, on {day}', {
              from: capital(t(consent.soughtFrom)),
              by: consent.askedBy,
              how: t(consent.how),
              day: date(consent.happened),
            }),
          },
          { label: t('What was explained'), words: consent.explained },
          {
            label: t('Language, interpreter'),
            words: t('{language}; {interpreter}', { language: consent.language, interpreter: t(consent.interpreter) }),
          },
          { label: t('What the child says'), words: consent.childsView },
        ]
      : []),
    ...(endsAt === null
      ? []
      : [
          {
            label: t('Until the 18th birthday'),
            words: t(
              '{day}. It was agreed to for a child: from that day on they are asked themselves, and until they agree there is no support.',
              {
                day: date(endsAt),
              },
            ),
          },
        ]),
    ...(last && last.order > (consent?.order ?? 0)
      ? [
          {
            label: last.whose === 'person' ? t('Withdrawn') : t('Support withdrawn by the panel'),
            words: [date(last.at), last.words].filter(Boolean).join(': '),
          },
        ]
      : []),
    ...(found.stage === 'without support'
      ? found.periods.slice(-1).map((period) => ({
          label: t('Further assessment'),
          words: t('By {day}; the risk is held by {owner}, led by {led}', {
            day: dueDate(period.due),
            owner: riskOwnerWords(sight.area, period),
            led: t(period.ledBy),
          }),
        }))
      : []),
  ].filter(({ words }) => words.trim() !== '');
}
