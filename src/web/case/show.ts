/** The referral with everything known on one page; and opening an earlier one, which is recorded (G04). */

import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { type Context, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { caseInputWith, findCase, keyOf, noProblem, type PageError, type Problem, problemOf } from './asking.ts';
import { type CanDo, whatCanBeDone } from './can.ts';
import type { FilePanel } from '../file/panel.ts';
import { partnersPanel } from '../request/panel.ts';
import { type Known, knownOf } from './known.ts';
import { t } from '../words.ts';

interface ShowModel {
  readonly known: Known;
  readonly errors: readonly PageError[];
  readonly key: string;
  readonly can: readonly CanDo[];
  /** What partners were asked and how de-confliction stands; null where nobody was. */
  readonly partners: FilePanel | null;
  readonly back: { readonly text: string; readonly href: Href } | null;
}
const showView = view<ShowModel>('case/show.njk');

const backs = { show: paths.case.show, decide: paths.case.decide, second: paths.case.second } as const;
const Back = z.enum(['show', 'decide', 'second']);
const showInput = z.object({
  params: z.object({ id: z.string().min(1).max(200) }),
  query: z.object({ from: z.string().max(200).optional(), back: Back.optional().catch(undefined) }),
  body: formFields,
});

async function showPage(
  context: Context<{ readonly params: { readonly id: string } }>,
  sight: CaseSight,
  problem: Problem = noProblem,
  from: { id: string; back: z.output<typeof Back> } | null = null,
) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const cameFrom = sight.others.find((each) => each.referral.id === from?.id)?.referral;
  const back =
    from && cameFrom
      ? { text: t('Back to referral {reference}', { reference: cameFrom.account.reference }), href: backs[from.back](cameFrom.id) }
      : null;
  const model = {
    known,
    errors: problem.errors,
    key: house.newId(),
    can: whatCanBeDone(sight, context.viewer),
    partners: partnersPanel(sight),
    back,
  };
  return readPage(showView, model, read, {
    title: t('Referral {reference}', { reference: known.head.reference }),
    reason: 'case work',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

export const showRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/referrals/:id',
    title: 'Referral',
    mayUse: areaDuties,
    reads: 'files',
    schema: showInput,
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const { from, back = 'show' } = context.input.query;
      return showPage(context, sight, noProblem, from === undefined ? null : { id: from, back });
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/:id/earlier/:earlier',
    title: 'Referral',
    mayUse: areaDuties,
    reads: 'files',
    schema: caseInputWith('earlier'),
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const house = houseOf(context.deps);
      const { id, earlier } = context.input.params;
      const key = keyOf(context.input.body, house.newId);
      const problem = problemOf(
        await recordAct(house, context.viewer, { act: 'read-earlier', file: sight.file.id, referral: id, earlier, key }),
        () => '#earlier',
      );
      if (problem) return showPage(context, sight, problem);
      const back = Back.safeParse(text(context.input.body, 'back')).data ?? 'show';
      return redirect(paths.case.opened(earlier, id, back));
    },
  }),
];
