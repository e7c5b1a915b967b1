/** Who told us is sealed (K06, K11). Opening it is an act with a reason, in the stream of what was told. */
import { entryType, type FactOf, id, reason } from '../entryType.ts';

export const SourceOpened = entryType(
  'SourceOpened',
  'any',
  'Somebody opens who told us, which is sealed, with the reason. What they saw is not repeated here.',
  {
    /** The entry whose source is opened. */
    fact: id,
    reason,
  },
);

export const sourceEntries = [SourceOpened] as const;
export type SourceEntry = FactOf<(typeof sourceEntries)[number]>;
