/**
 * A sealed file is seen by its holder and nobody else (mission: "That somebody is known is itself content"). Whoever meets the person
 * elsewhere is answered as if there were none; only the holder learns of it, and owes a decision. And, with nothing else, whom to
 * call about a known concern (F48).
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const FileSealed = entryType(
  'FileSealed',
  'file',
  'The file is sealed: only the post that leads it sees it, and those to whom what it owes has climbed.',
  {
    reason,
    until: instant,
    /** Whether somebody who asks who knows this person may be given the holder’s post, and nothing else. */
    mayBeNamed: z.boolean().default(false),
  },
);
export const FileSealRenewed = entryType('FileSealRenewed', 'file', 'The file stays sealed, for a fresh reason, until another day.', {
  reason,
  until: instant,
  mayBeNamed: z.boolean().default(false),
});
export const FileUnsealed = entryType('FileUnsealed', 'file', 'The file is sealed no longer: it is like any other from now.', { reason });

export const SilentHitFound = entryType(
  'SilentHitFound',
  'silent',
  'Somebody looked for, or referred, a person who is on this sealed file. They were answered as if it were not there.',
  {
    what: z.enum(['search', 'referral', 'list search', 'register']),
    /** The search, the referral, the line of a list or the row of an old register. */
    of: id,
    /** The file that it was for, where there is one. */
    asked: id.nullable().default(null),
    post: id.nullable().default(null),
    organisation: id.nullable().default(null),
    band: z.string().max(40),
    bits: z.number(),
  },
);
export const SilentHitDecided = entryType(
  'SilentHitDecided',
  'silent',
  'The holder decides what comes of a silent hit: whoever asked is told to call, is not told, or something is done.',
  { outcome: z.enum(['tell', 'do not tell', 'act']), words: reason },
);

export const KnownConcernFlagged = entryType(
  'KnownConcernFlagged',
  'flag',
  'Whoever meets the person and asks is told one thing: known concern, call this post. Nothing of what it is (F48).',
  { post: id, reason, until: instant },
);
export const KnownConcernEnded = entryType('KnownConcernEnded', 'flag', 'Nobody is told to call about the person any more.', {
  reason: text.default(''),
});

export const silentEntries = [
  FileSealed,
  FileSealRenewed,
  FileUnsealed,
  SilentHitFound,
  SilentHitDecided,
  KnownConcernFlagged,
  KnownConcernEnded,
] as const;
export type SilentEntry = FactOf<(typeof silentEntries)[number]>;
