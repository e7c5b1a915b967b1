/** Who is to answer for one obligation, and whom its climb was put to, as the directory stands at an instant. */
import { type Answerable, whoAnswers, whoSeconds } from '../domain/area/presence.ts';
import { postFor } from '../domain/file/posts.ts';
import type { FileState } from '../domain/file/state.ts';
import { whoElseIsAsked } from '../domain/obligation/asked.ts';
import type { Obligation } from '../domain/obligation/state.ts';
import { isSealed } from '../domain/silent/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { proposerOf, secondDecisions } from '../rulebook/uk/seconds.ts';

/** Whose proposal a second decision is about; null of everything else. */
const proposerIn = (file: FileState, { rule, occasion }: Pick<Obligation, 'rule' | 'occasion'>): string | null =>
  secondDecisions.includes(rule) ? proposerOf(file, occasion) : null;

/** Who is to answer for an obligation: a second decision is never its proposer's. */
export function answersTo(file: FileState, obligation: Obligation, post: string, now: Instant): Answerable {
  const proposer = proposerIn(file, obligation);
  return proposer === null ? whoAnswers(file.area, post, now) : whoSeconds(file.area, post, proposer, now);
}

/** Where everybody asked owes it, or sees no climbs: whom it falls to (decision 0053). Null where nothing has climbed, or somebody there may acknowledge it. */
export const askedInstead = (file: FileState, obligation: Obligation, post: string, now: Instant): Answerable | null =>
  obligation.climbedTo === null
    ? null
    : whoElseIsAsked(
        file.area,
        { owner: post, asked: obligation.climbedTo, proposer: proposerIn(file, obligation), isSealed: isSealed(file) },
        now,
      );

/** The same by its id: null where nothing such is owed. */
export function answererOf(file: FileState, id: string, now: Instant): string | null {
  const obligation = file.obligations.get(id);
  return obligation ? answersTo(file, obligation, postFor(file, obligation.owedBy), now).practitioner : null;
}
