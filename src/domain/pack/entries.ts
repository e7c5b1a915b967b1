/**
 * What was printed (ux.md 4.9): paper leaves the product, and nobody takes it back. The number on each of its pages leads to this entry;
 * the hash proves which bytes were sent. Nothing of what it said is kept here: that stands in the file.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

export const packs = ['file', 'referral', 'panel', 'disclosure'] as const;
export type Pack = (typeof packs)[number];

export const PackPrinted = entryType(
  'PackPrinted',
  'pack',
  'Somebody prints a pack: which parts, why, for whom, how many pages, and the hash of what was sent. Recorded before it leaves.',
  {
    number: id,
    pack: z.enum(packs),
    parts: z.array(z.string().min(1).max(60)).max(20),
    reason,
    /** For whom within the area; outside it there is a disclosure. */
    whom: text.default(''),
    marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']).default('OFFICIAL-SENSITIVE'),
    handling: z.string().max(500).default(''),
    pages: z.number().int().min(1),
    /** SHA-256 of the bytes that were sent. */
    hash: z.string().length(64),
    referral: id.nullable().default(null),
    meeting: id.nullable().default(null),
    disclosure: id.nullable().default(null),
  },
);

export const packEntries = [PackPrinted] as const;
export type PackEntry = FactOf<(typeof packEntries)[number]>;
