/** Whom a lapse climbs to next. It cannot climb into nothing: the last rung is asked again until a person acknowledges. */
import { type Area, postWithRole } from '../../domain/area/state.ts';
import { type FileState, postFor } from '../../domain/file/state.ts';
import type { Obligation } from '../../domain/obligation/state.ts';
import type { Ladder, RungTarget } from './rulebook.ts';

/** The next rung (from 1) and its post. Rungs that fall to the owner, or to whoever was asked last, are passed over while there are others. */
export function climbTo(file: FileState, obligation: Obligation, ladder: Ladder): { readonly rung: number; readonly to: string } {
  const owner = postFor(file, obligation.owedBy);
  const last = ladder.rungs.length;
  for (let rung = obligation.rung + 1; rung <= last; rung += 1) {
    const to = target(file.area, owner, ladder.rungs[rung - 1]?.to ?? 'chief');
    if (to && to !== owner && to !== obligation.climbedTo) return { rung, to };
  }
  const top = target(file.area, owner, 'chief') ?? obligation.climbedTo ?? target(file.area, owner, 'area-duty') ?? owner;
  return { rung: last, to: top };
}

/** The posts that a lapse has been put to on its way up to a rung: what nobody has acknowledged is still theirs to acknowledge. */
export const askedUpTo = (area: Area, owner: string, ladder: Ladder, rung: number): readonly string[] =>
  ladder.rungs.slice(0, rung).flatMap(({ to }) => target(area, owner, to) ?? []);

function target(area: Area, owner: string, to: RungTarget): string | undefined {
  if (to === 'supervisor') return area.posts.get(owner)?.supervisor ?? undefined;
  if (to === 'organisation-duty') return postWithRole(area, 'organisation-duty', area.posts.get(owner)?.organisation)?.id;
  return postWithRole(area, to)?.id;
}
