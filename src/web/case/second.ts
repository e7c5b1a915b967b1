/** The second person on a proposal to close (G04, G05): sees the proposal and everything known, agrees or declines in words, and is told why they may not. */

import { recordAct } from '../../app/cases.ts';
import { type CaseSight, lacksForAgreeing, mayDo } from '../../app/caseSight.ts';
import { readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, type Route, text } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import { caseInput, type GateLine, gateLine, keyOf, noProblem, type PageError, type Problem, placeOfLack, problemOf } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type Known, knownOf } from './known.ts';
import { closingLines } from './recorded.ts';
import { type Made, made, postWords, practitionerName } from './who.ts';
import { t } from '../words.ts';

interface SecondModel {
  readonly known: Known;
  readonly proposal: {
    readonly shown: string;
    readonly made: Made;
    readonly lines: readonly { readonly label: string; readonly text: string }[];
  } | null;
  readonly isOwn: boolean;
  readonly decide: Href;
  readonly gate: { readonly decision: string; readonly lacks: readonly GateLine[] };
  readonly canAgree: boolean;
  readonly canDecline: boolean;
  /** Whose decision it is. */
  readonly asks: string;
  readonly agreeWords: string;
  readonly declineWords: string;
  readonly wrong: { readonly agree: string | null; readonly decline: string | null };
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const secondView = view<SecondModel>('case/second.njk');

type SecondContext = Context<{ readonly params: { readonly id: string }; readonly body: FormFields }>;

async function secondPage(context: SecondContext, sight: CaseSight, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const { area, referral } = sight;
  const { proposed } = referral;
  const lacks = proposed ? lacksForAgreeing(sight, context.viewer) : [];
  const [agreeWords, declineWords] = [text(context.input.body, 'agreeWords'), text(context.input.body, 'declineWords')];
  const errorAt = (place: string): string | null => problem.errors.find(({ href }) => href === place)?.text ?? null;
  const model: SecondModel = {
    known,
    proposal: proposed && { shown: proposed.fact, made: made(area, proposed), lines: closingLines(referral, proposed) },
    isOwn: proposed?.by === context.viewer.practitioner,
    decide: paths.case.decide(referral.id),
    gate: { decision: t('agree to close'), lacks: lacks.map((lack) => gateLine(sight, lack)) },
    // Words that were typed are never taken away, whatever the gate lacks by now.
    canAgree: (lacks.length === 0 && mayDo(sight, context.viewer, 'agree-to-close')) || agreeWords !== '',
    canDecline: mayDo(sight, context.viewer, 'decline-to-close') || declineWords !== '',
    asks: seniorAsked(sight),
    agreeWords,
    declineWords,
    wrong: { agree: errorAt('#agreeWords'), decline: errorAt('#declineWords') },
    action: paths.case.second(referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(secondView, model, read, {
    reason: 'second person on closing',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

/** The post that owes the answer, and who answers for it now. */
function seniorAsked({ area, owed, referral }: CaseSight): string {
  const each = owed.find((one) => one.rule === 'G04.second' && one.stream === referral.stream);
  if (!each) return t('a second person');
  return `${postWords(area, each.post)} (${each.answers.practitioner ? practitionerName(area, each.answers.practitioner) : 'nobody'})`;
}

export const secondRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/second',
  title: 'Agree to closing, or decline',
  mayUse: caseDuties,
  schema: caseInput,
  show: (context, sight) => secondPage(context, sight),
  take: async (context, sight) => {
    const house = houseOf(context.deps);
    const { body } = context.input;
    const agrees = text(body, 'answer') === 'agree';
    const place = agrees ? 'agreeWords' : 'declineWords';
    const words = text(body, place);
    if (words === '') {
      const ask = agrees ? t('Write why you agree, in your own words') : t('Write why you do not agree, and what is to be done');
      return secondPage(context, sight, { status: 422, errors: [{ text: ask, href: `#${place}` }] });
    }
    const act = agrees ? 'agree-to-close' : 'decline-to-close';
    const outcome = await recordAct(house, context.viewer, {
      act,
      file: sight.file.id,
      referral: sight.referral.id,
      words,
      shown: text(body, 'shown'),
      key: keyOf(body, house.newId),
    });
    const problem = problemOf(outcome, (reason) => placeOfLack(sight, reason) ?? `#${place}`);
    return problem
      ? secondPage(context, sight, problem)
      : redirect(withDone(paths.case.show(sight.referral.id), agrees ? 'closed' : 'declined'));
  },
});
