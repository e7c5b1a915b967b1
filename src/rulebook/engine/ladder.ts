/** Whom a lapse climbs to next. It cannot climb into nothing: the last rung is asked again until a person acknowledges. */
import { type Area, postWithRole } from '../../domain/area/state.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import { isSealed } from '../../domain/silent/state.ts';
import type { Obligation } from '../../domain/obligation/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { isInHours, postsThere } from './hours.ts';
import type { Ladder, RungTarget } from './rulebook.ts';
import type { WorkingCalendar } from './workingDays.ts';

/** The next rung (from 1) and its post at that instant. Rungs that fall to the owner, or to whoever was asked last, are passed over while there are others. */
export function climbTo(
  file: FileState,
  obligation: Obligation,
  ladder: Ladder,
  at: Instant,
  calendar: WorkingCalendar,
): { readonly rung: number; readonly to: string } {
  if (isSealed(file)) return climbWithin(file, obligation, ladder);
  const owner = postFor(file, obligation.owedBy);
  const last = ladder.rungs.length;
  const asked = new Set([owner, obligation.climbedTo, ...askedUpTo(file.area, owner, ladder, obligation.rung)]);
  const there = (to: string) => (ladder.urgent ? whoIsThere(file.area, to, asked, at, calendar) : to);
  for (let rung = obligation.rung + 1; rung <= last; rung += 1) {
    const to = target(file.area, owner, ladder.rungs[rung - 1]?.to ?? 'chief');
    if (to && to !== owner && to !== obligation.climbedTo) return { rung, to: there(to) };
  }
  const top = target(file.area, owner, 'chief') ?? obligation.climbedTo ?? target(file.area, owner, 'area-duty') ?? owner;
  return { rung: last, to: top };
}

/** In a sealed file it climbs inside the organisation that holds it: the supervising post, its duty post, and that again. To ask another would tell it. */
function climbWithin(file: FileState, obligation: Obligation, ladder: Ladder): { readonly rung: number; readonly to: string } {
  const owner = postFor(file, obligation.owedBy);
  const { area } = file;
  const organisation = area.posts.get(file.lead ?? owner)?.organisation;
  const own = (post: string | null | undefined) =>
    post && post !== owner && area.posts.get(post)?.organisation === organisation ? [post] : [];
  const above = [...own(area.posts.get(owner)?.supervisor), ...own(postWithRole(area, 'organisation-duty', organisation)?.id)];
  const rung = Math.min(obligation.rung + 1, ladder.rungs.length);
  return { rung, to: above[Math.min(rung, above.length) - 1] ?? owner };
}

/**
 * What cannot wait for the morning goes to a post that is there. The post itself is not passed over: its rung is reached, so the
 * climb waits for it as well (`askedUpTo`). Where nobody is there who was not asked already, it is called out of hours.
 */
function whoIsThere(area: Area, to: string, asked: ReadonlySet<string | null>, at: Instant, calendar: WorkingCalendar): string {
  const post = area.posts.get(to);
  if (!post || isInHours(post, at, calendar)) return to;
  return postsThere(area, post).find((each) => !asked.has(each)) ?? to;
}

/** The posts that a lapse has been put to on its way up to a rung: what nobody has acknowledged is still theirs to acknowledge. */
export const askedUpTo = (area: Area, owner: string, ladder: Ladder, rung: number): readonly string[] =>
  ladder.rungs.slice(0, rung).flatMap(({ to }) => target(area, owner, to) ?? []);

function target(area: Area, owner: string, to: RungTarget): string | undefined {
  if (to === 'supervisor') return area.posts.get(owner)?.supervisor ?? undefined;
  if (to === 'organisation-duty') return postWithRole(area, 'organisation-duty', area.posts.get(owner)?.organisation)?.id;
  return postWithRole(area, to)?.id;
}
