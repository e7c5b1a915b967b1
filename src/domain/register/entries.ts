/**
 * An old register is brought in (docs/decisions/0027-registers.md). Its declaration is the arrival; these say who agreed, how many rows
 * matched whom, and how it ended. Numbers only: rows lie apart and are let go; what one of them adds to somebody on file is a record of its own.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason } from '../entryType.ts';

const count = z.number().int().min(0);

export const RegisterAgreed = entryType(
  'RegisterAgreed',
  'arrival',
  'Another person agrees that a register of the area’s own earlier casework is compared with the people on file.',
  { words: reason },
);
export const RegisterDeclined = entryType('RegisterDeclined', 'arrival', 'Another person declines: nothing of the register was read.', {
  reason,
});
export const RegisterScreened = entryType(
  'RegisterScreened',
  'arrival',
  'A file of the register was compared with the people on file. Rows that matched nobody were not kept: this is their count and the file’s hash.',
  {
    /** SHA-256 of the file as it was sent. */
    file: z.string().regex(/^[0-9a-f]{64}$/),
    rows: count,
    unreadable: count,
    /** Rows that may be somebody on file. */
    kept: count,
    /** Pairs of such a row and somebody on file. */
    pairs: count,
  },
);
export const RegisterFinished = entryType(
  'RegisterFinished',
  'arrival',
  'The register is done with. What of its rows was not taken for anybody on file is gone.',
  {
    same: count,
    different: count,
    unsure: count,
    /** Nobody had decided them: let go with the others. */
    undecided: count,
    /** Who decided. */
    deciders: z.array(id),
    words: reason,
  },
);

export const registerEntries = [RegisterAgreed, RegisterDeclined, RegisterScreened, RegisterFinished] as const;
export type RegisterEntry = FactOf<(typeof registerEntries)[number]>;
