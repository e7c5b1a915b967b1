/** The decision after the assessment (C04): it goes on, with the next step and the day of the next look, or closing is proposed. What the gates lack stands on the page before anybody tries. */

import { type Closing, recordAct } from '../../app/cases.ts';
import { type CaseSight, dayBefore, lacksForClosing, latestNextLook, reasonsForClosing } from '../../app/caseSight.ts';
import type { Finding } from '../../domain/referral/entries.ts';
import { readPage, redirect, view } from '../answer.ts';
import { dueDate } from '../dates.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, type Route, text } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import {
  caseInput,
  type GateLine,
  gateLine,
  keyOf,
  noProblem,
  type PageError,
  type Problem,
  placeOfLack,
  problemOf,
  saidWhyNot,
} from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type Known, knownOf } from './known.ts';
import { type Typed, typedIn } from './forms.ts';
import { readTelling, type TellModel, tellModel } from '../told/tell.ts';
import { type Made, made } from './who.ts';
import { phrase, t } from '../words.ts';

interface DecideModel {
  readonly known: Known;
  readonly isOpen: boolean;
  readonly review: Href;
  readonly waiting: { readonly made: Made; readonly href: Href } | null;
  readonly gate: { readonly decision: string; readonly lacks: readonly GateLine[] };
  readonly findings: readonly { readonly value: Finding; readonly text: string; readonly hint: string }[];
  readonly reasons: readonly { readonly code: string; readonly words: string; readonly enoughAlone: boolean }[];
  readonly reasonsSource: string;
  readonly views: readonly { readonly fact: string; readonly expert: string; readonly view: string; readonly answer: string }[];
  readonly latest: string;
  readonly example: string;
  readonly typed: {
    readonly nextStep: string;
    readonly nextLook: Day;
    readonly finding: string;
    readonly reasons: readonly string[];
    readonly words: string;
    readonly cumulative: string;
  };
  readonly wrong: Readonly<Record<string, string>>;
  /** Whether the person is told, decided in the same sitting as closing is proposed. */
  readonly tell: TellModel;
  /** Why going on, and proposing to close, is another post's; each null where it is not. */
  readonly goOnBecause: string | null;
  readonly closeBecause: string | null;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const decideView = view<DecideModel>('case/decide.njk');

interface Day {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const findings: DecideModel['findings'] = [
  {
    value: 'no further action',
    text: phrase('No further action'),
    hint: phrase('It was looked into and stops here. It comes back for review.'),
  },
  { value: 'unfounded', text: phrase('Unfounded'), hint: phrase('What was reported did not happen, or was nothing.') },
  { value: 'mistaken identity', text: phrase('Mistaken identity'), hint: phrase('It happened; it was somebody else.') },
  { value: 'misguided', text: phrase('Misguided'), hint: phrase('Reported in good faith, and no concern.') },
  { value: 'malicious', text: phrase('Malicious'), hint: phrase('Reported to do harm to the person.') },
];
/** What is filled in on this very form: no need to ask for it before anybody has begun. */
const onThisForm = new Set(['no-words', 'no-reason', 'reason-not-enough', 'cumulative-missing', 'view-unanswered']);

const closingIn = (sight: CaseSight, typed: Typed): Closing => ({
  finding: typed.one('finding'),
  reasons: typed.many('reasons'),
  words: typed.one('words'),
  cumulative: typed.one('cumulative'),
  answers: sight.referral.expertViews
    .map(({ fact }) => ({ view: fact, answer: typed.one(`answer-${fact}`) }))
    .filter(({ answer }) => answer !== ''),
});

type DecideContext = Context<{ readonly params: { readonly id: string }; readonly body: FormFields }>;

async function decidePage(context: DecideContext, sight: CaseSight, typed: Typed, isTried: boolean, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const { area, referral } = sight;
  const lacks = lacksForClosing(sight, context.viewer, closingIn(sight, typed)).filter((lack) => isTried || !onThisForm.has(lack.code));
  const latest = latestNextLook(sight);
  const [year = '', month = '', day = ''] = dayBefore(latest).split('-');
  const model: DecideModel = {
    known,
    isOpen: referral.closed === null,
    review: paths.case.review(referral.id),
    waiting: referral.proposed && { made: made(area, referral.proposed), href: paths.case.second(referral.id) },
    gate: { decision: t('propose closing'), lacks: lacks.map((lack) => gateLine(sight, lack)) },
    findings: findings.map(({ value, text, hint }) => ({ value, text: t(text), hint: t(hint) })),
    reasons: reasonsForClosing.list,
    reasonsSource: reasonsForClosing.source,
    views: referral.expertViews.map(({ fact, expert, view: said }) => ({ fact, expert, view: said, answer: typed.one(`answer-${fact}`) })),
    latest: dueDate(latest),
    example: `${Number(day)} ${Number(month)} ${year}`,
    typed: {
      nextStep: typed.one('nextStep'),
      nextLook: { day: typed.one('nextLook-day'), month: typed.one('nextLook-month'), year: typed.one('nextLook-year') },
      finding: typed.one('finding'),
      reasons: typed.many('reasons'),
      words: typed.one('words'),
      cumulative: typed.one('cumulative'),
    },
    wrong: Object.fromEntries(problem.errors.filter(({ href }) => href !== '#send').map(({ text: words, href }) => [href.slice(1), words])),
    tell: tellModel(sight, context.viewer, context.input.body, problem.wrong ?? []),
    goOnBecause: saidWhyNot(sight, context.viewer, 'continue'),
    closeBecause: saidWhyNot(sight, context.viewer, 'propose-closure'),
    action: paths.case.decide(referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  const status = problem.status;
  return readPage(decideView, model, read, {
    title: t('Decide'),
    reason: 'deciding on a referral',
    status,
    hasErrors: problem.errors.length > 0,
  });
}

async function goOn(context: DecideContext, sight: CaseSight, typed: Typed) {
  const house = houseOf(context.deps);
  const errors: PageError[] = [];
  const nextStep = typed.one('nextStep');
  if (nextStep === '') errors.push({ text: t('Write what is done next, and who does it'), href: '#nextStep' });
  const read = readEndOfDay(context.input.body, 'nextLook');
  if (read.kind !== 'at') errors.push({ text: t('Enter the day of the next look as day, month and year'), href: '#nextLook' });
  if (read.kind !== 'at' || errors.length > 0) return decidePage(context, sight, typed, false, { status: 422, errors });
  const key = keyOf(context.input.body, house.newId);
  const outcome = await recordAct(house, context.viewer, {
    act: 'continue',
    file: sight.file.id,
    referral: sight.referral.id,
    key,
    fields: { nextStep, nextLook: read.at },
  });
  const problem = problemOf(outcome, ({ code }) => (code.startsWith('date') ? '#nextLook' : '#send'));
  return problem ? decidePage(context, sight, typed, false, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'continues'));
}

async function proposeClosing(context: DecideContext, sight: CaseSight, typed: Typed) {
  const house = houseOf(context.deps);
  if (!findings.some((each) => each.value === typed.one('finding'))) {
    return decidePage(context, sight, typed, true, { status: 422, errors: [{ text: t('Choose what was found'), href: '#finding' }] });
  }
  const key = keyOf(context.input.body, house.newId);
  const fields = closingIn(sight, typed);
  const { telling, wrong } = readTelling(sight, context.viewer, context.input.body, key, false);
  if (wrong.length > 0)
    return decidePage(context, sight, typed, true, {
      status: 422,
      errors: wrong.map(({ input, words }) => ({ text: words, href: `#${input}` })),
      wrong,
    });
  const outcome = await recordAct(house, context.viewer, {
    act: 'propose-closure',
    file: sight.file.id,
    referral: sight.referral.id,
    key,
    fields,
    ...(telling ? { beside: { telling } } : {}),
  });
  const problem = problemOf(outcome, (reason) => placeOfLack(sight, reason) ?? '#send');
  return problem ? decidePage(context, sight, typed, true, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'proposed'));
}

export const decideRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/decide',
  title: 'Decide',
  mayUse: caseDuties,
  schema: caseInput,
  show: (context, sight) => decidePage(context, sight, typedIn({}), false),
  take: (context, sight) => {
    const typed = typedIn(context.input.body);
    return text(context.input.body, 'decision') === 'continue' ? goOn(context, sight, typed) : proposeClosing(context, sight, typed);
  },
});
