/** What a decision rests on and where it is disrupted: assumptions, finds, positions of trust (F20, G18, G19, C30, C31). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const judgementLimits: readonly Limit[] = [
  limit('F20.longest', 'The longest that an assumption stands without being looked at', { months: 6 }, 'X', `F20: ${proposed}`),
  limit('F20.challenge', 'A challenge to an assumption is answered', { workingDays: 5 }, 'X', `F20: ${proposed}`),
  limit('F20.wrong', 'After an assumption was shown wrong: what follows is said', { workingDays: 2 }, 'X', `F20: ${proposed}`),
  limit('G18', 'A named post decides about what was found or what happened', { workingDays: 3 }, 'X', `G18: ${proposed}`),
  limit('G18.place', 'A find about somebody else is put to whoever holds them', { workingDays: 1 }, 'X', `G18: ${proposed}`),
  limit('G19', 'It is said whether a role is a position of trust', { workingDays: 2 }, 'X', `G19: ${proposed}`),
  limit(
    'G19.tell',
    'It is decided what is told about a position of trust, or that nothing is',
    { workingDays: 5 },
    'X',
    `G19: ${proposed}`,
  ),
  limit('G19.again', 'Longest time for which a question about a role may be put off', { workingDays: 20 }, 'X', `G19: ${proposed}`),
  limit(
    'C30',
    'An allegation that meets the threshold is referred to the designated officer (LADO)',
    { workingDays: 1 },
    'G',
    'Local safeguarding procedures (Sheffield, on proceduresonline.com) after the guidance on working together. It runs only from an allegation that meets the threshold.',
  ),
  limit(
    'C31',
    'It is said whether the barring service was told, after a removal for harm or risk is known',
    { workingDays: 2 },
    'X',
    `C31: Safeguarding Vulnerable Groups Act 2006 s35 has no number of days. ${proposed}`,
  ),
];
