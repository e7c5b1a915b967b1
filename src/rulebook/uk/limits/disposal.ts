/** How long a file is kept before it is looked at, and a second person decides (C36, G24). */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const disposalLimits: readonly Limit[] = [
  limit(
    'C36',
    'Review of the file for disposal',
    { years: 6 },
    'P',
    'Police information and records management Code; Prevent data are reviewed, not deleted, at 6 years. Not confirmed in a source text.',
  ),
  limit(
    'C36.child',
    'Review of the file of somebody under 18 for disposal',
    { years: 3 },
    'X',
    `${proposed} No published line between children and adults was found; R (II) v Met [2020] EWHC 2528 asks for case by case review.`,
  ),
  limit('C36.refuted', 'Review for disposal of a file in which everything was refuted', { workingDays: 20 }, 'X', proposed),
  limit('G24.second', 'The second person decides on a proposal to let a file go', { workingDays: 10 }, 'X', proposed),
];
