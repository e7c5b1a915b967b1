/** What was reported of whoever a file is about, the first first: shown wherever somebody may be that person, so that nobody is judged by a name. */
import { type FileState, learntOf, referralsInOrder } from '../domain/file/state.ts';
import { isRefuted, type Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';

export interface Report {
  readonly referral: Referral;
  readonly refuted: boolean;
  readonly learnt: Instant;
}

export const reportsIn = (file: FileState): readonly Report[] =>
  referralsInOrder(file).map((referral) => ({ referral, refuted: isRefuted(referral), learnt: learntOf(file, referral.received) }));
