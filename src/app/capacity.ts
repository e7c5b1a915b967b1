/**
 * Who has how much, and what falls due when if nothing changes (S21). Counted from what each post owes, weighed by the kind of work, against what
 * its holders carry in the same days. No rule asks anything because time passes alone: what falls due in the next weeks is owed already, so
 * the read model's dates are the forecast (the law is in src/rulebook/uk/capacity.laws.test.ts).
 */
import type { Viewer } from '../access/viewer.ts';
import type { CapacityTable } from '../domain/area/capacity.ts';
import { setCapacity } from '../domain/area/capacityDeciders.ts';
import { isOutside, type PostRole } from '../domain/area/entries.ts';
import { answersAs, postsAnsweredBy, whoAnswers } from '../domain/area/presence.ts';
import type { Area, Post } from '../domain/area/state.ts';
import type { Decision } from '../domain/decision.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { type Capacity, capacityOf, capacityTable, pointsOf } from '../rulebook/uk/capacity.ts';
import { dueByDay, owedAbout, owedBefore, postCounts } from '../store/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { changeDirectory } from './directory.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export type { CapacityTable };
export { capacitySource, capacityTable, kindsOfWork } from '../rulebook/uk/capacity.ts';

/** The days that points are counted over: a fortnight, so that one heavy day is not a heavy post. */
export const windowDays = 14;
const day = 24 * 3_600_000;

/** Asks for all posts at once: the command, which is nobody of the area. */
export const everyPost = 'system:capacity';

/** The posts whose load this viewer answers for: senior and chief all of the area, others their own and those below. Never outside posts. */
export function overseen(area: Area, viewer: Viewer, now: Instant): readonly Post[] {
  const all = [...area.posts.values()].filter(({ role }) => !isOutside(role) && !onPanel.has(role));
  if (viewer.practitioner === everyPost || answersAs(area, viewer.practitioner, ['senior', 'chief'], now)) return all;
  const own = new Set(
    postsAnsweredBy(area, viewer.practitioner, now).filter((id) => supervising.has(area.posts.get(id)?.role ?? 'referrer')),
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
const supervising: ReadonlySet<string> = new Set<PostRole>(['supervisor', 'team-leader', 'senior', 'chief']);
const onPanel: ReadonlySet<string> = new Set<PostRole>(['panel-chair', 'panel-member']);

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

/** More posts than this are shown one organisation at a time. */
const together = 25;

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

export const horizons = [14, 30, 90] as const;
export type Horizon = (typeof horizons)[number];

export interface PostLapses {
  readonly post: Post;
  /** What falls due in 14, 30 and 90 days, and of that while every holder is away; `uncovered`: and nobody deputises then. */
  readonly within: Readonly<Record<Horizon, { readonly all: number; readonly away: number; readonly uncovered: number }>>;
  /** Each week from today: what falls due, its points, and what the post carries then; null: no capacity is recorded. */
  readonly weeks: readonly { readonly from: Instant; readonly due: number; readonly points: number; readonly carries: number | null }[];
}
export interface Lapses {
  readonly area: Area;
  readonly now: Instant;
  readonly organisation: string | null;
  readonly organisations: Load['organisations'];
  readonly rows: readonly PostLapses[];
  /** All of them together. */
  readonly total: Omit<PostLapses, 'post'>;
  /** The post that is taken to be empty, where somebody asked. */
  readonly without: string | null;
  /** Overdue already: they are not among what falls due. */
  readonly overdue: number;
}

/** What lapses if nothing changes; with `without`, as if nobody held that post and whoever answers instead had its work as well. */
export async function lapses(
  house: House,
  viewer: Viewer,
  asked: { readonly organisation?: string; readonly without?: string } = {},
): Promise<Lapses> {
  const { area, book, now } = await look(house, viewer, []);
  const { organisation, organisations, posts } = overseenIn(area, viewer, now, asked.organisation ?? '');
  const ids = posts.map(({ id }) => id);
  const until = startOfDay(dayOf(now).add({ days: 91 }));
  const { due, owed } = await viewing(house.pool, viewer, async (tx) => ({
    due: await dueByDay(tx, house.area, ids, now, until),
    owed: await owedBefore(tx, house.area, ids, now, now),
  }));
  const emptied = area.posts.has(asked.without ?? '') ? (asked.without ?? null) : null;
  const supposed = emptied === null ? area : emptiedOf(area, emptied);
  const table = capacityTable(area, now);
  const weeksOf = (post: Post) => weekly(supposed, post, now, book);
  const rows = posts.map((post): PostLapses => {
    const within = emptyWithin();
    const weeks = weeksOf(supposed.posts.get(post.id) ?? post).map((week) => ({ ...week, due: 0, points: 0 }));
    for (const each of due) {
      if (each.post !== post.id) continue;
      const at = Temporal.PlainDate.from(each.day);
      const noon = startOfDay(at) + day / 2;
      const days = dayOf(now).until(at, { largestUnit: 'days' }).days;
      const is = standing(supposed, post.id, noon);
      for (const horizon of horizons) {
        if (days > horizon) continue;
        within[horizon].all += each.count;
        if (is !== 'there') within[horizon].away += each.count;
        if (is === 'nobody') within[horizon].uncovered += each.count;
      }
      const week = weeks[Math.floor(days / 7)];
      if (week) {
        week.due += each.count;
        week.points += pointsOf(table, each.rule) * each.count;
      }
    }
    return { post, within, weeks };
  });
  return {
    area,
    now,
    organisation,
    organisations,
    rows,
    total: totalOf(rows),
    without: emptied,
    overdue: owed.reduce((sum, each) => sum + each.overdue, 0),
  };
}

type Within = Record<Horizon, { all: number; away: number; uncovered: number }>;
const emptyWithin = (): Within =>
  ({ 14: { all: 0, away: 0, uncovered: 0 }, 30: { all: 0, away: 0, uncovered: 0 }, 90: { all: 0, away: 0, uncovered: 0 } }) as Within;

/** Whether a holder or the rota is there, a deputy stands in, or it falls up to somebody who has a post of their own. */
function standing(area: Area, post: string, at: Instant): 'there' | 'deputised' | 'nobody' {
  const { by } = whoAnswers(area, post, at);
  return by === 'holder' || by === 'rota' ? 'there' : by === 'deputy' ? 'deputised' : 'nobody';
}

const emptiedOf = (area: Area, post: string): Area => {
  const found = area.posts.get(post);
  return found ? { ...area, posts: new Map(area.posts).set(post, { ...found, holders: [], deputies: [] }) } : area;
};

/** Thirteen weeks from today, each with what the post carries in it. */
function weekly(
  area: Area,
  post: Post,
  now: Instant,
  { calendar }: RulebookInForce,
): readonly { readonly from: Instant; readonly carries: number | null }[] {
  return Array.from({ length: 13 }, (_, n) => {
    const from = startOfDay(dayOf(now).add({ days: 7 * n }));
    return { from, carries: post.holders.length === 0 ? 0 : capacityOf(area, post, from, 7, calendar).points };
  });
}

function totalOf(rows: readonly PostLapses[]): Omit<PostLapses, 'post'> {
  const within = emptyWithin();
  for (const row of rows)
    for (const horizon of horizons) {
      within[horizon].all += row.within[horizon].all;
      within[horizon].away += row.within[horizon].away;
      within[horizon].uncovered += row.within[horizon].uncovered;
    }
  const weeks = (rows[0]?.weeks ?? []).map(({ from }, n) => {
    const those = rows.flatMap((row) => row.weeks[n] ?? []);
    const known = those.flatMap(({ carries }) => carries ?? []);
    return {
      from,
      due: those.reduce((sum, each) => sum + each.due, 0),
      points: those.reduce((sum, each) => sum + each.points, 0),
      carries: known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    };
  });
  return { within, weeks };
}

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
