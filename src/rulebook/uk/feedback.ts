/** C15: whoever referred hears what came of it, or it is decided why not (F39). */
import { firstAfter, type InOrder, inOrder } from '../../domain/done.ts';
import { isRefuted } from '../../domain/referral/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

export const feedback: Rule = {
  only: 'partnership',
  key: 'C15',
  id: 'C15',
  title: 'Whoever referred hears what came of it',
  words:
    'At an outcome whoever referred is told what may be said, or it is decided not to tell them, with the reason. A refuted referral owes nothing more.',
  task: 'Tell whoever referred what came of it, or decide not to',
  limit: 'C15',
  ladder: 'ordinary',
  findings: ['F39'],
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: true,
  optional: { shipped: 'on' },
  listens: ['ReferralClosed', 'ReferralReopened', 'Section36Decided', 'FeedbackGiven', 'FeedbackWithheld'],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) => {
      if (isRefuted(referral)) return [];
      const { outward, closures, stream, record } = referral;
      const owed: Owed[] = [];
      let answered = -1;
      for (const outcome of inOrder<InOrder>(closures, outward.section36)) {
        // One word answers all outcomes that stood by then.
        if (outcome.order < answered) continue;
        const met = firstAfter(outcome, outward.feedback);
        owed.push({ occasion: outcome.fact, stream, record, starts: outcome.at, owedBy: 'lead', met: met && { fact: met.fact } });
        answered = met?.order ?? Number.POSITIVE_INFINITY;
      }
      return owed;
    }),
};
