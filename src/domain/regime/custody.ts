/**
 * Time in custody that nobody knows the end of is a clock that somebody stopped (C26). Said once more by the same person it stands; after
 * that whoever says it on is not the same person as before, so that nobody leaves it stopped alone.
 */
import type { Instant } from '../../ledger/envelope.ts';

export interface SaidCustody {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly by: string;
}

/** The first day of the time that a span belongs to: one that begins on the day on which another ended goes on with it. */
function beginOf(said: readonly SaidCustody[], from: Instant): Instant {
  const before = said.find((each) => each.until === from && each.from < from);
  return before ? beginOf(said, before.from) : from;
}

/** Whether it may be said by whoever says it, after what was said and stands. */
export function mayBeSaid(said: readonly SaidCustody[], { from, until, by }: SaidCustody): boolean {
  if (until !== null) return true;
  const begin = beginOf(said, from);
  const open = said.filter((each) => each.until === null && beginOf(said, each.from) === begin);
  return open.length < 2 || open.at(-1)?.by !== by;
}

/** What counts of all that was said: one that somebody said on alone moves nothing. */
export const standing = <Said extends SaidCustody>(told: readonly Said[]): readonly Said[] =>
  told.reduce<readonly Said[]>((said, each) => (mayBeSaid(said, each) ? [...said, each] : said), []);
