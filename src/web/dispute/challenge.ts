/**
 * A referrer's challenge of an outcome: made once by a referring organisation from its own page, or told to somebody who writes it
 * down; answered by somebody who had no part in it, in words fit for the referrer.
 *
 * Somebody without an account cannot challenge on a page: the reference on a receipt is no proof of who holds it, and an answer would
 * tell the person on file, or whoever shares a computer, that somebody was reported. They telephone, and are called back.
 */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { challengeOwn, type ChallengeSight, challengeSight, type OwnChallenge, ownChallenge } from '../../app/challenges.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import { findCase } from '../case/asking.ts';
import { fileForm, type FormModel, formModel, formPage, lacking, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { postInFull } from '../handover/posts.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';

const emptyWords = () => wrongFields([{ input: 'words', words: t('Say what you do not agree with, or what was missed') }]);

interface OwnModel {
  readonly own: OwnChallenge;
  readonly here: Href;
  readonly key: string;
  readonly words: string;
  readonly problem: Problem | null;
}
const ownView = view<OwnModel>('dispute/own-challenge.njk');
const ownParams = z.object({ id: z.string() });
const ownPage = (own: OwnChallenge, key: string, words: string, problem: Problem | null) =>
  readPage(ownView, { own, here: paths.challenge.own(own.id), key, words, problem }, [{ kind: 'referral', id: own.id }], {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });

const showOwn: Route = route({
  method: 'GET',
  path: '/your-referrals/:id/challenge',
  title: 'Challenge how it was decided',
  mayUse: ['referrer'],
  reads: 'own-referrals',
  schema: z.object({ params: ownParams }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const own = await ownChallenge(house, viewer, input.params.id);
    return own ? ownPage(own, house.newId(), '', null) : missing;
  },
});

const makeOwn: Route = route({
  method: 'POST',
  path: '/your-referrals/:id/challenge',
  title: 'Challenge how it was decided',
  mayUse: ['referrer'],
  reads: 'own-referrals',
  schema: z.object({ params: ownParams, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const referral = input.params.id;
    const own = await ownChallenge(house, viewer, referral);
    if (!own) return missing;
    const [key, words] = [text(input.body, 'key'), text(input.body, 'words')];
    if (words === '') return ownPage(own, key, '', emptyWords());
    const outcome = await challengeOwn(house, viewer, { referral, key, words });
    if (!outcome) return missing;
    const problem = problemOf(outcome);
    return problem ? ownPage(own, key, words, problem) : redirect(withDone(paths.challenge.own(referral), 'challenged'));
  },
});

interface ToldModel extends FormModel {
  readonly reference: string;
}
const toldView = view<ToldModel>('dispute/told-challenge.njk');
const told = {
  path: '/referrals/:id/challenge',
  title: 'A referrer challenges the outcome',
  mayUse: caseDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string().min(1).max(200) }), body: formFields }),
} as const;

const toldPage = (sight: NonNullable<Awaited<ReturnType<typeof findCase>>>, key: string, fields: FormFields, problem: Problem | null) => {
  const { referral, file } = sight;
  const form = formModel(
    { sight: { file, names: [referral.account.reference] }, key, fields, problem },
    paths.challenge.told(referral.id),
    ['words'],
  );
  const model = { ...form, file: { href: paths.case.show(referral.id), title: referral.account.reference } };
  return formPage(toldView, { ...model, reference: referral.account.reference }, file.id);
};

const showTold: Route = route({
  ...told,
  method: 'GET',
  handle: async (context) => {
    const sight = await findCase(context);
    return sight ? toldPage(sight, houseOf(context.deps).newId(), {}, null) : missing;
  },
});

const writeTold: Route = route({
  ...told,
  method: 'POST',
  handle: async (context) => {
    const sight = await findCase(context);
    if (!sight) return missing;
    const { body } = context.input;
    const [key, words] = [text(body, 'key'), text(body, 'words')];
    if (words === '') return toldPage(sight, key, body, emptyWords());
    const { file, referral } = sight;
    const fields = { words, came: 'told' } as const;
    const request = { act: 'challenge-outcome', file: file.id, key, challenge: key, referral: referral.id, fields } as const;
    const problem = problemOf(await recordAct(houseOf(context.deps), context.viewer, request));
    return problem ? toldPage(sight, key, body, problem) : redirect(withDone(paths.challenge.show(file.id, key), 'challenge-written'));
  },
});

interface AnswerModel extends FormModel {
  readonly words: string;
  readonly made: string;
  readonly isTold: boolean;
  readonly reference: string;
  readonly referral: Href;
  readonly outcome: string;
  readonly answering: readonly string[];
  readonly because: string | null;
  readonly answered: { readonly said: string; readonly outcome: string; readonly answer: string; readonly reasons: string } | null;
}
const answerView = view<AnswerModel>('dispute/answer-challenge.njk');

const answerForm = fileForm({
  path: '/files/:id/challenge/:challenge',
  title: 'A referrer’s challenge',
  params: z.object({ id: z.string(), challenge: z.string() }),
  view: answerView,
  sight: (house, viewer, { id, challenge }) => challengeSight(house, viewer, id, challenge),
  model: answerModel,
  send: async ({ house, viewer, params: { id: file, challenge }, key, fields }) => {
    const outcome = z.enum(['stands', 'taken up again']).safeParse(text(fields, 'outcome'));
    const wrong = [
      ...(outcome.success ? [] : [{ input: 'outcome', words: t('Choose whether it stands') }]),
      ...lacking(fields, { answer: t('Write what the referrer is told'), reasons: t('Give your reasons, for the file') }),
    ];
    if (!outcome.success || wrong.length > 0) return { wrong };
    const said = { outcome: outcome.data, answer: text(fields, 'answer'), reasons: text(fields, 'reasons') };
    return {
      outcome: await recordAct(house, viewer, { act: 'answer-challenge', file, key, challenge, fields: said }),
      to: withDone(paths.challenge.show(file, challenge), 'challenge-answered'),
    };
  },
});

function answerModel(shown: Shown<ChallengeSight>): AnswerModel {
  const { sight } = shown;
  const { file, challenge, referral, answering } = sight;
  const { made, answered } = challenge;
  const who = answering.map((post) => postInFull(sight, post));
  const no = sight.whyNot('answer-challenge');
  const closing = referral.closures.find((each) => each.fact === made.outcome);
  return {
    ...formModel(shown, paths.challenge.show(file.id, challenge.id), ['outcome', 'answer', 'reasons']),
    words: made.words,
    made:
      made.came === 'told'
        ? t('Told to {name}, {moment}', { name: actorName(sight, made.by), moment: dateAndTime(made.at) })
        : t('From the referring organisation’s own page, {moment}', { moment: dateAndTime(made.at) }),
    isTold: made.came === 'told',
    reference: referral.account.reference,
    referral: paths.case.show(referral.id),
    outcome: closing ? t('{finding}, decided on {day}', { finding: closing.finding, day: date(closing.at) }) : '',
    answering: who,
    because: sight.isInvolved ? t('You had a part in this decision, so somebody else answers.') : no ? saidReason(no) : null,
    answered: answered && {
      said: t('{name}, {moment}', { name: actorName(sight, answered.by), moment: dateAndTime(answered.at) }),
      outcome: answered.outcome === 'stands' ? t('The outcome stands.') : t('It is taken up again.'),
      answer: answered.answer,
      reasons: answered.reasons,
    },
  };
}

export const challengeRoutes: readonly Route[] = [showOwn, makeOwn, showTold, writeTold, ...answerForm];
