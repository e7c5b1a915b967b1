/** Who sat at the table of a meeting, and for whom: one person is the word of one agency there (G07, F34). */
import { whoAnswers } from '../area/presence.ts';
import type { FileState } from '../file/state.ts';
import { membersOf } from '../panel/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Hearing } from './state.ts';
import { standingViews } from './views.ts';

/** Whether somebody speaks for another agency than this in a hearing: at the table, in the chair, by recording the decision, or in writing. */
export function speaksForAnother({ area, ...file }: FileState, hearing: Hearing, agency: string, by: string, now: Instant): boolean {
  if (standingViews(file, hearing).some((each) => each.by === by && each.agency !== agency)) return true;
  const meeting = area.panel.meetings.get(hearing.meeting);
  const members = meeting ? membersOf(area.panel, meeting) : [];
  if (!meeting?.attended)
    return members.some((each) => each.part === 'chair' && each.agency !== agency && whoAnswers(area, each.post, now).practitioner === by);
  const own = meeting.attended.present
    .filter(({ who }) => who === by)
    .map(({ post }) => members.find((each) => each.post === post)?.agency);
  if (own.length > 0) return !own.includes(agency);
  // Recording the decision is sitting in the chair, for the agency of the chair.
  return hearing.heard?.by === by && !members.some((each) => each.part !== 'member' && each.agency === agency);
}
