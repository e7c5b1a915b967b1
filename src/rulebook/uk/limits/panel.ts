/** The panel (C05, C08, G06, G07, G13): when it hears, who takes part, and what follows where it does not adopt or somebody dissents. No source gives most of these. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed, proposedLimit } from '../limitOf.ts';

export const panelLimits: readonly Limit[] = [
  limit(
    'C05',
    'A case referred to the panel is heard, where no earlier day of a panel is set',
    { months: 1 },
    'G',
    'Channel duty guidance 2023: at the panel; panels are normally monthly. The number was not confirmed in a source text.',
  ),
  limit('C05.view', 'An agency that was not at the panel gives its view', { workingDays: 2 }, 'X', `C05: ${proposed}`),
  limit(
    'C08',
    'What follows is decided after the panel has not adopted',
    { workingDays: 5 },
    'X',
    `CTSA 2015 s36(6): the panel must consider health and social care, in the same meeting. For what follows: ${proposed}`,
  ),
  proposedLimit('G06.answer', 'The view of an expert is answered', { workingDays: 10 }, `G06: ${proposed}`),
  proposedLimit(
    'G07.quorum',
    'How many core agencies take part in a decision of the panel at the least, until the area sets its own',
    { agencies: 3 },
    `G07: the chair, the police and one more. ${proposed}`,
  ),
  proposedLimit(
    'G07.urgent',
    'How long ago an urgent panel may have been that is recorded afterwards',
    { workingDays: 2 },
    `G07: whoever sat then decides, and is asked. ${proposed}`,
  ),
  proposedLimit('G07.ahead', 'How far ahead a meeting of the panel may be set', { months: 18 }, `G07, C05: ${proposed}`),
  proposedLimit(
    'G07.words',
    'An agency that decided says whether the new words of a closed minute are right',
    { workingDays: 5 },
    `G07, K03: ${proposed}`,
  ),
  proposedLimit('G07.assessment', 'How old the assessment may be on which the panel adopts', { months: 6 }, `G07: ${proposed}`),
  proposedLimit('G13.dissent', 'The chair opens a dispute after a dissent, or says why not', { workingDays: 2 }, `G13: ${proposed}`),
];
