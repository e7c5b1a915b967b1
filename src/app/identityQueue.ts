/** Who waits for a decision about whom: the undecided candidates of my posts, of my team or of the area, and the referrals not yet matched (G01). */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import type { PersonDetails } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { type CandidateFilter, candidatePage, type CandidateRow, notYetMatched, type UnsearchedRow } from '../store/candidates.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { nameOf } from './project.ts';
import { postsListed } from './restructure.ts';

export { candidateOrders, candidateShows } from '../store/candidates.ts';
export const whoseQueues = ['mine', 'team', 'area'] as const;

export interface IdentityQueue {
  readonly now: Instant;
  readonly area: Area;
  readonly rows: readonly (Omit<CandidateRow, 'otherDetails'> & { readonly otherName: string | null })[];
  readonly total: number;
  readonly unmatched: readonly UnsearchedRow[];
  readonly unmatchedTotal: number;
  readonly size: number;
}

const size = 25;
/** More of what is not matched would hide the queue: how many there are is said. */
const unmatchedAtMost = 10;

export interface QueueAsked extends Pick<CandidateFilter, 'show' | 'order'> {
  readonly whose: (typeof whoseQueues)[number];
  /** From 1. */
  readonly page: number;
}

export async function identityQueue(house: House, viewer: Viewer, { whose, show, order, page }: QueueAsked): Promise<IdentityQueue> {
  const now = await house.now();
  return viewing(house.pool, viewer, async (tx) => {
    const { area } = await load(tx, house.pool, house.area, []);
    const mine = postsAnsweredBy(area, viewer.practitioner, now);
    // With those whose rows have not followed a change of the directory yet.
    const posts = whose === 'area' ? null : await postsListed(tx, house.area, whose === 'mine' ? mine : teamOf(area, mine));
    const found = await candidatePage(tx, house.area, { posts, show, order }, size, (page - 1) * size);
    const waiting = await notYetMatched(tx, house.area, unmatchedAtMost);
    return {
      now,
      area,
      rows: found.rows.map(({ otherDetails, ...row }) => ({
        ...row,
        otherName: row.otherFile === null ? null : nameOf(otherDetails as PersonDetails),
      })),
      total: found.total,
      unmatched: waiting.rows,
      unmatchedTotal: waiting.total,
      size,
    };
  });
}

/** My posts, those beside them under the same supervisor, and all that are below. */
function teamOf(area: Area, mine: readonly string[]): readonly string[] {
  const heads = new Set(mine.flatMap((post) => area.posts.get(post)?.supervisor ?? []));
  const team = new Set([...mine, ...[...area.posts.values()].filter(({ supervisor }) => heads.has(supervisor ?? '')).map(({ id }) => id)]);
  const below = (above: ReadonlySet<string>): readonly string[] =>
    [...area.posts.values()].filter(({ id, supervisor }) => !team.has(id) && above.has(supervisor ?? '')).map(({ id }) => id);
  for (let next = below(new Set(mine)); next.length > 0; next = below(new Set(next))) for (const post of next) team.add(post);
  return [...team];
}
