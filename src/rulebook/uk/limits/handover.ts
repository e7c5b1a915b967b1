/** A file that is offered to another post (G13). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const handoverLimits: readonly Limit[] = [
  limit('G13.answer', 'The post to which a file is offered accepts or refuses', { workingDays: 2 }, 'X', proposed),
  limit('G13.next', 'After a refused hand-over the lead says what happens next', { workingDays: 2 }, 'X', proposed),
  limit('G13.along', 'The lead ends an offer that an earlier lead made', { workingDays: 2 }, 'X', proposed),
];
