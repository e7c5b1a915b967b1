/** What the person is told and may ask, a move, an 18th birthday, and where they are (C37, C41, K08, K19, F49). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const personLimits: readonly Limit[] = [
  limit(
    'K08.tell',
    'It is decided whether the person is told, after a referral, a stage or a closing',
    { workingDays: 5 },
    'X',
    `K08: ${proposed}`,
  ),
  limit(
    'K08.longest',
    'Longest time for which telling may be put off before somebody decides again',
    { months: 6 },
    'X',
    `K08: ${proposed}`,
  ),
  limit(
    'C37',
    'What the person asks (to see what is held, a correction) is answered',
    { months: 1 },
    'S',
    'UK GDPR; DPA 2018 Part 3. The number was not confirmed in a source text.',
  ),
  limit('C37.complaint', 'A complaint of the person is answered', { months: 1 }, 'X', proposed),
  limit(
    'C41',
    'Concerns are passed on when the person moves, and accepted in writing',
    { workingDays: 5 },
    'G',
    'KCSIE: child-protection file within 5 days, or the first 5 days of term. Not confirmed in a source text.',
  ),
  limit(
    'K19.adult',
    'Consent, responsibility and retention are asked again after the 18th birthday',
    { workingDays: 20 },
    'X',
    `K19: ${proposed}`,
  ),
  limit('state.urgent', 'The lead answers when somebody is missing or cannot be traced', { hours: 4 }, 'X', `F49: ${proposed}`),
  limit('state.look', 'Longest time between two looks while somebody is abroad or in custody', { months: 3 }, 'X', proposed),
  limit('state.look.missing', 'Longest time between two looks while somebody is missing', { days: 1 }, 'X', `F25: ${proposed}`),
  limit(
    'state.look.not-traced',
    'Longest time between two looks while somebody cannot be traced',
    { workingDays: 5 },
    'X',
    `F49: ${proposed}`,
  ),
  limit('state.second', 'A reported death is confirmed by a second source, or taken back', { workingDays: 5 }, 'X', proposed),
  limit('state.others', 'After a death: who else needs safeguarding', { workingDays: 1 }, 'X', proposed),
  limit('state.disposal', 'After a death: review of the file for disposal', { months: 3 }, 'X', proposed),
];
