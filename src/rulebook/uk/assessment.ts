/** C01 and C04: the initial assessment, and the decision that follows it; what goes on is looked at again on a day that somebody set (S01, F36). */
import { firstAfter, type InOrder, inOrder } from '../../domain/done.ts';
import { type Case, caseOf } from '../../domain/case/state.ts';
import { learntOf } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

export const initialAssessment: Rule = {
  only: 'partnership',
  key: 'C01',
  id: 'C01',
  title: 'Initial assessment',
  words: 'Every referral is assessed, with what was checked and what would change the mind of whoever assessed it.',
  task: 'Do the initial assessment',
  limit: 'C01',
  ladder: 'ordinary',
  // F40: it runs from the day on which any agency of the partnership had it, whichever form it came on.
  findings: ['F36', 'F37', 'F40'],
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: true,
  listens: ['ReferralReceived', 'AssessmentRecorded', 'ReferralClosed'],
  owed: (file) =>
    [...file.referrals.values()].map((referral): Owed => {
      const { received, stream, record } = referral;
      // A refutation the same day needs no assessment of its own: closing answers it.
      const met = inOrder<InOrder>(referral.assessments, referral.closures)[0] ?? null;
      return { occasion: received.fact, stream, record, starts: learntOf(file, received), owedBy: 'lead', met };
    }),
};

export const decision: Rule = {
  only: 'partnership',
  key: 'C04',
  id: 'C04',
  title: 'Decide: go on or close',
  words:
    'After the assessment somebody decides: it goes on, with the next step and the day of the next look, or closing is proposed. A referral that is taken up again with its Channel case goes on in the case: nothing is asked besides.',
  task: 'Decide: go on, or propose to close',
  limit: 'C04',
  furtherLimits: ['G04.again'],
  ladder: 'ordinary',
  findings: ['F36', 'F50'],
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: [
    'ReferralReceived',
    'Section36Proposed',
    'Section36Declined',
    'Section36Decided',
    'ContinuationDecided',
    'ClosureProposed',
    'ClosureDeclined',
    'ReferralClosed',
    'ReviewRecorded',
    'ReferralReopened',
    'CaseReopened',
  ],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      decisionsOwed(referral, learntOf(file, referral.received), caseOf(file, referral.id)),
    ),
};

/** One decision is owed after each thing that asks for one: the referral, a day set for a next look, a declined closure, a review that says reopen, a reopening. */
function decisionsOwed(referral: Referral, learnt: number, found: Case | null): readonly Owed[] {
  const { stream, record } = referral;
  const { continuations, proposals, closures, outward } = referral;
  const decisions: readonly (readonly InOrder[])[] = [continuations, proposals, closures, outward.section36Proposals, outward.section36];
  const answeredAfter = (from: InOrder) => firstAfter(from, ...decisions);
  const shared = { stream, record, owedBy: 'lead' } as const;
  return [
    { ...shared, occasion: referral.received.fact, starts: learnt, met: answeredAfter(referral.received) },
    ...referral.continuations.map((each) => ({
      ...shared,
      occasion: each.fact,
      starts: each.at,
      due: each.nextLook,
      met: answeredAfter(each),
    })),
    // Police-led or signposted: it is looked at again on the day that was set. Until the panel takes a case there is a rule of its own.
    ...referral.outward.section36
      .filter((each) => each.outcome !== 'refer to panel')
      .map((each) => ({ ...shared, occasion: each.fact, starts: each.at, due: each.nextLook, met: answeredAfter(each) })),
    ...referral.outward.section36Declined.map((each) => ({
      ...shared,
      occasion: each.fact,
      starts: each.at,
      limit: 'G04.again',
      met: answeredAfter(each),
    })),
    ...referral.declined.map((each) => ({ ...shared, occasion: each.fact, starts: each.at, limit: 'G04.again', met: answeredAfter(each) })),
    // A review that finds cause to reopen, and nobody reopens: that may not end in silence.
    ...referral.reviews
      .filter((each) => each.outcome === 'reopen')
      .map((each) => ({
        ...shared,
        occasion: each.fact,
        starts: each.at,
        met: firstAfter(each, referral.reopenings) ?? answeredAfter(each),
      })),
    ...referral.reopenings
      .filter((each) => !wentOnAsCase(found, each))
      .map((each) => ({ ...shared, occasion: each.fact, starts: each.at, met: answeredAfter(each) ?? caseAfter(found, each) })),
  ];
}

/** Taken up again with its case: consent, plan and the panel ask what follows, and it ends as the case ends. One thing is asked once. */
const wentOnAsCase = (found: Case | null, { at }: InOrder): boolean =>
  found !== null &&
  (found.closings.findLast((each) => each.at <= at)?.order ?? -1) < (found.reopenings.findLast((each) => each.at <= at)?.order ?? -1);
const caseAfter = (found: Case | null, { at }: InOrder): InOrder | null => found?.reopenings.find((each) => each.at > at) ?? null;
