/** Hand-over (G13): the lead offers the file to another post, and leads it until that post has accepted in writing. */
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const HandoverOffered = entryType(
  'HandoverOffered',
  'handover',
  'The lead offers the file to another post, and leads it until that post has accepted.',
  {
    from: id,
    to: id,
    why: reason,
    /** What is open, beside what the file's open promises say. */
    open: text.default(''),
    needToKnow: reason,
    /** Since when it has been so: the day of the move, say. */
    since: instant.nullable().default(null),
  },
);
export const HandoverAccepted = entryType(
  'HandoverAccepted',
  'handover',
  'The receiving post accepts in writing; the lead moves with it.',
  {
    words: reason,
  },
);
export const HandoverRefused = entryType('HandoverRefused', 'handover', 'The receiving post refuses; the sender leads as before.', {
  reason,
});
export const HandoverWithdrawn = entryType('HandoverWithdrawn', 'handover', 'The lead takes the offer back.', { reason });
export const HandoverKept = entryType('HandoverKept', 'handover', 'After a refusal the lead keeps the file and says what is done next.', {
  words: reason,
});

export const handoverEntries = [HandoverOffered, HandoverAccepted, HandoverRefused, HandoverWithdrawn, HandoverKept] as const;
export type HandoverEntry = FactOf<(typeof handoverEntries)[number]>;
