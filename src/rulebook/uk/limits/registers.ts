/** Searches by a list or a pattern, and old registers brought in: who else agrees, and when what was read is let go (K03). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const registerLimits: readonly Limit[] = [
  limit('K03.second', 'The second person decides on a search by a list or a pattern', { workingDays: 2 }, 'X', `K03, K10: ${proposed}`),
  limit(
    'K03.run',
    'How long a search by a list or a pattern may be made after it was agreed, and its result looked at',
    { workingDays: 5 },
    'X',
    proposed,
  ),
  limit(
    'K03.kept',
    'How long it is kept what a search asked for; that it was made, by whom and why, stays in the log',
    { months: 12 },
    'X',
    `K03: ${proposed}`,
  ),
  limit(
    'register.second',
    'A second person agrees to an old register being compared, or declines',
    { workingDays: 5 },
    'X',
    `K03: ${proposed}`,
  ),
  limit('register.finish', 'An old register that was brought in is done with', { days: 28 }, 'X', `K03: ${proposed}`),
  limit('register.keep', 'Rows of an old register are let go, whoever has looked at them', { days: 35 }, 'X', `K03: ${proposed}`),
];
