/** Closing a Channel case and the looks after it (C09 to C11, G10, G11). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed, proposedLimit } from '../limitOf.ts';

export const afterExitLimits: readonly Limit[] = [
  limit(
    'C09',
    'A closed Channel case is reviewed first',
    { months: 6 },
    'G',
    'Channel guidance, as PQ 29364 and a council describe it; the text was not seen.',
  ),
  limit(
    'C10',
    'A closed Channel case is reviewed again',
    { months: 12 },
    'G',
    'Channel guidance, as PQ 29364 and a council describe it; the text was not seen.',
  ),
  limit(
    'C11',
    'The longest that reviews after closing may go on, from the closing',
    { months: 24 },
    'G',
    'PQ 29364: up to two years from closing.',
  ),
  limit('G10.fresh', 'How long a check by the police before closing is fresh', { workingDays: 20 }, 'X', `G10: ${proposed}`),
  limit('G11', 'A core agency answers what it holds after a closing', { workingDays: 10 }, 'X', `G11: ${proposed}`),
  proposedLimit(
    'G11.window',
    'How long before its day a review after closing may be held, and agencies answer for it',
    { days: 42 },
    `G11: ${proposed}`,
  ),
  proposedLimit('G11.before', 'How long before a review after closing the agencies have answered', { days: 14 }, `G11: ${proposed}`),
];
