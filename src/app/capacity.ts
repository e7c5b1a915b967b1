/**
 * Who has how much (S21): counted from what each post owes, weighed by the kind of work, against what its holders carry in the same days.
 */
import type { Viewer } from '../access/viewer.ts';
import type { CapacityTable } from '../domain/area/capacity.ts';
import { setCapacity } from '../domain/area/capacityDeciders.ts';
import type { Area, Post } from '../domain/area/state.ts';
import type { Decision } from '../domain/decision.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type Capacity, capacityOf, capacityTable, pointsOf } from '../rulebook/uk/capacity.ts';
import { owedAbout, owedBefore, postCounts } from '../store/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { changeDirectory } from './directory.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { overseenIn } from './overseen.ts';

export type { CapacityTable };
export { capacitySource, capacityTable, kindsOfWork } from '../rulebook/uk/capacity.ts';

/** The days that points are counted over: a fortnight, so that one heavy day is not a heavy post. */
export const windowDays = 14;
export const day = 24 * 3_600_000;

export interface PostLoad {
  readonly post: Post;
  readonly capacity: Capacity;
  /** Points of what is overdue or falls due in the window, and of the files that it leads. */
  readonly used: number;
  /** Used of what it carries, in hundredths; null: no capacity is recorded, or nobody is there. */
  readonly percent: number | null;
  readonly leads: number;
  readonly opened: number;
  readonly overdue: number;
  readonly soon: number;
  readonly oldest: Instant | null;
  readonly last: Instant | null;
}

export interface Load {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  /** All that the viewer oversees; of an area of many organisations those of one at a time have figures. */
  readonly organisations: readonly { readonly id: string; readonly posts: number }[];
  readonly organisation: string | null;
  readonly rows: readonly PostLoad[];
}

export async function loadOf(house: House, viewer: Viewer, asked: { readonly organisation?: string } = {}): Promise<Load> {
  const { area, book, now } = await look(house, viewer, []);
  const { organisation, organisations, posts } = overseenIn(area, viewer, now, asked.organisation ?? '');
  return {
    area,
    book,
    now,
    organisations,
    organisation,
    rows: await loadsOf(house, viewer, { area, book, now }, posts),
  };
}

/** The load of some posts, as this viewer may see it. */
export async function loadsOf(
  house: House,
  viewer: Viewer,
  { area, book, now }: { readonly area: Area; readonly book: RulebookInForce; readonly now: Instant },
  posts: readonly Post[],
): Promise<readonly PostLoad[]> {
  const ids = posts.map(({ id }) => id);
  const { owed, counts } = await viewing(house.pool, viewer, async (tx) => ({
    owed: await owedBefore(tx, house.area, ids, now, now + windowDays * day),
    counts: await postCounts(tx, house.area, ids, now),
  }));
  const table = capacityTable(area, now);
  const countOf = new Map(counts.map((each) => [each.post, each]));
  const owedOf = Map.groupBy(owed, (each) => each.post);
  return posts.map((post): PostLoad => {
    const mine = owedOf.get(post.id) ?? [];
    const { leads = 0, opened = 0, oldest = null, last = null } = countOf.get(post.id) ?? {};
    const used = mine.reduce((sum, { rule, within }) => sum + pointsOf(table, rule) * within, 0) + leads * (table.weights['lead'] ?? 0);
    const capacity = capacityOf(area, post, now, windowDays, book.calendar);
    return {
      post,
      capacity,
      used,
      percent: percentOf(used, capacity.points),
      leads,
      opened,
      overdue: mine.reduce((sum, each) => sum + each.overdue, 0),
      soon: mine.reduce((sum, each) => sum + each.soon, 0),
      oldest,
      last,
    };
  });
}

export const percentOf = (used: number, points: number | null): number | null =>
  points === null || points === 0 ? null : Math.round((used / points) * 100);

/** Sets what work weighs, what grades carry and which share of closings is read: by those who may change the directory. */
export const setCapacityTable = (house: House, viewer: Viewer, table: CapacityTable, reason: string): Promise<Decision> =>
  changeDirectory(house, viewer, (area) => setCapacity(area, table, reason, viewer.post ?? viewer.practitioner));

export interface Moving {
  readonly points: number;
  readonly from: { readonly before: PostLoad; readonly after: number | null };
  readonly to: { readonly before: PostLoad; readonly after: number | null };
}

/** What moving the lead of some files would do to both posts: no point is lost on the way, and none is made. */
export async function ifMoved(
  house: House,
  viewer: Viewer,
  sight: { readonly area: Area; readonly book: RulebookInForce; readonly now: Instant },
  { from, to, files }: { readonly from: Post; readonly to: Post; readonly files: readonly string[] },
): Promise<Moving | null> {
  const [before, after] = await loadsOf(house, viewer, sight, [from, to]);
  if (!before || !after) return null;
  const table = capacityTable(sight.area, sight.now);
  const owed = await viewing(house.pool, viewer, (tx) => owedAbout(tx, house.area, from.id, files, sight.now + windowDays * day));
  const moved = owed.reduce((sum, { rule, count }) => sum + pointsOf(table, rule) * count, 0) + files.length * (table.weights['lead'] ?? 0);
  return {
    points: moved,
    from: { before, after: percentOf(before.used - moved, before.capacity.points) },
    to: { before: after, after: percentOf(after.used + moved, after.capacity.points) },
  };
}
