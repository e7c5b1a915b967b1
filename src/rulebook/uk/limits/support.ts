/** Support after adoption: consent, the plan, sessions, reviews, and a stop (C06, C07, C12, G08, G09). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed, proposedLimit } from '../limitOf.ts';

export const supportLimits: readonly Limit[] = [
  limit(
    'C06',
    'The panel reviews an adopted case',
    { months: 3 },
    'G',
    'CTSA 2015 s36(4)(c) for the duty; at least every three months by the guidance of 2015 and 2020, of which the text was not seen.',
  ),
  limit(
    'C07.period',
    'After consent was refused or withdrawn the panel sets when it is assessed further',
    { days: 1, countsFirstDay: true },
    'X',
    `C07: CTSA 2015 s36(4)(e) has the panel set a period and gives none; that an unset one shows the same day is our reading. ${proposed}`,
  ),
  limit(
    'C07',
    'The longest that a further assessment, or asking for consent, may be put off',
    { months: 3 },
    'X',
    `C07: CTSA 2015 s36(4)(e) gives no number. ${proposed}`,
  ),
  limit('C12', 'The provider reports a session, or gives the next date', { workingDays: 10 }, 'X', `C12, F33: none found. ${proposed}`),
  limit(
    'C12.ahead',
    'How long after the last report a date for the next session answers, however far ahead it lies',
    { workingDays: 30 },
    'X',
    `C12, F33: none found. ${proposed}`,
  ),
  limit('C12.booked', 'A session that was booked is reported after its day', { workingDays: 3 }, 'X', `C12: ${proposed}`),
  proposedLimit(
    'C12.seen',
    'How long a provider sees somebody after the sessions have ended, to report what was not reported',
    { days: 30 },
    `C12: ${proposed}`,
  ),
  limit('G08', 'Consent to support is asked after adoption', { workingDays: 10 }, 'X', `s36(4)(b) CTSA 2015 has no number. ${proposed}`),
  proposedLimit(
    'G08.adult',
    'The person is asked for consent themselves after the 18th birthday',
    { workingDays: 5 },
    `G08, K19: ${proposed}`,
  ),
  proposedLimit(
    'G08.adult.panel',
    'The panel hears of it where somebody who has turned 18 has not answered about consent',
    { workingDays: 20 },
    `G08, K19: before the next panel but one; panels are normally monthly. ${proposed}`,
  ),
  proposedLimit(
    'G08.child',
    'It is asked again whether somebody whose birthday nobody knows is a child still, for whom somebody else consents',
    { years: 1 },
    `G08, K19: ${proposed}`,
  ),
  proposedLimit('G08.stop', 'After support has stopped the provider says its last word', { workingDays: 5 }, `G08: ${proposed}`),
  limit(
    'G09.plan',
    'The plan is written after adoption',
    { months: 1 },
    'X',
    `F24: before the second panel; panels are normally monthly. ${proposed}`,
  ),
  limit('G09.revise', 'A plan is revised after the panel asked for it', { workingDays: 10 }, 'X', `G09: ${proposed}`),
  limit('G09.need', 'A need of the plan is answered by an action', { workingDays: 5 }, 'X', `F25: ${proposed}`),
  limit('G09.action', 'An action of the plan for which no day was set', { workingDays: 20 }, 'X', `F36: ${proposed}`),
  proposedLimit('G09.action.longest', 'How far ahead the day of an action of a plan may lie', { months: 6 }, `G09: ${proposed}`),
  proposedLimit(
    'G09.left',
    'The lead says what becomes of what a provider had still to do when support stopped',
    { workingDays: 5 },
    `G08, F36: ${proposed}`,
  ),
];
