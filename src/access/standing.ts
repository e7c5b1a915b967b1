/**
 * In whose roles somebody acts: those of the posts that they hold or deputise, and of the posts that fall to them because
 * nobody is there. Whoever owes a duty by that chain may do it too, or a vacancy would leave a duty that nobody may answer.
 */
import type { PostRole } from '../domain/area/entries.ts';
import { coverBy, postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, type Cover, postWithRole } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { Reach, Viewer } from './viewer.ts';

export interface Standing {
  readonly practitioner: string;
  readonly area: string;
  readonly reach: Reach;
  readonly organisation: string | null;
  readonly roles: readonly PostRole[];
  readonly posts: readonly string[];
  /** As what they cover second decisions here from another area; nothing of others. */
  readonly covers?: Cover['as'];
}

/** Roles that duties are put to by name; where an area has no such post, they fall to its duty post (`postFor`). */
const fallingToDuty: readonly PostRole[] = ['intake', 'supervisor', 'senior', 'records'];

/** As the directory says at this instant, not as it said when somebody signed in. */
export function standingOf(area: Area, { practitioner, area: viewersArea, reach, organisation }: Viewer, at: Instant): Standing {
  const posts = postsAnsweredBy(area, practitioner, at);
  const cover = coverBy(area, practitioner, at);
  const held = posts.flatMap((post) => area.posts.get(post)?.role ?? []);
  const fallen = held.includes('area-duty') ? fallingToDuty.filter((role) => !postWithRole(area, role)) : [];
  return {
    practitioner,
    area: viewersArea,
    reach,
    organisation,
    roles: [...new Set([...held, ...fallen])],
    posts,
    ...(cover ? { covers: cover.as } : {}),
  };
}
