/**
 * Something exists whose content its holder keeps (G21, F54): a marker without content, the question before a decision whether it was
 * weighed, and the holder's answer in writing. Nothing here has a field for what is held.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const SealedItemNoted = entryType(
  'SealedItemNoted',
  'sealed',
  'There is something that its holder keeps. Before a decision the holder confirms that it was weighed.',
  { holder: id, until: instant },
);
export const SealedItemRenewed = entryType(
  'SealedItemRenewed',
  'sealed',
  'The holder says that there is still something, until another day.',
  {
    until: instant,
  },
);
export const SealedItemWithdrawn = entryType('SealedItemWithdrawn', 'sealed', 'The holder says that there is nothing any more to weigh.', {
  why: z.enum(['nothing is held any more', 'it was given to this file', 'it was about somebody else', 'it counts for nothing']),
});
/** What people decide after asking. The last two have no page of their own: they are minuted where they were asked. */
export const weighedDecisions = [
  'closing',
  'section 36',
  'adoption by the panel',
  'exit',
  'lowering',
  'MAPPA',
  'licence or parole',
  'event or invitation',
  'other',
] as const;
export const WeighingAsked = entryType(
  'WeighingAsked',
  'weighing',
  'Before a decision every holder of something sealed is asked to confirm that it was weighed. What is to be decided, and by when.',
  { decision: z.enum(weighedDecisions), about: text.default(''), words: reason, needed: instant },
);
export const ItemWeighed = entryType(
  'ItemWeighed',
  'sealed',
  'The holder answers, in writing and without content, whether what they hold was weighed for one decision.',
  {
    /** The entry that asked: a proposal, or a question before a decision. */
    question: id,
    outcome: z.enum(['weighed', 'speak with me first']),
    /** Which post weighed it with whom; never what it says. */
    words: reason,
  },
);
export const DecisionMinuted = entryType(
  'DecisionMinuted',
  'weighing',
  'The decision that was asked about is minuted: what was decided, by whom.',
  {
    decided: reason,
    /** Taken in danger, before the holder could answer. */
    protective: z.boolean().default(false),
  },
);

export const sealedEntries = [
  SealedItemNoted,
  SealedItemRenewed,
  SealedItemWithdrawn,
  WeighingAsked,
  ItemWeighed,
  DecisionMinuted,
] as const;
export type SealedEntry = FactOf<(typeof sealedEntries)[number]>;
