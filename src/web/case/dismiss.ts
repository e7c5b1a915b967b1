/** The candidates for review dismissed together, with one reason (G01). */

import { candidateSights } from '../../app/candidateSight.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { dismissReviewCandidates } from '../../app/identify.ts';
import { filesRead, readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type Route, text } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import { caseInput, keyOf, noProblem, type PageError, type Problem, problemOf } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type Head, headOf } from './head.ts';
import { t } from '../words.ts';

interface DismissModel {
  readonly head: Head;
  readonly candidates: readonly { readonly name: string; readonly sentence: string; readonly href: Href }[];
  readonly action: Href;
  readonly key: string;
  readonly reason: string;
  readonly errors: readonly PageError[];
}
const dismissView = view<DismissModel>('case/dismiss.njk');

async function dismissPage(
  context: Context<{ readonly params: { readonly id: string } }>,
  sight: CaseSight,
  reason = '',
  problem: Problem = noProblem,
) {
  const house = houseOf(context.deps);
  const open = (await candidateSights(house, context.viewer, sight)).filter((each) => each.band === 'review' && each.decided === null);
  const model: DismissModel = {
    head: headOf(sight),
    candidates: open.map(({ known, record }) => ({
      name: known?.name ?? t('A record that is not held any more'),
      sentence: known?.sentence ?? '',
      href: paths.case.candidate(sight.referral.id, record),
    })),
    action: paths.case.dismiss(sight.referral.id),
    key: house.newId(),
    reason,
    errors: problem.errors,
  };
  const read = filesRead([sight.file.id, ...open.flatMap((each) => each.known?.file.id ?? [])]);
  return readPage(dismissView, model, read, {
    reason: 'dismissing candidates',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

export const dismissRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/dismiss-candidates',
  title: 'Dismiss the candidates for review',
  mayUse: caseDuties,
  schema: caseInput,
  show: (context, sight) => dismissPage(context, sight),
  take: async (context, sight) => {
    const house = houseOf(context.deps);
    const reason = text(context.input.body, 'reason');
    if (reason === '')
      return dismissPage(context, sight, reason, {
        status: 422,
        errors: [{ text: t('Write why none of them is the same person'), href: '#reason' }],
      });
    const key = keyOf(context.input.body, house.newId);
    const problem = problemOf(
      await dismissReviewCandidates(house, context.viewer, { file: sight.file.id, referral: sight.referral.id, reason, key }),
    );
    return problem ? dismissPage(context, sight, reason, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'dismissed'));
  },
});
