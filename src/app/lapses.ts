/**
 * What falls due in the next weeks if nothing changes, while who is away, and as if a post were empty (S21). No rule asks anything because
 * time passes alone: what falls due in the next weeks is owed already, so the read model's dates are the forecast (the law is in
 * src/rulebook/uk/capacity.test.ts).
 */
import type { Viewer } from '../access/viewer.ts';
import { whoAnswers } from '../domain/area/presence.ts';
import type { Area, Post } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { capacityOf, capacityTable, pointsOf } from '../rulebook/uk/capacity.ts';
import { dueByDay, owedBefore } from '../store/capacity.ts';
import { viewing } from '../store/viewing.ts';
import { day, type Load } from './capacity.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { overseenIn } from './overseen.ts';

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
