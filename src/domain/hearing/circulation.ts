/** An urgent panel by circulation: nobody sits together, so each agency writes its view itself, and the minute is not one person's word (G07, F34). */
import type { RefusalReason } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { tableOf } from '../panel/quorum.ts';
import { hearingId } from './state.ts';
import { standingViews } from './views.ts';

/**
 * Agencies that take part in deciding by circulation, besides the chair's own, and have not written their view. Of other meetings none. What `by`, who
 * records the decision, wrote for another agency is one person's word again.
 */
export function notInWriting(
  file: FileState,
  about: { readonly meeting: string; readonly subject: string },
  conflicts: readonly string[],
  by: string,
): readonly string[] {
  const meeting = file.area.panel.meetings.get(about.meeting);
  if (meeting?.form !== 'urgent circulation') return [];
  const given = standingViews(file, file.hearings.get(hearingId(about.meeting, about.subject))).filter((each) => each.by !== by);
  const { deciding } = tableOf(file.area, meeting, conflicts);
  const chairs = new Set(deciding.filter(({ part }) => part !== 'member').map(({ agency }) => agency));
  const others = new Set(deciding.map(({ agency }) => agency).filter((agency) => !chairs.has(agency)));
  return [...others].filter((agency) => !given.some((each) => each.agency === agency));
}

export const viewsNotWritten = (agencies: readonly string[]): RefusalReason => ({
  gate: 'G07',
  code: 'views-not-written',
  words: `By circulation nobody sits together, and these agencies have not written their view themselves: ${agencies.join(', ')}.`,
  how: 'Send the agenda; each gives its view on the page of the case. Or call a meeting.',
});
