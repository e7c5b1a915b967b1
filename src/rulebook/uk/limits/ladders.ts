/** How long each rung of the ordinary and the urgent ladder has. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const ladderLimits: readonly Limit[] = [
  limit('climb.promise', 'Longest time that acknowledging a climb can stop it', { workingDays: 5 }, 'X', proposed),
  limit('ladder.ordinary.1', 'An ordinary lapse climbs to the supervising post', { workingDays: 3 }, 'X', proposed),
  limit('ladder.ordinary.2', 'then to the senior post', { workingDays: 3 }, 'X', proposed),
  limit('ladder.ordinary.3', 'then to the chief post', { workingDays: 5 }, 'X', proposed),
  limit('ladder.ordinary.again', 'and asks the chief post again', { workingDays: 20 }, 'X', proposed),
  limit('ladder.urgent.1', "An urgent lapse climbs to the organisation's duty post", { minutes: 15 }, 'X', proposed),
  limit('ladder.urgent.2', 'then to the senior post', { minutes: 15 }, 'X', proposed),
  limit('ladder.urgent.3', 'then to the chief post', { minutes: 30 }, 'X', proposed),
  limit('ladder.urgent.again', 'and asks the chief post again', { hours: 4 }, 'X', proposed),
];
