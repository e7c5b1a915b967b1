/** A hold (G24, K17): a court, a coroner, an inquiry or an investigation may want what a file says, so that it is not let go until the hold is lifted. */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const askers = ['court', 'coroner', 'inquiry', 'investigation', 'other'] as const;

export const HoldPlaced = entryType(
  'HoldPlaced',
  'hold',
  'A hold is placed on the file: who asks for it, why, and the last day on which it is looked at again. While it stands the file is not let go. One entry for each record, so that the hold goes wherever a record goes.',
  {
    /** The same for every record that it was placed on: it is renewed and lifted as one. */
    hold: id,
    asker: z.enum(askers),
    /** An organisation or a role, never a name. */
    from: reason,
    reference: text.default(''),
    reason,
    until: instant,
  },
);
export const HoldRenewed = entryType('HoldRenewed', 'hold', 'The hold was looked at and stands, with the reason, until another day.', {
  reason,
  until: instant,
});
export const HoldLifted = entryType('HoldLifted', 'hold', 'The hold is lifted, with the reason: the file may be let go again.', { reason });

export const holdEntries = [HoldPlaced, HoldRenewed, HoldLifted] as const;
export type HoldEntry = FactOf<(typeof holdEntries)[number]>;
