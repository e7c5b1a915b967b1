/** Whose load somebody answers for: their own and those below, of senior and chief posts all of the area, one organisation at a time where there are many. */
import type { Viewer } from '../access/viewer.ts';
import { isOutside, type PostRole } from '../domain/area/entries.ts';
import { overseers } from '../domain/area/overseers.ts';
import { answersAs, postsAnsweredBy } from '../domain/area/presence.ts';
import type { Area, Post } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';

/** Asks for all posts at once: the command, which is nobody of the area. */
export const everyPost = 'system:capacity';

/** The posts whose load this viewer answers for: senior and chief all of the area, others their own and those below. Never outside posts. */
export function overseen(area: Area, viewer: Viewer, now: Instant): readonly Post[] {
  const all = [...area.posts.values()].filter(({ role }) => !isOutside(role) && !onPanel.has(role));
  if (viewer.practitioner === everyPost || answersAs(area, viewer.practitioner, ['senior', 'chief'], now)) return all;
  const own = new Set(
    postsAnsweredBy(area, viewer.practitioner, now).filter((id) => overseers.has(area.posts.get(id)?.role ?? 'referrer')),
  );
  return all.filter(({ id }) => {
    const seen = new Set<string>();
    for (let each: string | null = id; each !== null && !seen.has(each); each = area.posts.get(each)?.supervisor ?? null) {
      if (own.has(each)) return true;
      seen.add(each);
    }
    return false;
  });
}
const onPanel: ReadonlySet<string> = new Set<PostRole>(['panel-chair', 'panel-member']);

/** More posts than this are shown one organisation at a time. */
const together = 25;

/** The posts of one page, and of which organisations there are more. */
export function overseenIn(area: Area, viewer: Viewer, now: Instant, asked: string) {
  const all = overseen(area, viewer, now);
  const organisations = [...Map.groupBy(all, (post) => post.organisation)].map(([id, each]) => ({ id, posts: each.length }));
  return { ...choose(all, asked, viewer), organisations };
}

function choose(
  all: readonly Post[],
  asked: string,
  viewer: Viewer,
): { readonly organisation: string | null; readonly posts: readonly Post[] } {
  const has = (id: string) => all.some((post) => post.organisation === id);
  const own = viewer.organisation ?? '';
  const isTogether = all.length <= together || viewer.practitioner === everyPost;
  const organisation = has(asked) ? asked : isTogether ? null : has(own) ? own : (all[0]?.organisation ?? null);
  return { organisation, posts: organisation === null ? all : all.filter((post) => post.organisation === organisation) };
}
