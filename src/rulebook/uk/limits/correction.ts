/** What follows when an entry was wrong (C37). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const correctionLimits: readonly Limit[] = [
  limit('C37.stands', 'Whoever decided while an entry was wrong says whether the decision stands', { workingDays: 3 }, 'X', proposed),
  limit(
    'C37.tell',
    'Those who were given what was wrong are told of its correction',
    { workingDays: 5 },
    'X',
    `${proposed} UK GDPR Article 19 (recipients are told of a rectification) was named by the research, not confirmed in a source text.`,
  ),
];
