/** Visits (C46, F49), and the quick ladder of a visitor who is not heard from. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const visitLimits: readonly Limit[] = [
  limit('C46.check-in', 'How long after the planned time a visitor may be late to check in', { minutes: 5 }, 'X', `C46: ${proposed}`),
  limit(
    'C46.safe-end',
    'How long after the planned end a visitor may be late to say that they are safe',
    { minutes: 10 },
    'X',
    `C46: ${proposed}`,
  ),
  limit('C46.marker', 'The longest that a warning marker stands without being looked at', { months: 12 }, 'X', `C46: ${proposed}`),
  limit('F49.follow-up', 'What is done after a visit that saw nobody is decided', { workingDays: 2 }, 'X', `F49: ${proposed}`),
  limit('F49.ahead', 'How far ahead a visit may be planned; a later one answers nothing', { days: 42 }, 'X', `F49: ${proposed}`),
  limit('C46.longest', 'How long after its start a visit may end', { days: 3 }, 'X', `C46: ${proposed}`),
  limit('ladder.check-in.1', "A visitor not heard from climbs to the area's duty post", { minutes: 5 }, 'X', `C46: ${proposed}`),
  limit('ladder.check-in.2', "then to the visitor's supervising post", { minutes: 10 }, 'X', `C46: ${proposed}`),
  limit('ladder.check-in.3', 'then to the senior post', { minutes: 10 }, 'X', `C46: ${proposed}`),
  limit('ladder.check-in.4', 'then to the chief post', { minutes: 15 }, 'X', `C46: ${proposed}`),
  limit('ladder.check-in.again', 'and asks the chief post again', { minutes: 30 }, 'X', `C46: ${proposed}`),
];
