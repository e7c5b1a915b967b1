/** C04 and G03: the decision under section 36, proposed by one and decided by another who decides for the police or the council (S01, F38). */
import { speaksFor } from '../../domain/area/presence.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { section36Waiting } from '../../domain/referral/outwardDeciders.ts';
import type { Gate, Lack, Owed, Rule } from '../engine/rulebook.ts';
import { chairOf } from './chair.ts';
import { section36Grounds } from './partnerLists.ts';

export const section36Second: Rule = {
  key: 'G03.second',
  id: 'G03',
  title: 'A second person decides under section 36',
  words: 'Nobody decides alone: the supervising post agrees or declines, for the chief officer of police or the local authority.',
  task: 'Agree or decline: a decision under section 36 is proposed',
  limit: 'G04.second',
  ladder: 'ordinary',
  findings: ['F37', 'F38'],
  systems: ['S01'],
  owedByWords: 'the supervising post',
  waivable: false,
  listens: ['Section36Proposed', 'Section36Declined', 'Section36Decided', 'ContinuationDecided', 'ClosureProposed', 'ReferralClosed'],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      referral.outward.section36Proposals.map((proposal): Owed => {
        const { outward, continuations, proposals, closures, stream, record } = referral;
        const { section36, section36Declined, section36Proposals } = outward;
        const met = firstAfter<InOrder>(proposal, section36, section36Declined, section36Proposals, continuations, proposals, closures);
        return { occasion: proposal.fact, stream, record, starts: proposal.at, owedBy: 'second', met };
      }),
    ),
};

export const untilThePanel: Rule = {
  only: 'partnership',
  key: 'C04.panel',
  id: 'C04',
  title: 'Referred to the panel is not yet taken by it',
  words:
    'Where the area has no panel in this product, a referral to the panel stays on a list, with the day that was set, until it is decided otherwise. Where it has one, its chair owes the hearing (C05).',
  task: 'Referred to the panel: see that the panel takes it',
  limit: 'C04',
  ladder: 'ordinary',
  findings: ['F36', 'F47'],
  systems: ['S01', 'S02'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['Section36Decided', 'ClosureProposed', 'ClosureDeclined', 'ReferralClosed', 'ReferralReopened'],
  owed: (file) => [...file.referrals.values()].flatMap((referral) => panelsOwed(file, referral)),
};

/** One and the same thing is asked of one: where somebody chairs a panel, of them. */
function panelsOwed(file: FileState, { outward, closures, stream, record }: Referral): readonly Owed[] {
  if (chairOf(file) !== null) return [];
  return outward.section36
    .filter(({ outcome }) => outcome === 'refer to panel')
    .map((decision) => {
      const later = firstAfter<InOrder>(decision, outward.section36, closures);
      return {
        occasion: decision.fact,
        stream,
        record,
        starts: decision.at,
        due: decision.nextLook,
        owedBy: 'lead',
        met: later && { fact: later.fact },
      } as const;
    });
}

export const section36Gate: Gate = {
  id: 'G03',
  title: 'To the panel on reasonable grounds, and not for fixation on violence alone',
  words:
    'The referral has been assessed; the reasonable grounds are written; what they rest on is more than fixation on violence, which has a pathway of its own; and another person decides, for the chief officer of police or the local authority.',
  source: 'CTSA 2015 s36(2) and (3), as amended from 12 April 2019.',
  verified: false,
  findings: ['F37', 'F38', 'F43'],
  guards: ['propose-section-36', 'section-36'],
  lacks: (file, proposed) => {
    const referral = file.referrals.get(proposed.referral ?? '');
    if (!referral) return [];
    const lacks: Lack[] = [];
    const lack = (code: string, words: string, how: string): void =>
      void lacks.push({ gate: 'G03', code, words, how, about: { kind: 'referral', id: referral.id } });
    if (referral.assessments.length === 0)
      lack('not-assessed', 'The initial assessment has not been recorded.', 'Record the assessment on this referral.');
    if (proposed.words.trim() === '')
      lack('no-grounds', 'The reasonable grounds have not been written.', 'Write what gives reasonable grounds to believe it.');
    if (proposed.finding === 'refer to panel') {
      const given = section36Grounds.codes.filter(({ code }) => proposed.reasons.includes(code));
      if (given.length === 0) lack('grounds-on-nothing', 'It is not said what the grounds rest on.', 'Choose at least one.');
      else if (!given.some(({ enoughAlone }) => enoughAlone))
        lack(
          'violence-alone',
          'Fixation on violence by itself is no ground for the panel; it has a pathway of its own.',
          'Decide that the police lead, or signpost to a service that takes it, with a need recorded.',
        );
    }
    if (proposed.kind === 'section-36') {
      const proposal = section36Waiting(referral);
      if (proposal?.by === proposed.by)
        lack('same-person', 'You proposed this yourself: another person decides.', 'It is on the supervising post’s list.');
      // In a chronology nobody is in the directory: the post that it names speaks.
      const named = file.area.organisations.get(file.area.posts.get(proposed.post ?? '')?.organisation ?? '')?.sort ?? '';
      const sorts = new Set([...speaksFor(file.area, proposed.by, proposed.now), named]);
      if (!sorts.has('police') && !sorts.has('council'))
        lack('not-the-authority', 'Only the police or the local authority decide under section 36.', 'Ask a post of one of them.');
    }
    return lacks;
  },
};
