/** A referrer challenges an outcome, once: it is answered by somebody who was not involved in it, in words fit for the referrer. */
import { z } from 'zod';
import { entryType, type FactOf, id, reason } from '../entryType.ts';

export const OutcomeChallenged = entryType(
  'OutcomeChallenged',
  'challenge',
  'Whoever referred challenges how it was decided, once an outcome.',
  {
    referral: id,
    /** The closing that is challenged. */
    outcome: id,
    words: reason,
    /** `told`: to somebody on the telephone or face to face, who wrote it down. */
    came: z.enum(['page', 'told']),
    /** The post whose list it is on. */
    askedOf: id,
  },
);
export const ChallengeAnswered = entryType('ChallengeAnswered', 'challenge', 'Somebody who was not involved has looked at it again.', {
  outcome: z.enum(['stands', 'taken up again']),
  /** What the referrer is told: nothing of the file. */
  answer: reason,
  /** For the file only. */
  reasons: reason,
});

export const challengeEntries = [OutcomeChallenged, ChallengeAnswered] as const;
export type ChallengeEntry = FactOf<(typeof challengeEntries)[number]>;
