/** The numbers of the count rule (F46). None is law: the first comes from a finding, the others from nowhere. */
import type { Limit } from '../../engine/rulebook.ts';
import { proposed, proposedLimit as limit } from '../limitOf.ts';

export const cumulativeLimits: readonly Limit[] = [
  limit(
    'F46.contacts',
    'How many contacts with organisations, within the time below, ask for a written cumulative assessment',
    { contacts: 15 },
    'F46: "At least 15 contact points with services" (counter-terrorism policing on the Southport case, July 2024). A count made afterwards of one person, and no rule of anybody: a lower number asks sooner. To be set by each area.',
  ),
  limit(
    'F46.within',
    'Within which time these contacts lie',
    { years: 5 },
    `F46: the contacts of the finding lay within about five years. ${proposed}`,
  ),
  limit('F46.more', 'How many new contacts ask for the cumulative assessment again', { contacts: 3 }, `F46: ${proposed}`),
  limit('F46', 'The cumulative assessment is written, after the count is full', { workingDays: 10 }, `F46: ${proposed}`),
];
