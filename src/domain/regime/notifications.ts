/**
 * What somebody who is under a notification regime has to tell the police (C27), as dated facts, and the time in custody that is not
 * counted (C26). What was notified is kept by its holder: here stand its sort, its days and where the note is, never the detail itself.
 */
import { z } from 'zod';
import { entryType, id, instant, reason, text } from '../entryType.ts';

export const notifiedSorts = ['name', 'address', 'other detail', 'journey'] as const;
export type NotifiedSort = (typeof notifiedSorts)[number];
/** Whether a journey had to be notified seven days ahead: only in some cases, and clocks.md does not say in which. */
export const aheadAnswers = ['yes', 'no', 'not known'] as const;
export const lateOutcomes = ['charge', 'not charge', 'other disruption'] as const;

export const NotificationRecorded = entryType(
  'NotificationRecorded',
  'regime',
  'A change of details, or a journey abroad, of somebody under a notification regime: when it happens, and when it was notified.',
  {
    of: z.enum(notifiedSorts),
    /** The day of the change; of a journey, the day of leaving. */
    on: instant,
    /** Of a journey: the day of coming back, as it was notified. Null where none was given. */
    back: instant.nullable().default(null),
    ahead: z.enum(aheadAnswers).default('not known'),
    /** On which day it was notified; null where it is known and was not notified yet. */
    notified: instant.nullable(),
    /** Where the note is kept: never what it says. */
    kept: text.default(''),
  },
);
export const NotificationAnswered = entryType(
  'NotificationAnswered',
  'regime',
  'It became known on which day a change or a journey was notified, or its return: came back and notified, came back and not yet notified, or still away.',
  {
    /** The entry of the change or the journey. */
    of: id,
    part: z.enum(['notification', 'return']),
    /** Of a return: the day of coming back; null while away. */
    on: instant.nullable().default(null),
    /** Of a return while still away: the new day of coming back. */
    back: instant.nullable().default(null),
    notified: instant.nullable().default(null),
    words: reason,
  },
);
export const LateNotificationDecided = entryType(
  'LateNotificationDecided',
  'regime',
  'What follows from a notification that came late or not at all is decided by a named post, with the reason (G18).',
  {
    /** The entry that was late: the change or journey, or the answer about it or its return. */
    of: id,
    outcome: z.enum(lateOutcomes),
    reason,
    told: text.default(''),
  },
);
export const CustodyRecorded = entryType(
  'CustodyRecorded',
  'regime',
  'Time in custody while a first notification is due: it is not counted (CTA 2008 s47). Said anew with the same first day, it replaces what was said before.',
  {
    from: instant,
    /** The day of release, which counts again; null while in custody. */
    until: instant.nullable().default(null),
    /** While in custody: when release is expected, if that is known. */
    expected: instant.nullable().default(null),
    words: reason,
  },
);

export const notificationEntries = [NotificationRecorded, NotificationAnswered, LateNotificationDecided, CustodyRecorded] as const;
