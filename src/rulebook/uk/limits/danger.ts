/** Danger now (C43): how soon it is acknowledged, written up and passed on to whoever may be hurt. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const dangerLimits: readonly Limit[] = [
  limit('C43.acknowledge', 'The duty post acknowledges danger now', { minutes: 15 }, 'X', `C43: ${proposed}`),
  limit('C43.write-up', 'Danger now is written up with true times', { hours: 24 }, 'X', `C43: ${proposed}`),
  limit('C43.warn', 'Whoever may be hurt is warned, or it is decided why not', { hours: 1 }, 'X', proposed),
];
