/** A warning marker: what somebody did or said that a visitor must know of, from whom, graded, until a day, set by a named person (C46, K11). */
import { z } from 'zod';
import { entryType, type FactOf, instant, reason, text } from '../entryType.ts';

/** 3x5x2 (K11): how good the source is, how the source knows, who may be told. */
export const grading = {
  source: z.enum(['1', '2', '3']),
  assessment: z.enum(['A', 'B', 'C', 'D', 'E']),
  handling: z.enum(['P', 'C']),
} as const;

export const MarkerSet = entryType(
  'MarkerSet',
  'marker',
  'A warning for whoever visits is set on the person or on an address. It ends on its day unless somebody renews it.',
  {
    on: z.enum(['person', 'address']),
    address: text.default(''),
    /** What a visitor should do or avoid. */
    warning: reason,
    /** What was done or said, and when: no warning stands on what somebody is. */
    act: reason,
    /** An organisation or a role, never a name. */
    from: reason,
    ...grading,
    conditions: text.default(''),
    until: instant,
  },
);
export const MarkerRenewed = entryType('MarkerRenewed', 'marker', 'The warning goes on, for a fresh reason, until another day.', {
  act: reason,
  until: instant,
});
export const MarkerRemoved = entryType('MarkerRemoved', 'marker', 'The warning is taken away, with the reason.', { reason });

export const markerEntries = [MarkerSet, MarkerRenewed, MarkerRemoved] as const;
export type MarkerEntry = FactOf<(typeof markerEntries)[number]>;
