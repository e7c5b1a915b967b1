/** C27 and the custody of C26 in numbers: which of them somebody else's text gives, and which are ours. None was confirmed in the text. */
import type { Limit } from '../engine/rulebook.ts';
import { limit, proposed, proposedLimit } from './limitOf.ts';

const law = 'Counter-Terrorism Act 2008, Part 4';

export const notifiedLimits: readonly Limit[] = [
  limit(
    'C27.change',
    'A change of details is notified',
    { days: 3, countsFirstDay: true },
    'S',
    `${law}: in three days. Not confirmed in the text; that the first day counts, as in s47, is our reading.`,
  ),
  limit(
    'C27.journey',
    'How long a journey abroad is that has to be notified, or longer',
    { days: 3 },
    'S',
    `${law}, as the Law Society has it. Not confirmed in the text.`,
  ),
  limit(
    'C27.ahead',
    'How far ahead a journey is notified, where that is owed',
    { days: 7 },
    'S',
    `${law}, as the Law Society has it: seven days ahead in some cases; in which, our source does not say, and whoever records the journey does. Otherwise before the day of leaving, which is ours. Not confirmed in the text.`,
  ),
  proposedLimit(
    'C27.return',
    'Somebody says whether the return from abroad was notified',
    { days: 3, countsFirstDay: true },
    `C27: our source has no number for a return; this is that of a change. ${proposed}`,
  ),
  proposedLimit(
    'C27.no-return',
    'The same, of a journey without a day of coming back, from the day of leaving',
    { months: 1 },
    `C27: ${proposed}`,
  ),
  proposedLimit('C27.late', 'What follows from a late notification is decided', { workingDays: 5 }, `C27, G18: ${proposed}`),
  proposedLimit(
    'C26.unmade',
    'A first notification that was not made, and decided on, is asked about again',
    { months: 1 },
    `C26: whoever was to notify still has to. ${proposed}`,
  ),
  proposedLimit(
    'C26.custody',
    'How long time in custody without a day of release is left uncounted, until it is said anew; and how far ahead a release may be expected',
    { months: 3 },
    `C26: a clock that is stopped has a day on which it goes on. ${proposed}`,
  ),
  proposedLimit(
    'C27.away',
    'How far ahead somebody who is still away may be expected back',
    { months: 3 },
    `C27: after it, it is asked again. ${proposed}`,
  ),
  proposedLimit('C27.far', 'How far ahead the days of a journey may lie', { years: 1 }, `C27: ${proposed}`),
];
