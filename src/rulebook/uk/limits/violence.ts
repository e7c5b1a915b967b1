/** Fixation on violence without grounds under section 36 (S17, F43, F52). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const violenceLimits: readonly Limit[] = [
  limit(
    'S17.decide',
    'It is decided whether the pathway for fixation on violence takes a concern up',
    { workingDays: 5 },
    'X',
    `F52: ${proposed}`,
  ),
  limit(
    'S17.look',
    'How long the pathway for fixation on violence may hold without being looked at',
    { months: 3 },
    'X',
    `F52: ${proposed}`,
  ),
  limit(
    'S17.keep',
    'The longest that the pathway for fixation on violence keeps without another decision',
    { months: 12 },
    'X',
    `F52: ${proposed}`,
  ),
  limit('S17.consent', 'What follows is said, after consent was refused or taken back', { workingDays: 2 }, 'X', `F52: ${proposed}`),
  limit('F43.fixation', 'Fixation on violence is looked at for itself', { workingDays: 5 }, 'X', `F43: ${proposed}`),
];
