/** What partners are asked, and what they add of themselves (C02, C03, F39). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const partnerLimits: readonly Limit[] = [
  limit(
    'C02',
    'The police duty says whether there may be contact, after it was asked or something new came',
    { workingDays: 2 },
    'X',
    `C02: de-confliction is continuous (Prevent e-learning, Channel awareness 06), without a number. ${proposed}`,
  ),
  limit('C02.fresh', 'How long an answer of the police duty about contact may be relied on', { workingDays: 20 }, 'X', `G02: ${proposed}`),
  limit(
    'C03',
    'A partner replies to a request',
    { workingDays: 10 },
    'L',
    'Requests exist (Prevent e-learning, Channel awareness 07); the reply time is local, commonly 5 to 10 working days. CTSA 2015 s38 has no number.',
  ),
  limit('C03.code', 'How long a one-time code to answer a request with is good', { days: 14 }, 'X', proposed),
  limit('F39.read', 'What was added from outside is read', { workingDays: 2 }, 'X', proposed),
];
