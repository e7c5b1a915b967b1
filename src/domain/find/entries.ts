/**
 * A find (S12, G18, F05, F07): something found in one case about somebody. About the person of this file, the question is asked here.
 * About somebody else, the entry in the finder's file and the entry in the other's are two things in two streams: each moves with its
 * own record, and the finder's says nothing of where the other lies.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

export const findSorts = ['material on a device', 'threat in public', 'conduct in public', 'offence', 'other'] as const;
export const disruptions = ['charge', 'not charge', 'other disruption', 'not about this person'] as const;
export type Disruption = (typeof disruptions)[number];
const sort = z.enum(findSorts).default('other');

export const FindRecorded = entryType(
  'FindRecorded',
  'find',
  'Something was found, or happened, that may be an opportunity to disrupt: about the person of this file, or about somebody else.',
  {
    sort,
    words: reason,
    /** In which inquiry or place it was found. */
    found: text.default(''),
    about: z.enum(['this person', 'somebody else']).default('this person'),
    /** Somebody else: as the finder knows them. */
    person: text.default(''),
  },
);
export const FindPlaced = entryType(
  'FindPlaced',
  'find',
  "In the finder's file: it has been put to the lead of the file in which the person is held. Which file that is is not said.",
  {},
);
export const FindPut = entryType(
  'FindPut',
  'find',
  "In the other's file: something was found in another case about the person of this file. Its lead owes the decision.",
  {
    sort,
    words: reason,
    found: text.default(''),
    /** Whoever found it: they cannot be the one who ends it. */
    finder: id,
    /** Where the answer goes back to: the find, and the record that it lies under. */
    from: z.strictObject({ find: id, record: id }).nullable().default(null),
  },
);
export const DisruptionDecided = entryType(
  'DisruptionDecided',
  'find',
  'A named post decides what is done about it: charge, not charge or another disruption, with the reason.',
  {
    outcome: z.enum(disruptions),
    reason,
    /** Who else is told: the investigation that holds them, the prosecutor, whoever may be hurt. */
    told: text.default(''),
  },
);
export const FindAnswered = entryType(
  'FindAnswered',
  'find',
  "In the finder's file: it has been answered where the person is held. If nobody is found to hold them: what was done instead.",
  { words: text.default('') },
);

export const FindReturned = entryType(
  'FindReturned',
  'find',
  'It is not about the person to whom it was put: it waits again for whoever finds out whom it is about.',
  {},
);

export const FindAwaits = entryType(
  'FindAwaits',
  'find',
  'Only an arrival that nobody has entered yet tells of the person: it is put to their file as soon as there is one.',
  { arrival: id },
);

export const findEntries = [FindRecorded, FindPlaced, FindPut, DisruptionDecided, FindAnswered, FindReturned, FindAwaits] as const;
export type FindEntry = FactOf<(typeof findEntries)[number]>;
