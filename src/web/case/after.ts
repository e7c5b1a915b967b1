/** After closing: the review that comes back by itself (C42), and the question whether to reopen that a new concern raises (G05). */

import { z } from 'zod';
import { type CaseAct, recordAct } from '../../app/cases.ts';
import { askedToReopen, type CaseSight } from '../../app/caseSight.ts';
import { readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, type Route, text } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import { caseInput, keyOf, noProblem, type PageError, type Problem, problemOf, saidWhyNot } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type Known, knownOf } from './known.ts';
import { closedLines } from './recorded.ts';
import { type Made, made, organisationName } from './who.ts';
import { t } from '../words.ts';

interface Closed {
  readonly made: Made;
  readonly proposedBy: Made | null;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}
interface ReviewModel {
  readonly known: Known;
  readonly closed: Closed | null;
  readonly outcome: string;
  readonly words: string;
  readonly wrong: { readonly outcome: string | null; readonly words: string | null };
  readonly because: string | null;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const reviewView = view<ReviewModel>('case/review.njk');

interface ReopeningModel {
  readonly known: Known;
  readonly asked: readonly {
    readonly id: string;
    readonly reference: string;
    readonly learnt: number;
    readonly organisation: string;
    readonly concern: string;
    readonly closed: Closed | null;
    readonly isAnswered: boolean;
    readonly show: Href;
    readonly outcome: string;
    readonly words: string;
    readonly wrong: { readonly outcome: string | null; readonly words: string | null };
  }[];
  readonly because: string | null;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const reopeningView = view<ReopeningModel>('case/reopening.njk');

type Asked = Context<{ readonly params: { readonly id: string }; readonly body: FormFields }>;
const Outcome = z.enum(['stays closed', 'reopen']);

function closedOf({ area }: CaseSight, referral: CaseSight['referral']): Closed | null {
  const { closed } = referral;
  const proposal = referral.proposals.find((each) => each.fact === closed?.proposal);
  return closed && { made: made(area, closed), proposedBy: proposal ? made(area, proposal) : null, lines: closedLines(referral, closed) };
}

/** What is wrong with an answer and its words, at the places of this form. */
function wrongAnswer(body: FormFields, outcomePlace: string, wordsPlace: string): readonly PageError[] {
  const errors: PageError[] = [];
  if (!Outcome.safeParse(text(body, 'outcome')).success)
    errors.push({ text: t('Choose whether it stays closed or is taken up again'), href: `#${outcomePlace}` });
  if (text(body, 'words') === '') errors.push({ text: t('Write why'), href: `#${wordsPlace}` });
  return errors;
}
const errorAt = (errors: readonly PageError[], place: string): string | null =>
  errors.find(({ href }) => href === `#${place}`)?.text ?? null;

async function reviewPage(context: Asked, sight: CaseSight, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const model: ReviewModel = {
    known,
    closed: closedOf(sight, sight.referral),
    outcome: text(context.input.body, 'outcome'),
    words: text(context.input.body, 'words'),
    wrong: { outcome: errorAt(problem.errors, 'outcome'), words: errorAt(problem.errors, 'words') },
    because: saidWhyNot(sight, context.viewer, 'review'),
    action: paths.case.review(sight.referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(reviewView, model, read, {
    reason: 'review after closing',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

async function reopeningPage(context: Asked, sight: CaseSight, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const { body } = context.input;
  const model: ReopeningModel = {
    known,
    asked: askedToReopen(sight).map(({ referral, answer }) => {
      const isThis = text(body, 'earlier') === referral.id;
      const place = (name: string): string | null => (isThis ? errorAt(problem.errors, `${name}-${referral.id}`) : null);
      return {
        id: referral.id,
        reference: referral.account.reference,
        learnt: referral.received.learnt,
        organisation: organisationName(sight.area, referral.organisation),
        concern: referral.account.concern,
        closed: closedOf(sight, referral),
        isAnswered: answer !== null,
        show: paths.case.show(referral.id),
        outcome: isThis ? text(body, 'outcome') : '',
        words: isThis ? text(body, 'words') : '',
        wrong: { outcome: place('outcome'), words: place('words') },
      };
    }),
    because: saidWhyNot(sight, context.viewer, 'reopen', 'stays-closed'),
    action: paths.case.reopening(sight.referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(reopeningView, model, read, {
    reason: 'deciding whether to reopen',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

export const afterRoutes: readonly Route[] = [
  ...caseForm({
    path: '/referrals/:id/review',
    title: 'Review after closing',
    mayUse: caseDuties,
    schema: caseInput,
    show: (context, sight) => reviewPage(context, sight),
    take: async (context, sight) => {
      const house = houseOf(context.deps);
      const { body } = context.input;
      const errors = wrongAnswer(body, 'outcome', 'words');
      if (errors.length > 0) return reviewPage(context, sight, { status: 422, errors });
      const outcome = Outcome.parse(text(body, 'outcome'));
      const request: CaseAct = { act: 'review', referral: sight.referral.id, fields: { outcome, words: text(body, 'words') } };
      const problem = problemOf(await recordAct(house, context.viewer, { file: sight.file.id, key: keyOf(body, house.newId), ...request }));
      return problem
        ? reviewPage(context, sight, problem)
        : redirect(withDone(paths.case.show(sight.referral.id), outcome === 'reopen' ? 'reopened' : 'reviewed'));
    },
  }),
  ...caseForm({
    path: '/referrals/:id/reopening',
    title: 'Does an earlier referral reopen?',
    mayUse: caseDuties,
    schema: caseInput,
    show: (context, sight) => reopeningPage(context, sight),
    take: async (context, sight) => {
      const house = houseOf(context.deps);
      const { body } = context.input;
      const earlier = text(body, 'earlier');
      const errors = wrongAnswer(body, `outcome-${earlier}`, `words-${earlier}`);
      if (errors.length > 0) return reopeningPage(context, sight, { status: 422, errors });
      const words = text(body, 'words');
      const reopens = text(body, 'outcome') === 'reopen';
      const concern = sight.referral.id;
      const request: CaseAct = reopens
        ? { act: 'reopen', referral: earlier, fields: { words } }
        : { act: 'stays-closed', referral: earlier, concern, words };
      const problem = problemOf(await recordAct(house, context.viewer, { file: sight.file.id, key: keyOf(body, house.newId), ...request }));
      if (problem) return reopeningPage(context, sight, problem);
      return redirect(reopens ? withDone(paths.case.show(earlier), 'reopened') : withDone(paths.case.show(concern), 'stays-closed'));
    },
  }),
];
