/** What closing leaves behind: the second person's decision (G04), unmet needs, and the review afterwards (C42; S03, F34, F35). */
import { caseOf } from '../../domain/case/state.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import { isRefutation } from '../../domain/referral/entries.ts';
import { isRefuted, type Referral } from '../../domain/referral/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { needsOwed } from './needs.ts';
import { isRepeat } from './repeat.ts';

export const secondPerson: Rule = {
  key: 'G04.second',
  id: 'G04',
  title: 'A second person decides on closing',
  words: 'Nobody closes alone: another person agrees or declines; for a repeat referral a senior one.',
  task: 'Agree or decline: closing is proposed',
  limit: 'G04.second',
  ladder: 'ordinary',
  findings: ['F34', 'F44'],
  systems: ['S01'],
  owedByWords: 'the supervising post; for a repeat referral the senior post',
  waivable: false,
  listens: ['ReferralReceived', 'ClosureProposed', 'ClosureDeclined', 'ReferralClosed', 'ContinuationDecided', 'ReferralReopened'],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      referral.proposals.map((proposal): Owed => {
        const { declined, closures, continuations, proposals, stream, record } = referral;
        const met = firstAfter<InOrder>(proposal, declined, closures, continuations, proposals);
        return {
          occasion: proposal.fact,
          stream,
          record,
          starts: proposal.at,
          owedBy: isRepeat(file, referral) ? 'senior' : 'second',
          met,
        };
      }),
    ),
};

export const unmetNeed: Rule = {
  key: 'G04.need',
  id: 'G04',
  title: 'A need keeps an owner until a service accepts it',
  words:
    'A need that nobody meets stays on a list, also when the referral is closed, until a named service accepts it in writing. An offer that is sent and not answered lapses and climbs; so does a refusal that leads to nobody.',
  task: 'Find a service that accepts the need',
  limit: 'G04.need',
  furtherLimits: ['F47.answer', 'F47.refused'],
  ladder: 'ordinary',
  findings: ['F47', 'F52'],
  systems: ['S17'],
  owedByWords: 'the lead post',
  waivable: true,
  listens: ['NeedRecorded', 'NeedOffered', 'NeedRefused', 'NeedAccepted', 'ReferralClosed', 'ReferralReopened'],
  owed: (file) => [...file.referrals.values()].filter((referral) => !isRefuted(referral)).flatMap(needsOwed),
};

export const reviewAfterClosing: Rule = {
  only: 'partnership',
  key: 'C42',
  id: 'C42',
  title: 'Review after closing',
  words: 'A closed referral is not a forgotten one: it is looked at again, and either stays closed or is taken up.',
  task: 'Review the closed referral',
  limit: 'C42',
  ladder: 'ordinary',
  findings: ['F34', 'F35'],
  systems: ['S03'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['ReferralClosed', 'ReviewRecorded', 'ReferralReopened'],
  // What the panel had adopted is reviewed as a case, by C09 to C11.
  owed: (file) => [...file.referrals.values()].filter((referral) => caseOf(file, referral.id) === null).flatMap(reviewsOwed),
};

function reviewsOwed(referral: Referral): readonly Owed[] {
  const { stream, record } = referral;
  return referral.closures
    .filter((closure) => !isRefutation(closure.finding))
    .flatMap((closure): readonly Owed[] => {
      const reopened = firstAfter(closure, referral.reopenings);
      const met = referral.reviews.find((each) => each.order > closure.order && (!reopened || each.order < reopened.order)) ?? null;
      // Taken up again before its review: the reopening has put other obligations in its place.
      if (!met && referral.closed?.fact !== closure.fact) return [];
      return [{ occasion: closure.fact, stream, record, starts: closure.at, owedBy: 'lead', met }];
    });
}
