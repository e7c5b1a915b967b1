/**
 * What a holder of parental responsibility agreed to ends on the 18th birthday (G08, K19). Where the child agreed besides, their own yes stands.
 * Found to be for somebody who was no child, it ends with the finding.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { reaches } from '../circumstance/age.ts';
import type { FileState, RecordPart } from '../file/state.ts';
import { type Answered, type Case, consentNow } from './state.ts';

type Has = Pick<FileState, 'records' | 'facts'>;

/** Whether a consent was given by somebody else for a child. */
export const isForChild = ({ is, soughtFrom }: Answered): boolean => is === 'given' && soughtFrom === 'a holder of parental responsibility';

/** By what is recorded of them: they were grown up then, or nothing says that they ever were a child. */
function wasNoChild(records: FileState['records'], then: Instant): boolean {
  const grown = reaches({ records }, 18);
  return grown === null || (grown.kind === 'at' && grown.at <= then);
}

/** Whether somebody agreed for a person who was no child, as is known now. */
export const isForNoChild = (file: Has, consent: Answered): boolean => isForChild(consent) && wasNoChild(file.records, consent.happened);

/** Since when it has been recorded, without a break, that they were no child at an instant: described anew once more, it stays that day. */
function knownSince(file: Has, then: Instant): Instant {
  const since = (part: RecordPart): Instant => {
    let known: Instant | null = null;
    for (const fact of file.facts) {
      if ((fact.type !== 'RecordMade' && fact.type !== 'RecordDescribed') || fact.stream !== `record/${part.id}`) continue;
      known = wasNoChild(new Map([[part.id, { ...part, details: fact.fields }]]), then) ? (known ?? fact.recorded) : null;
    }
    return Math.max(known ?? part.described?.at ?? part.made.at, part.linked.at);
  };
  return Math.max(0, ...[...file.records.values()].map(since));
}

/** When a consent ends by itself: it was given by somebody else for a child, whose birthday is known; or for somebody who was none. */
export function endsAtEighteen(file: Has, consent: Answered & { readonly at: Instant }): Instant | null {
  if (!isForChild(consent)) return null;
  if (isForNoChild(file, consent)) return Math.max(consent.at, knownSince(file, consent.happened));
  const grown = reaches(file, 18);
  return grown?.kind === 'at' ? grown.at : null;
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
