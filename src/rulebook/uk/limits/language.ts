/** What is in another language (C21). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const languageLimits: readonly Limit[] = [
  limit(
    'C21',
    'What is in another language is translated, from when it arrived',
    { hours: 24 },
    'X',
    `C21: no source gives a number; a foreign request about the third London Bridge attacker waited almost 2 months. ${proposed}`,
  ),
  limit('C21.danger', 'A report of danger in another language is translated', { hours: 1 }, 'X', `C21: ${proposed}`),
];
