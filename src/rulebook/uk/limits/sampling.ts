/** Closings that are read again by somebody else (S21). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const samplingLimits: readonly Limit[] = [
  limit('S21.quick', 'A closing sooner than this after it arrived counts as quick', { workingDays: 2 }, 'X', `S21: ${proposed}`),
  limit('S21.read', 'A closing that was drawn is read by somebody else', { workingDays: 10 }, 'X', `S21: ${proposed}`),
];
