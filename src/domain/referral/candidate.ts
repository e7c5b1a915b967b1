/** A candidate as the search found them, and whether somebody is asked to decide about them. */
import type { z } from 'zod';
import type { foundCandidate } from './entries.ts';

export type FoundCandidate = z.output<typeof foundCandidate>;

/**
 * Whether somebody is asked to decide about a found candidate. Those to watch need nothing. What was decided before is asked again with
 * news; what was dismissed with others, or said of other records of the two, also when it is suggested now: it is then asked singly.
 */
export function isAsked({
  band,
  before,
  news = [],
  askedBeside,
}: Pick<FoundCandidate, 'band' | 'before' | 'news' | 'askedBeside'>): boolean {
  if (band === 'watch' || askedBeside !== undefined) return false;
  if (!before || news.length > 0) return true;
  return band === 'suggested' && before.how !== 'unsure' && (before.of === 'people' || before.how === 'dismissed');
}
