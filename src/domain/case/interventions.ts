/** Interventions: what was commissioned from a provider, and what the provider itself reported of each session, dated (C12, F33). */
import { z } from 'zod';
import { entryType, id, instant, reason, text } from '../entryType.ts';

export const InterventionCommissioned = entryType(
  'InterventionCommissioned',
  'case',
  'Sessions are commissioned from a provider: from which post, how many, from when until when.',
  {
    intervention: id,
    /** The provider's post. */
    post: id,
    sessions: z.number().int().min(1).max(200),
    starts: instant,
    until: instant,
    aim: reason,
    /** All that the provider is told of the person. */
    brief: text.default(''),
  },
);
export const InterventionEnded = entryType(
  'InterventionEnded',
  'case',
  'An intervention ends before, or without, all of its sessions; or when they are done.',
  {
    intervention: id,
    reason,
  },
);
export const SessionBooked = entryType('SessionBooked', 'case', 'The provider has a date for the next session.', {
  intervention: id,
  on: instant,
  /** The place, where one is said; nobody's name. */
  where: text.default(''),
});

export const sessionOutcomes = ['held', 'missed by the person', 'refused', 'not booked', 'cancelled by the provider'] as const;

export const ProviderReported = entryType(
  'ProviderReported',
  'case',
  'The provider reports, dated, what became of a session. Only this counts (F33). `happened` is the day of the session.',
  {
    intervention: id,
    outcome: z.enum(sessionOutcomes),
    words: reason,
    /** The next date, where there is one. */
    next: instant.nullable().default(null),
    /** A true second session of a day of which one is reported: said, and shown. Without it a day is counted once. */
    isSecond: z.boolean().default(false),
  },
  2,
);
export const SessionsHeardOf = entryType(
  'SessionsHeardOf',
  'case',
  'Somebody else than the provider says something about sessions: hearsay. It is shown as such, and not counted.',
  {
    /** A post, a role or an organisation, never a name. */
    source: reason,
    words: reason,
  },
);

export const interventionEntries = [InterventionCommissioned, InterventionEnded, SessionBooked, ProviderReported, SessionsHeardOf] as const;
