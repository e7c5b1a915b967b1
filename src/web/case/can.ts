/** What a referral's page offers: what the policies allow this reader and the state of the referral makes sense of, in groups that a reader looks through one at a time. */
import type { ActName } from '../../access/acts.ts';
import { askedToReopen, type CaseSight, mayDo } from '../../app/caseSight.ts';
import { receivingOrders } from '../../app/copyOut.ts';
import { addedSight, section36Sight } from '../../app/partnerSight.ts';
import { caseOf } from '../../app/supportSight.ts';
import type { Viewer } from '../deps.ts';
import { worksOnCases } from '../staff.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface CanDo {
  readonly title: string;
  readonly actions: readonly { readonly text: string; readonly href: Href }[];
}

export function whatCanBeDone(sight: CaseSight, viewer: Viewer): readonly CanDo[] {
  const { referral } = sight;
  const { id, outward } = referral;
  const isOpen = referral.closed === null;
  // The records post may do some of these acts elsewhere, and opens none of these forms.
  const works = worksOnCases(viewer);
  const isNamed = (sight.file.records.get(referral.record)?.details.names.length ?? 0) > 0;
  const needs = [...referral.needs.values()].some((need) => need.accepted === null);
  const offered = [...referral.needs].some(
    ([need, { accepted }]) => accepted === null && outward.offers.some((each) => each.need === need),
  );
  const asksToReopen = askedToReopen(sight).some((each) => each.answer === null);
  const added = addedSight(sight);
  const adopted = caseOf(sight.file, id);
  type Offer = readonly [acts: readonly ActName[], when: boolean, words: string, href: Href];
  const group = (title: string, offers: readonly Offer[]): CanDo => ({
    title,
    actions: offers
      .filter(([acts, when]) => when && acts.some((act) => mayDo(sight, viewer, act)))
      .map(([, , words, href]) => ({ text: words, href })),
  });
  return [
    group(t('Assess and decide'), [
      [
        ['assess'],
        works && isOpen,
        referral.assessments.length > 0 ? t('Record another assessment') : t('Record the initial assessment'),
        paths.case.record(id, 'assess'),
      ],
      [['reopen', 'stays-closed'], works && asksToReopen, t('Decide whether to reopen an earlier referral'), paths.case.reopening(id)],
      [
        ['agree-to-close', 'decline-to-close'],
        works && referral.proposed !== null,
        t('Agree to closing, or decline'),
        paths.case.second(id),
      ],
      [['continue', 'propose-closure'], works && isOpen, t('Decide: go on, or propose to close'), paths.case.decide(id)],
      [['propose-section-36'], isOpen, t('Propose a decision under section 36'), paths.partners(id, 'section-36')],
      [
        ['agree-section-36', 'decline-section-36'],
        section36Sight(referral) !== null,
        t('Agree to a decision under section 36, or decline'),
        paths.partners(id, 'section-36-second'),
      ],
      [['review'], works && !isOpen && !sight.refuted, t('Review it after closing, or take it up again'), paths.case.review(id)],
    ]),
    group(t('Ask, and read what came'), [
      [
        added.afterClosing ? ['stays-closed'] : ['read-added'],
        added.unread.length > 0,
        added.afterClosing ? t('Something was added after closing: decide') : t('Read what was added'),
        paths.partners(id, 'added'),
      ],
      [['ask-deconfliction'], isOpen, t('Ask whether there may be contact (de-confliction)'), paths.partners(id, 'deconflict')],
      [
        ['answer-deconfliction'],
        outward.deconflictionAsks.length > 0,
        t('Answer whether there may be contact'),
        paths.partners(id, 'deconfliction'),
      ],
      [['make-request'], isOpen, t('Ask a partner'), paths.partners(id, 'ask')],
      [['offer-need'], needs, t('Offer a need to a service'), paths.partners(id, 'offer')],
      [['refuse-need'], offered, t('Record what a service answers'), paths.partners(id, 'offer-answer')],
      // The page above records acceptance too; this one is for a service to which nothing was offered here.
      [['accept-need'], works && needs && !offered, t('Record that a service has accepted a need'), paths.case.record(id, 'accept-need')],
    ]),
    group(t('Record'), [
      [['describe-person'], true, isNamed ? t('Record more of who it is') : t('Record who it is'), paths.case.who(id)],
      [['add-information'], works, t('Add information that came later'), paths.case.record(id, 'add')],
      adopted
        ? [['hear-of-sessions'], true, t('Sessions: see what the provider reports'), paths.support.show(sight.file.id, adopted.id)]
        : [['report-session'], true, t('Report a session'), paths.session(id)],
      [['record-expert-view'], works, t('Record an expert’s view'), paths.case.record(id, 'expert-view')],
      ...(sight.referral.expertViews.length > 0
        ? [[['answer-expert-view'], works, t('Answer the view of an expert'), paths.case.record(id, 'answer-view')] as Offer]
        : []),
      [['record-need'], works, t('Record a need that nobody meets'), paths.case.record(id, 'need')],
      [['record-look'], works, t('Record a look together with other agencies'), paths.case.record(id, 'look')],
    ]),
    group(t('Tell others'), [
      [['give-feedback', 'withhold-feedback'], true, t('Tell whoever referred'), paths.partners(id, 'feedback')],
      ...receivingOrders().map(
        ({ order, system }): Offer => [['copy-out'], true, t('Copy out to {system}', { system }), paths.copyOut(id, order)],
      ),
      [['open-dispute'], true, t('I do not agree with a decision: open a dispute'), paths.dispute.openAboutReferral(sight.file.id, id)],
      [['challenge-outcome'], !isOpen, t('Write down that the referrer challenges the outcome'), paths.challenge.told(id)],
    ]),
  ].filter(({ actions }) => actions.length > 0);
}
