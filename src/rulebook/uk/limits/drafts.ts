/** What is begun and not sent, asked without a name, or undone at once (C45, S01). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const draftLimits: readonly Limit[] = [
  limit(
    'C45',
    'A form that was begun and not sent is destroyed',
    { days: 14 },
    'X',
    `C45: ${proposed} Counted from when it was last saved.`,
  ),
  limit('C45.reminder', 'The writer of a form that was saved and not sent is reminded, once', { days: 7 }, 'X', proposed),
  limit('advice.answer', 'A question asked without a name is answered by a practitioner', { workingDays: 2 }, 'X', proposed),
  limit('advice.keep', 'A question and its answer are let go, counted from the answer', { months: 3 }, 'X', proposed),
  limit('undo', 'A saved act may be undone without a reason, if nobody else has seen it', { minutes: 10 }, 'X', proposed),
];
