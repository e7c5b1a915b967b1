/** Numbers of the panel, of closing and of what follows it. None is law: no source gives one, and each area sets its own. */
import type { Limit } from '../engine/rulebook.ts';
import { proposed, proposedLimit as limit } from './limitOf.ts';

export const panelLimits: readonly Limit[] = [
  limit(
    'G07.quorum',
    'How many core agencies take part in a decision of the panel at the least, until the area sets its own',
    { agencies: 3 },
    `G07: the chair, the police and one more. ${proposed}`,
  ),
  limit(
    'G07.words',
    'An agency that decided says whether the new words of a closed minute are right',
    { workingDays: 5 },
    `G07, K03: ${proposed}`,
  ),
  limit('G07.assessment', 'How old the assessment may be on which the panel adopts', { months: 6 }, `G07: ${proposed}`),
  limit('G06.answer', 'The view of an expert is answered', { workingDays: 10 }, `G06: ${proposed}`),
  limit('G09.action.longest', 'How far ahead the day of an action of a plan may lie', { months: 6 }, `G09: ${proposed}`),
  limit(
    'G11.window',
    'How long before its day a review after closing may be held, and agencies answer for it',
    { days: 42 },
    `G11: ${proposed}`,
  ),
  limit('G11.before', 'How long before a review after closing the agencies have answered', { days: 14 }, `G11: ${proposed}`),
  limit('G08.adult', 'The person is asked for consent themselves after the 18th birthday', { workingDays: 5 }, `G08, K19: ${proposed}`),
  limit(
    'G08.adult.panel',
    'The panel hears of it where somebody who has turned 18 has not answered about consent',
    { workingDays: 20 },
    `G08, K19: before the next panel but one; panels are normally monthly. ${proposed}`,
  ),
  limit(
    'G08.child',
    'It is asked again whether somebody whose birthday nobody knows is a child still, for whom somebody else consents',
    { years: 1 },
    `G08, K19: ${proposed}`,
  ),
  limit('G08.stop', 'After support has stopped the provider says its last word', { workingDays: 5 }, `G08: ${proposed}`),
  limit(
    'G09.left',
    'The lead says what becomes of what a provider had still to do when support stopped',
    { workingDays: 5 },
    `G08, F36: ${proposed}`,
  ),
  limit('G13.dissent', 'The chair opens a dispute after a dissent, or says why not', { workingDays: 2 }, `G13: ${proposed}`),
  limit(
    'C12.seen',
    'How long a provider sees somebody after the sessions have ended, to report what was not reported',
    { days: 30 },
    `C12: ${proposed}`,
  ),
];
