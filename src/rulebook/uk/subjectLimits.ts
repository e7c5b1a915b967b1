/** Further numbers that no source gives: of subjects of interest, positions of trust, and of the pathway for fixation on violence. */
import type { Limit } from '../engine/rulebook.ts';

const limit = (id: string, words: string, amount: Limit['amount'], why: string): Limit => ({
  id,
  words,
  amount,
  kind: 'X',
  source: `${why} Proposed default of this rulebook; no source gives a number. To be set by each area.`,
  verified: false,
  inForce: { from: '2026-11-22' },
});

export const subjectLimits: readonly Limit[] = [
  limit(
    'C31',
    'It is said whether the barring service was told, after a removal for harm or risk is known',
    { workingDays: 2 },
    'C31: Safeguarding Vulnerable Groups Act 2006 s35 has no number of days.',
  ),
  limit('S05.share', 'How many closed subjects may be overdue for review before their queue is an alarm', { percent: 5 }, 'S05, F16:'),
  limit('S17.keep', 'The longest that the pathway for fixation on violence keeps without another decision', { months: 12 }, 'F52:'),
  limit('S17.consent', 'What follows is said, after consent was refused or taken back', { workingDays: 2 }, 'F52:'),
  limit('C16.further', 'Reports about somebody set aside before are read together by another person', { workingDays: 5 }, 'C16, F46:'),
  limit(
    'C19.enquiries',
    'Enquiries that were decided on are reported',
    { workingDays: 20 },
    'C19: in 2017 a person who met an indicator waited for further enquiries, without a limit.',
  ),
  limit('G15.accepted', 'A referral to Prevent is taken by somebody, or considered anew', { workingDays: 5 }, 'G15: sent is not accepted.'),
  limit('G16.known', 'Somebody finds out whether there is a link to a conflict abroad', { workingDays: 20 }, 'G16:'),
];
