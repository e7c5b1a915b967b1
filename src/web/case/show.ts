/** The referral with everything known on one page; and opening an earlier one, which is recorded (G04). */

import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { receivingOrders } from '../../app/copyOut.ts';
import type { ActName } from '../../access/acts.ts';
import { askedToReopen, type CaseSight, mayDo } from '../../app/caseSight.ts';
import { addedSight, section36Sight } from '../../app/partnerSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type Context, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { caseInputWith, findCase, keyOf, noProblem, type PageError, type Problem, problemOf } from './asking.ts';
import { type Known, knownOf } from './known.ts';
import { t } from '../words.ts';

interface ShowModel {
  readonly known: Known;
  readonly errors: readonly PageError[];
  readonly key: string;
  readonly can: readonly { readonly text: string; readonly href: Href }[];
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
  const model = { known, errors: problem.errors, key: house.newId(), can: whatCanBeDone(sight, context.viewer), back };
  return readPage(showView, model, read, {
    title: t('Referral {reference}', { reference: known.head.reference }),
    reason: 'case work',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

/** What a page offers here: what the policies allow this viewer, and the state of the referral makes sense of. */
function whatCanBeDone(sight: CaseSight, viewer: Viewer): ShowModel['can'] {
  const { referral } = sight;
  const { id } = referral;
  const isOpen = referral.closed === null;
  const isNamed = (sight.file.records.get(referral.record)?.details.names.length ?? 0) > 0;
  const can: { text: string; href: Href }[] = [];
  const offer = (acts: readonly ActName[], when: boolean, words: string, href: Href): void => {
    if (when && acts.some((act) => mayDo(sight, viewer, act))) can.push({ text: words, href });
  };
  const needs = [...referral.needs.values()].some((need) => need.accepted === null);
  const asksToReopen = askedToReopen(sight).some((each) => each.answer === null);
  offer(
    ['assess'],
    isOpen,
    referral.assessments.length > 0 ? t('Record another assessment') : t('Record the initial assessment'),
    paths.case.record(id, 'assess'),
  );
  offer(['reopen', 'stays-closed'], asksToReopen, t('Decide whether to reopen an earlier referral'), paths.case.reopening(id));
  offer(['agree-to-close', 'decline-to-close'], referral.proposed !== null, t('Agree to closing, or decline'), paths.case.second(id));
  offer(['continue', 'propose-closure'], isOpen, t('Decide: go on, or propose to close'), paths.case.decide(id));
  offer(['review'], !isOpen && !sight.refuted, t('Review it after closing, or take it up again'), paths.case.review(id));
  offer(['describe-person'], true, isNamed ? t('Record more of who it is') : t('Record who it is'), paths.case.who(id));
  offer(['add-information'], true, t('Add information that came later'), paths.case.record(id, 'add'));
  const { outward } = referral;
  const hasAsked = outward.deconflictionAsks.length > 0;
  const offered = [...referral.needs].some(
    ([need, { accepted }]) => accepted === null && outward.offers.some((each) => each.need === need),
  );
  const added = addedSight(sight);
  offer(
    added.afterClosing ? ['stays-closed'] : ['read-added'],
    added.unread.length > 0,
    added.afterClosing ? t('Something was added after closing: decide') : t('Read what was added'),
    paths.partners(id, 'added'),
  );
  offer(['ask-deconfliction'], isOpen, t('Ask whether there may be contact (de-confliction)'), paths.partners(id, 'deconflict'));
  offer(['answer-deconfliction'], hasAsked, t('Answer whether there may be contact'), paths.partners(id, 'deconfliction'));
  offer(['make-request'], isOpen, t('Ask a partner'), paths.partners(id, 'ask'));
  offer(['propose-section-36'], isOpen, t('Propose a decision under section 36'), paths.partners(id, 'section-36'));
  offer(
    ['agree-section-36', 'decline-section-36'],
    section36Sight(referral) !== null,
    t('Agree to a decision under section 36, or decline'),
    paths.partners(id, 'section-36-second'),
  );
  offer(['offer-need'], needs, t('Offer a need to a service'), paths.partners(id, 'offer'));
  offer(['refuse-need'], offered, t('Record what a service answers'), paths.partners(id, 'offer-answer'));
  offer(['open-dispute'], true, t('I do not agree with a decision: open a dispute'), paths.dispute.openAboutReferral(sight.file.id, id));
  offer(['challenge-outcome'], !isOpen, t('Write down that the referrer challenges the outcome'), paths.challenge.told(id));
  offer(['give-feedback', 'withhold-feedback'], true, t('Tell whoever referred'), paths.partners(id, 'feedback'));
  offer(['report-session'], true, t('Report a session'), paths.session(id));
  for (const { order, system } of receivingOrders())
    offer(['copy-out'], true, t('Copy out to {system}', { system }), paths.copyOut(id, order));
  offer(['record-expert-view'], true, t('Record an expert’s view'), paths.case.record(id, 'expert-view'));
  offer(['record-need'], true, t('Record a need that nobody meets'), paths.case.record(id, 'need'));
  offer(['accept-need'], needs, t('Record that a service has accepted a need'), paths.case.record(id, 'accept-need'));
  offer(['record-look'], true, t('Record a look together with other agencies'), paths.case.record(id, 'look'));
  return can;
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
