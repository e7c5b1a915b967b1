/** Danger now (C43): reported before any gate, acknowledged by the duty post, written up afterwards with true times. */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, text, whose } from '../entryType.ts';

/** Somebody who may be hurt: who warns them, and when they were warned, or why they are not. */
export const target = z.strictObject({
  who: text,
  warner: text,
  warnedAt: instant.nullable().default(null),
  notWarnedBecause: text.nullable().default(null),
});

/** What stands for the words of a report that had none: even an empty one alerts. */
export const withoutWords = 'Danger now was reported without further words.';

export const DangerReported = entryType('DangerReported', 'danger', 'Somebody may be hurt soon. Nothing stands before this report.', {
  words: text,
  where: text.default(''),
  mayBeTarget: text.default(''),
  contact: text.default('').register(whose, { subject: 'referrer' }),
  /** Whether a name or a way to reach them was left. */
  contactLeft: z.boolean().default(false),
});
export const DangerAcknowledged = entryType('DangerAcknowledged', 'danger', 'The duty post says that it has the report and acts on it.', {
  words: text.default(''),
});
export const DangerWrittenUp = entryType(
  'DangerWrittenUp',
  'danger',
  'What was done, with true times; who may be a target and who warns them.',
  {
    done: text,
    emergencyServicesCalledAt: instant.nullable().default(null),
    targets: z.array(target).default([]),
    noTargetBecause: text.nullable().default(null),
  },
);
export const TargetWarned = entryType(
  'TargetWarned',
  'danger',
  'Somebody who may be hurt has been warned, or it is decided that they are not to be, with the reason.',
  {
    who: text,
    warner: text,
    warnedAt: instant.nullable(),
    notWarnedBecause: text.nullable().default(null),
    writeUp: id,
  },
);

export const dangerEntries = [DangerReported, DangerAcknowledged, DangerWrittenUp, TargetWarned] as const;
export type DangerEntry = FactOf<(typeof dangerEntries)[number]>;
