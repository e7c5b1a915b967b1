/** A referral from its first assessment to its closing, and what a new concern after it asks (C01, C04, C15, C42, G04, G05). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const referralLimits: readonly Limit[] = [
  limit(
    'C01',
    'Initial police assessment done after a referral is received',
    { workingDays: 5 },
    'P',
    'Prevent e-learning, Channel awareness 06: "on average takes up to 5 days"; usually written as 5 working days. Not in statute.',
  ),
  limit(
    'C04',
    'Decision whether to go on or to close, counted from the referral and including information gathering',
    { workingDays: 20 },
    'P',
    'Test: CTSA 2015 s36(3), which gives no number. 10 to 20 working days is what is commonly said; no policy text was found.',
  ),
  limit('G04.second', 'The second person decides on a proposal to close', { workingDays: 2 }, 'X', proposed),
  limit('G04.again', 'A new decision after a proposal to close was declined', { workingDays: 5 }, 'X', proposed),
  limit('G04.need', 'A recorded need that nobody meets is accepted by a named service', { workingDays: 10 }, 'X', proposed),
  limit('F47.answer', 'A service answers the offer of a need', { workingDays: 10 }, 'X', proposed),
  limit(
    'F47.refused',
    'After a service has refused a need, another is asked or the need is taken up otherwise',
    { workingDays: 2 },
    'X',
    proposed,
  ),
  limit(
    'C15',
    'Whoever referred hears what came of it, after an outcome',
    { workingDays: 5 },
    'X',
    `C15: recommendation 63 of the Southport inquiry asks for the dialogue and gives no number. ${proposed}`,
  ),
  limit(
    'C42',
    'Review of a referral that was closed below the Channel threshold',
    { months: 6 },
    'X',
    `C42: ${proposed} Assurance pilots from February 2025 (PQ 29364) publish no interval.`,
  ),
  limit(
    'G05.look',
    'A senior officer and other agencies look at a repeat referral together',
    { workingDays: 5 },
    'X',
    'G05: "stronger policy on repeat referrals" (statement of 21 January 2025); pilots (PQ 29364); the exact rule was not found.',
  ),
  limit(
    'G05.reopen',
    'Decision whether to reopen after a new concern',
    { workingDays: 1 },
    'X',
    'How the product reads the gates: "the same or the next working day". No source gives a number.',
  ),
];
