/** Who opens the page of a Channel case: on it stands more than a meeting hears, so whoever only sits on the panel sees it only while they have to. */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { postFor } from '../domain/file/posts.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { FileSight } from './fileSight.ts';
import { mayOpen, worksOnFiles } from './panelSight.ts';
import { mayTry } from './permission.ts';

/**
 * Whoever works on the area's files or decides on its cases always; of the others, whose post owes something in this case, and who
 * sits on a panel while the case or the referral that it came from is before it (`mayOpen`).
 */
export function maySeeCase(viewer: Viewer, { area, file, now }: Pick<FileSight, 'area' | 'file' | 'now'>, id: string): boolean {
  const found = file.cases.get(id);
  if (!found) return false;
  if (worksOnFiles(viewer) || mayTry(viewer, area, file, { act: 'review-case', file: file.id }, now)) return true;
  const posts = new Set(postsAnsweredBy(area, viewer.practitioner, now));
  const isTheirs = [...file.obligations.values()].some(
    (each) => isOwed(each) && each.stream === found.stream && posts.has(postFor(file, each.owedBy)),
  );
  return (
    isTheirs ||
    [...file.hearings.values()].some((hearing) => {
      const meeting = area.panel.meetings.get(hearing.meeting);
      const isOfIt = hearing.subject === found.id || hearing.subject === found.referral;
      return isOfIt && meeting !== undefined && mayOpen(viewer, file, meeting, hearing, now);
    })
  );
}
