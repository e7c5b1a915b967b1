/** Disputes (C44): two posts do not agree. Both views, what is done to keep people safe meanwhile, who leads meanwhile, who decides. */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const disputeAbout = ['hand-over', 'decision', 'other'] as const;

export const DisputeOpened = entryType('DisputeOpened', 'dispute', 'Two posts do not agree. The lead is never nobody meanwhile.', {
  about: z.enum(disputeAbout),
  /** The hand-over that was refused or not answered, where it is about one. */
  handover: id.nullable().default(null),
  /** The referral whose decision is contested, where it is about one. */
  referral: id.nullable().default(null),
  words: reason,
  view: reason,
  /** The post that does not agree. */
  opener: id,
  other: id,
  lifeAtRisk: z.boolean().default(false),
  interimLead: id,
  /** The two posts that decide, as the rulebook names them; none where the area has not got two, and the chief officer decides. */
  deciders: z.array(id).max(2),
  chief: id,
});
export const DisputeViewGiven = entryType('DisputeViewGiven', 'dispute', 'The other side says how it sees it.', { view: reason });
export const SafetyMeasureSet = entryType(
  'SafetyMeasureSet',
  'dispute',
  'Something is done meanwhile to keep somebody safe: what, by which post, by when.',
  {
    what: reason,
    post: id,
    due: instant,
  },
);
export const SafetyMeasureDone = entryType('SafetyMeasureDone', 'dispute', 'A safety measure is in place.', {
  /** The entry that set it. */
  measure: id,
  words: text.default(''),
});
export const InterimLeadSet = entryType(
  'InterimLeadSet',
  'dispute',
  'Somebody who decides the dispute puts the lead meanwhile to a post.',
  {
    post: id,
    reason,
  },
);
export const DisputeDecisionProposed = entryType('DisputeDecisionProposed', 'dispute', 'One of the two who decide says how.', {
  /** The post of the two in whose name. */
  as: id,
  lead: id,
  decision: reason,
  reasons: reason,
});
export const DisputeDecisionDiffered = entryType(
  'DisputeDecisionDiffered',
  'dispute',
  'The other of the two decides otherwise: it goes to the chief officers.',
  { proposal: id, reasons: reason },
);
export const DisputeDecided = entryType('DisputeDecided', 'dispute', 'The dispute is decided; the decision says who leads.', {
  /** The proposal that was agreed to; null where a chief officer decides alone. */
  proposal: id.nullable().default(null),
  lead: id,
  decision: reason,
  reasons: reason,
});

export const disputeEntries = [
  DisputeOpened,
  DisputeViewGiven,
  SafetyMeasureSet,
  SafetyMeasureDone,
  InterimLeadSet,
  DisputeDecisionProposed,
  DisputeDecisionDiffered,
  DisputeDecided,
] as const;
export type DisputeEntry = FactOf<(typeof disputeEntries)[number]>;
