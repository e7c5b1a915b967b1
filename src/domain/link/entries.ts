/**
 * A link between two files that are both worked on, or its undoing once something was decided on it, is proposed by one person and decided
 * by another (G23). What moves the record itself are the record's own entries, in the same append as the agreement.
 */
import { entryType, type FactOf, id, reason } from '../entryType.ts';

export const LinkProposed = entryType(
  'LinkProposed',
  'link',
  'Somebody takes two people on file for one, and both files hold more than a first report: a second person decides, and nothing moves meanwhile.',
  {
    referral: id,
    /** The other record, beside the referral. */
    candidate: id,
    reason,
  },
);
export const UnlinkProposed = entryType(
  'UnlinkProposed',
  'link',
  'Somebody finds that a record does not belong to the file, and decisions were taken while it lay there: a second person decides.',
  { reason },
);
export const LinkAgreed = entryType('LinkAgreed', 'link', 'The second person agrees, having seen both; the records move with it.', {
  words: reason,
});
export const LinkDeclined = entryType('LinkDeclined', 'link', 'The second person does not agree: the records stay where they lie.', {
  reason,
});
export const LinkTakenBack = entryType('LinkTakenBack', 'link', 'The proposal is taken back before anybody has answered it.', { reason });

export const linkEntries = [LinkProposed, UnlinkProposed, LinkAgreed, LinkDeclined, LinkTakenBack] as const;
export type LinkEntry = FactOf<(typeof linkEntries)[number]>;
