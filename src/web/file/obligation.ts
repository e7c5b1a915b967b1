/**
 * What is owed, with its rule and what became of it. A climb is acknowledged here (it stops climbing, and is owed as before), and
 * what the rulebook lets be waived is waived here by somebody who does not owe it.
 */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type ObligationSight, obligationSight } from '../../app/obligationSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { type Doing, whereDone } from '../doing.ts';
import { readEndOfDay, typedMoment } from '../moment.ts';
import { at, type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { type ChronologyLine, lapsedWords, lineOf, namingOf, whoAnswersWords } from './model.ts';
import { actorName, organisationName, postTitle } from './who.ts';
import { phrase, saidReason, t } from '../words.ts';
import { amount } from '../amount.ts';

interface ObligationModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly task: string;
  readonly state: string;
  readonly due: Instant;
  readonly now: Instant;
  readonly isOwed: boolean;
  readonly who: string;
  readonly lapsed: string | null;
  readonly climbed: string | null;
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
  readonly history: readonly ChronologyLine[];
  readonly done: Doing;
  readonly acknowledge: { readonly latest: string; readonly latestSource: string; readonly because: string | null } | null;
  /** Null where nobody may; `because` says why this viewer may not. */
  readonly waive: { readonly because: string | null } | null;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}

const obligationView = view<ObligationModel>('file/obligation.njk');
const title = 'What is owed';
const params = z.object({ id: z.string(), obligation: z.string() });

export const showObligation: Route = route({
  method: 'GET',
  path: '/files/:id/owed/:obligation',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id, obligation } = input.params;
    const sight = await obligationSight(house, viewer, id, obligation);
    return sight ? answer(sight, house.newId(), {}, null) : missing;
  },
});

export const actOnObligation: Route = route({
  method: 'POST',
  path: '/files/:id/owed/:obligation',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id, obligation } = input.params;
    const sight = await obligationSight(house, viewer, id, obligation);
    if (!sight) return missing;
    const fields = input.body;
    const key = text(fields, 'key');
    if (text(fields, 'act') === 'waive') {
      const reason = text(fields, 'reason');
      if (reason === '') return answer(sight, key, fields, wrongFields([{ input: 'reason', words: t('Say why this need not be done') }]));
      const problem = problemOf(await recordAct(house, viewer, { act: 'waive', file: id, key, obligation, reason }));
      return problem ? answer(sight, key, fields, problem) : redirect(withDone(paths.file.obligation(id, obligation), 'waived'));
    }
    const next = text(fields, 'next');
    const by = readEndOfDay(fields, 'promised');
    const wrong = [
      ...(next === '' ? [{ input: 'next', words: t('Say what happens next') }] : []),
      ...(by.kind === 'at'
        ? []
        : by.kind === 'none'
          ? [{ input: 'promised-day', words: t('Give the day by which it will be done') }]
          : [{ input: by.input, words: t('The day by which it will be done: {words}', { words: by.words }) }]),
    ];
    if (wrong.length > 0 || by.kind !== 'at') return answer(sight, key, fields, wrongFields(wrong));
    const outcome = await recordAct(house, viewer, {
      act: 'acknowledge-climb',
      file: id,
      key,
      obligation,
      fields: { next, promisedBy: by.at },
    });
    const problem = problemOf(outcome);
    return problem ? answer(sight, key, fields, problem) : redirect(withDone(paths.file.obligation(id, obligation), 'climb-acknowledged'));
  },
});

function answer(sight: ObligationSight, key: string, fields: FormFields, problem: Problem | null) {
  const model = modelOf(sight, key, fields, problem);
  return readPage(obligationView, model, [{ kind: 'file', id: sight.file.id }], {
    title: model.task,
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

const stateWords: Readonly<Record<ObligationSight['obligation']['state'], string>> = {
  open: phrase('Open'),
  lapsed: phrase('Lapsed: it was not done in time, and is still owed'),
  met: phrase('Done'),
  waived: phrase('Waived'),
  withdrawn: phrase('Owed no longer'),
};

function modelOf(sight: ObligationSight, key: string, fields: FormFields, problem: Problem | null): ObligationModel {
  const { file, obligation, rule, limit, post, now } = sight;
  const { acknowledged } = obligation;
  const naming = namingOf(sight);
  const because = sight.whyNotAcknowledge;
  return {
    file: { href: paths.file.show(file.id), title: sight.names[0] ?? t('Name not known') },
    here: paths.file.obligation(file.id, obligation.id),
    task: rule ? taskOf(sight) : obligation.rule,
    state: t(stateWords[obligation.state]),
    due: obligation.due,
    now,
    isOwed: sight.isOwed,
    who: `${postTitle(sight, post)}, ${organisationName(sight, sight.area.posts.get(post)?.organisation ?? null)}. ${whoAnswersWords(sight, sight.answersFor)}`,
    lapsed: obligation.lapsedAt === null ? null : lapsedWords(obligation.lapsedAt),
    climbed: obligation.climbedTo === null ? null : postTitle(sight, obligation.climbedTo),
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
    history: sight.history.flatMap((fact) => historyLine(sight, fact, naming)),
    done: whereDone({ rule: obligation.rule, stream: obligation.stream, file: file.id }),
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
    key,
    values: { next: text(fields, 'next'), reason: text(fields, 'reason'), ...typedMoment(fields, 'promised') },
    problem,
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
  if (own) return [{ ...own, what: own.what.replace(/: $/, '') }];
  const shown = what === null ? null : lineOf(sight, { ...fact, disposed: true }, naming);
  return shown ? [{ ...shown, what: what ?? '', words: '' }] : [];
}
