/** What a holder of parental responsibility agreed to ends on the 18th birthday (G08, K19). Where the child agreed besides, their own yes stands. */
import type { Instant } from '../../ledger/envelope.ts';
import { reaches } from '../circumstance/age.ts';
import type { FileState } from '../file/state.ts';
import { type Answered, type Case, consentNow } from './state.ts';

type Has = Pick<FileState, 'records'>;

/** When a consent ends by itself: it was given by somebody else for a child, whose birthday is known. */
export function endsAtEighteen(file: Has, { is, soughtFrom, happened }: Answered): Instant | null {
  if (is !== 'given' || soughtFrom !== 'a holder of parental responsibility') return null;
  const grown = reaches(file, 18);
  return grown?.kind === 'at' && grown.at > happened ? grown.at : null;
}

/** The day from which nobody consents for them any more, of the consent that stands; null where there is none such. */
export function standsUntilEighteen(file: Has, found: Case): Instant | null {
  const consent = consentNow(found);
  return found.stage === 'supported' && consent ? endsAtEighteen(file, consent) : null;
}

/** Whether support waits for their own answer: what was agreed to for them has ended. */
export function isOwnAwaited(file: Has, found: Case, now: Instant): boolean {
  const end = standsUntilEighteen(file, found);
  return end !== null && end <= now;
}
