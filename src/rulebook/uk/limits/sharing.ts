/** What is given, kept by its holder, sealed, or said to whoever meets the person (S11, F31, F48). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const sharingLimits: readonly Limit[] = [
  limit('F31.acknowledge', 'Whoever was given something says that it arrived', { workingDays: 5 }, 'X', `F31: ${proposed}`),
  limit('G21.weigh', 'A holder confirms that what they keep was weighed for a decision', { workingDays: 2 }, 'X', `G21: ${proposed}`),
  limit('G21.review', 'How long a marker without content may stand without being looked at', { months: 6 }, 'X', `G21: ${proposed}`),
  limit(
    'S11.hit',
    'A holder decides what comes of a silent hit',
    { workingDays: 1 },
    'X',
    `F55: the same or the next working day. ${proposed}`,
  ),
  limit('S11.seal', 'How long a file may be sealed without being looked at', { months: 6 }, 'X', proposed),
  limit(
    'F48.flag',
    'How long whoever meets the person may be told whom to call, without being looked at',
    { months: 6 },
    'X',
    `F48: ${proposed}`,
  ),
];
