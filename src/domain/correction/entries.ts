/**
 * Anything recorded can be corrected, and whoever relied on it is told (mission; K03). A correction is an entry in the stream of
 * the entry that was wrong: nothing is rewritten. What follows from it for the file is in amended.ts, for people in reliance.ts.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

/** What was wrong with it. Only a wrong value leaves the entry standing, with other values; the last is about what it says, not about who wrote it. */
export const correctionSorts = ['wrong value', 'wrong person', 'wrong file', 'raised in error', 'proved untrue'] as const;
export type CorrectionSort = (typeof correctionSorts)[number];

/** What a field of an entry may be corrected to. What is made of parts (a list of targets, say) is recorded anew instead. */
export const correctedValue = z.union([z.string().max(20_000), z.boolean(), z.number(), z.null(), z.array(text)]);

export const EntryCorrected = entryType(
  'EntryCorrected',
  'any',
  'An earlier entry was wrong. It shows first; the old text stays behind it, restricted; whoever relied on it is asked.',
  {
    fact: id,
    sort: z.enum(correctionSorts),
    /** Fields as they should have been, of a wrong value: only those that change. */
    values: z.record(z.string(), correctedValue).default({}),
    /** The entry that says it where it belongs, recorded with this one. */
    restated: z.strictObject({ fact: id, file: id }).nullable().default(null),
    reason,
  },
);
export const EntryUndone = entryType(
  'EntryUndone',
  'any',
  'Whoever saved it took it back within minutes, before anybody else had seen it. No reason is asked.',
  { fact: id },
);
export const RelianceAnswered = entryType(
  'RelianceAnswered',
  'any',
  'Whoever decided while an entry was wrong has seen its correction, and says whether the decision stands.',
  {
    correction: id,
    decisions: z.array(id).min(1),
    outcome: z.enum(['stands', 'changes']),
    /** Why it stands, or what is done next. */
    words: reason,
  },
);
export const RecipientsTold = entryType(
  'RecipientsTold',
  'any',
  'Those outside who were given what was wrong have been told of the correction, or it is decided that they are not, with the reason.',
  { correction: id, recipients: z.array(text).min(1), outcome: z.enum(['told', 'not told']), words: reason },
);

export const LinkFoundWrong = entryType(
  'LinkFoundWrong',
  'file',
  'A record that lay in this file was about somebody else, and has been unlinked. Whoever decided here while it lay here is asked.',
  {
    record: id,
    /** When it had come to this file. */
    since: instant,
    reason,
  },
);

export const correctionEntries = [EntryCorrected, EntryUndone, LinkFoundWrong, RelianceAnswered, RecipientsTold] as const;
export type CorrectionEntry = FactOf<(typeof correctionEntries)[number]>;
export type Amendment = Extract<CorrectionEntry, { type: 'EntryCorrected' | 'EntryUndone' }>;
