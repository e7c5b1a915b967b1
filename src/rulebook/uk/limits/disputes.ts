/** Disputes and challenges (C44): each step has a shorter day where a life is at risk. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const disputeLimits: readonly Limit[] = [
  limit('C44.measure', 'A safety measure, where nobody has given a time', { workingDays: 1 }, 'X', proposed),
  limit('C44.measure.life', 'The same, where a life is at risk', { hours: 1 }, 'X', proposed),
  limit('C44.view', 'The other side of a dispute gives its view', { workingDays: 2 }, 'X', proposed),
  limit('C44.view.life', 'The same, where a life is at risk', { hours: 1 }, 'X', proposed),
  limit('C44.decide', 'The first of the two who decide a dispute says how', { workingDays: 5 }, 'X', `C44: ${proposed}`),
  limit('C44.decide.life', 'The same, where a life is at risk', { hours: 1 }, 'X', `C44: ${proposed}`),
  limit('C44.agree', 'The two who decide a dispute have decided', { workingDays: 5 }, 'X', `C44: ${proposed}`),
  limit('C44.agree.life', 'The same, where a life is at risk', { hours: 1 }, 'X', `C44: ${proposed}`),
  limit('C44.chief', 'A chief officer decides a dispute that the two have not', { workingDays: 2 }, 'X', proposed),
  limit('C44.chief.life', 'The same, where a life is at risk', { hours: 1 }, 'X', proposed),
  limit(
    'C44.challenge',
    "A referrer's challenge is answered by somebody who had no part in the outcome",
    { workingDays: 10 },
    'X',
    proposed,
  ),
  limit('ladder.dispute.1', 'A dispute that the two have not decided climbs to the chief post', { workingDays: 1 }, 'X', proposed),
];
