/**
 * What is owed, with its rule and what became of it. A climb is acknowledged here (it stops climbing, and is owed as before), and
 * what the rulebook lets be waived is waived here by somebody who does not owe it.
 */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type ObligationSight, obligationSight, owedBeside } from '../../app/obligationSight.ts';
import { view } from '../answer.ts';
import { dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { type Doing, whereDoneBy } from '../doing.ts';
import { readEndOfDay } from '../moment.ts';
import { at, type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, type Shown } from './form.ts';
import { type ChronologyLine, lineOf } from './line.ts';
import { insteadThen, insteadWords } from './climbed.ts';
import { lapsedWords, whoAnswersWords } from './owed.ts';
import { namingOf } from './naming.ts';
import { actorName, organisationName, postTitle } from './who.ts';
import { phrase, saidReason, t } from '../words.ts';
import { amount } from '../amount.ts';

interface ObligationModel extends FormModel {
  readonly task: string;
  readonly state: string;
  readonly due: Instant;
  readonly now: Instant;
  readonly isOwed: boolean;
  readonly who: string;
  readonly lapsed: string | null;
  readonly climbed: string | null;
  readonly instead: string | null;
  readonly nextClimb: string | null;
  readonly acknowledged: string | null;
  readonly rule: {
    readonly id: string;
    readonly href: Href;
    readonly title: string;
    readonly words: string;
    readonly ladder: string;
  } | null;
  readonly limit: {
    readonly words: string;
    readonly amount: string;
    readonly kind: string;
    readonly source: string;
    readonly verified: boolean;
    readonly own: string | null;
  } | null;
  /** What else about the person falls due in the next 90 days, or has: before it is put off or waived. */
  readonly beside: readonly { readonly what: string; readonly due: Instant }[];
  readonly history: readonly ChronologyLine[];
  readonly done: Doing;
  readonly acknowledge: { readonly latest: string; readonly latestSource: string; readonly because: string | null } | null;
  /** Null where nobody may; `because` says why this viewer may not. */
  readonly waive: { readonly because: string | null } | null;
}

const obligationView = view<ObligationModel>('file/obligation.njk');

export const obligationForm = fileForm({
  path: '/files/:id/owed/:obligation',
  title: 'What is owed',
  params: z.object({ id: z.string(), obligation: z.string() }),
  view: obligationView,
  titleOf: ({ task }) => task,
  sight: (house, viewer, { id, obligation }) => obligationSight(house, viewer, id, obligation),
  model: modelOf,
  send: async ({ house, viewer, params: { id: file, obligation }, key, fields }) => {
    const here = paths.file.obligation(file, obligation);
    if (text(fields, 'act') === 'waive') {
      const wrong = lacking(fields, { reason: t('Say why this need not be done') });
      if (wrong.length > 0) return { wrong };
      const reason = text(fields, 'reason');
      return { outcome: await recordAct(house, viewer, { act: 'waive', file, key, obligation, reason }), to: withDone(here, 'waived') };
    }
    const by = readEndOfDay(fields, 'promised');
    const wrong = [
      ...lacking(fields, { next: t('Say what happens next') }),
      ...(by.kind === 'at'
        ? []
        : by.kind === 'none'
          ? [{ input: 'promised-day', words: t('Give the day by which it will be done') }]
          : [{ input: by.input, words: t('The day by which it will be done: {words}', { words: by.words }) }]),
    ];
    if (wrong.length > 0 || by.kind !== 'at') return { wrong };
    const said = { next: text(fields, 'next'), promisedBy: by.at };
    const outcome = await recordAct(house, viewer, { act: 'acknowledge-climb', file, key, obligation, fields: said });
    return { outcome, to: withDone(here, 'climb-acknowledged') };
  },
});

const stateWords: Readonly<Record<ObligationSight['obligation']['state'], string>> = {
  open: phrase('Open'),
  lapsed: phrase('Lapsed: it was not done in time, and is still owed'),
  met: phrase('Done'),
  waived: phrase('Waived'),
  withdrawn: phrase('Owed no longer'),
};

function modelOf(shown: Shown<ObligationSight>): ObligationModel {
  const { sight } = shown;
  const { file, obligation, rule, limit, post, now } = sight;
  const { acknowledged } = obligation;
  const naming = namingOf(sight);
  const because = sight.whyNotAcknowledge;
  return {
    ...formModel(shown, paths.file.obligation(file.id, obligation.id), ['next', 'reason', ...momentNames('promised')]),
    task: rule ? taskOf(sight) : obligation.rule,
    state: t(stateWords[obligation.state]),
    due: obligation.due,
    now,
    isOwed: sight.isOwed,
    who: `${postTitle(sight, post)}, ${organisationName(sight, sight.area.posts.get(post)?.organisation ?? null)}. ${whoAnswersWords(sight, sight.answersFor)}`,
    lapsed: obligation.lapsedAt === null ? null : lapsedWords(obligation.lapsedAt),
    climbed: obligation.climbedTo === null ? null : postTitle(sight, obligation.climbedTo),
    instead: insteadWords(sight, sight.instead),
    nextClimb: sight.isOwed && obligation.state === 'lapsed' && obligation.nextClimb !== null ? lapsedWords(obligation.nextClimb) : null,
    acknowledged: acknowledged
      ? t('{actor}, until {day}: {next}', {
          actor: actorName(sight, acknowledged.by),
          day: dueDate(acknowledged.promisedBy),
          next: acknowledged.next,
        })
      : null,
    rule: rule ? { id: rule.id, href: at(paths.rulebook, rule.id), title: rule.title, words: rule.words, ladder: rule.ladderWords } : null,
    limit: limit
      ? {
          words: limit.words,
          amount: amount(limit.overridden?.amount ?? limit.amount),
          kind: t(limit.kindWords),
          source: limit.source,
          verified: limit.verified,
          own: limit.overridden ? t('Set by this area: {reason}', { reason: limit.overridden.reason }) : null,
        }
      : null,
    beside: owedBeside(sight).map(({ task, due }) => ({ what: t(task), due })),
    history: sight.history.flatMap((fact) => historyLine(sight, fact, naming)),
    done: whereDoneBy(shown.viewer, { rule: obligation.rule, stream: obligation.stream, file: file.id }),
    acknowledge:
      obligation.state === 'lapsed'
        ? {
            latest: dueDate(sight.latestPromise),
            latestSource: sight.promiseLimit?.verified ? '' : t('number not verified'),
            because: because ? saidReason(because) : null,
          }
        : null,
    waive:
      sight.isOwed && rule?.waivable ? { because: sight.whyNotWaive ? `${sight.whyNotWaive.words} ${sight.whyNotWaive.how}` : null } : null,
  };
}

const taskOf = ({ book, obligation }: ObligationSight): string => t(book.ruleByKey.get(obligation.rule)?.task ?? obligation.rule);

/** Its own history also says when it was raised and done, which the chronology leaves to the entries. */
function historyLine(
  sight: ObligationSight,
  fact: ObligationSight['history'][number],
  naming: ReturnType<typeof namingOf>,
): readonly ChronologyLine[] {
  const own = lineOf(sight, fact, { ...naming, task: () => '' });
  const what =
    fact.type === 'ObligationRaised'
      ? fact.fields.asOfAdoption
        ? t('Owed from here on, due {day}, as of the adoption of the rulebook', { day: dueDate(fact.fields.due) })
        : t('Owed from here on, due {day}', { day: dueDate(fact.fields.due) })
      : fact.type === 'ObligationMet'
        ? t('Done')
        : fact.type === 'ObligationWaived'
          ? t('Waived')
          : null;
  const fell = sight.fellTo.get(fact.id);
  if (own) return [{ ...own, what: own.what.replace(/: $/, ''), ...(fell ? { words: insteadThen(sight, fell) } : {}) }];
  const shown = what === null ? null : lineOf(sight, { ...fact, disposed: true }, naming);
  return shown ? [{ ...shown, what: what ?? '', words: '' }] : [];
}
