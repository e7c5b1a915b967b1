/**
 * What has arrived and waits with the intake, or with a post that nobody fills, and is given to whoever works on it: chosen from a list, both loads
 * seen before, each file an act of its own with its own outcome. What nobody could read has no file yet and is named beside.
 */
import type { Viewer } from '../access/viewer.ts';
import type { Area, Post } from '../domain/area/state.ts';
import { because } from '../domain/decision.ts';
import { isWaitingPost, whyNotLead } from '../domain/file/leading.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { capacityTable, pointsOf } from '../rulebook/uk/capacity.ts';
import { queueItems } from '../store/arrivals.ts';
import { owedAbout } from '../store/capacity.ts';
import { type WaitingFile, waitingWith } from '../store/workload.ts';
import { viewing } from '../store/viewing.ts';
import type { Outcome } from './act.ts';
import { overseen } from './overseen.ts';
import { loadsOf, type Moving, percentOf, windowDays } from './capacity.ts';
import { recordAct } from './cases.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export type { WaitingFile };

/** Of one page, and so the most that are given at once: each is named before it moves. */
export const givenAtMost = 50;

export interface WaitingToGive {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  readonly rows: readonly WaitingFile[];
  readonly all: number;
  readonly page: number;
  readonly pages: number;
  /** The posts of the viewer's organisation that could lead: to another organisation a file is handed over. */
  readonly posts: readonly Post[];
  /** Arrivals that nobody could read: no file is made of them, so that nobody leads them yet. */
  readonly unread: readonly { readonly id: string; readonly since: Instant }[];
}

export async function waitingToGive(house: House, viewer: Viewer, asked: number): Promise<WaitingToGive> {
  const { area, book, now } = await look(house, viewer, []);
  const ours = overseen(area, viewer, now).filter(({ organisation }) => organisation === viewer.organisation);
  const from = ours.filter(isWaitingPost).map(({ id }) => id);
  const ask = (page: number) =>
    viewing(house.pool, viewer, (tx) => waitingWith(tx, house.area, from, now, givenAtMost, (page - 1) * givenAtMost));
  const first = await ask(asked);
  const pages = Math.max(1, Math.ceil(first.all / givenAtMost));
  const page = Math.min(asked, pages);
  const { rows, all } = page === asked ? first : await ask(page);
  const isIntake = ours.some(({ role }) => role === 'intake');
  const queue = isIntake ? await viewing(house.pool, viewer, (tx) => queueItems(tx, house.area)) : [];
  return {
    area,
    book,
    now,
    rows,
    all,
    page,
    pages,
    posts: [...area.posts.values()].filter((post) => post.organisation === viewer.organisation && whyNotLead(area, post, now) === null),
    unread: queue
      .filter(({ item, queue: on }) => on === 'unreadable' && item.startsWith('arrival/'))
      .map(({ item, since }) => ({ id: item.slice('arrival/'.length), since })),
  };
}

/** What giving would do to every post that has them now, and to the one that gets them: no point is lost on the way, and none is made. */
export async function ifGiven(
  house: House,
  viewer: Viewer,
  sight: Pick<WaitingToGive, 'area' | 'book' | 'now'>,
  files: readonly Pick<WaitingFile, 'file' | 'from'>[],
  to: Post,
): Promise<{ readonly from: readonly Moving['from'][]; readonly to: Moving['to'] } | null> {
  const given = Map.groupBy(
    files.filter(({ from }) => from !== to.id),
    ({ from }) => from,
  );
  const from = [...given.keys()].flatMap((id) => sight.area.posts.get(id) ?? []);
  const loads = await loadsOf(house, viewer, sight, [...from, to]);
  const table = capacityTable(sight.area, sight.now);
  const pointsFrom = await viewing(house.pool, viewer, async (tx) => {
    const points = new Map<string, number>();
    for (const [post, some] of given) {
      const ids = some.map(({ file }) => file);
      const owed = await owedAbout(tx, house.area, post, ids, sight.now + windowDays * day);
      points.set(
        post,
        owed.reduce((sum, { rule, count }) => sum + pointsOf(table, rule) * count, 0) + ids.length * (table.weights['lead'] ?? 0),
      );
    }
    return points;
  });
  const after = loads.at(-1);
  if (!after) return null;
  const all = [...pointsFrom.values()].reduce((sum, each) => sum + each, 0);
  return {
    from: loads
      .slice(0, -1)
      .map((before) => ({ before, after: percentOf(before.used - (pointsFrom.get(before.post.id) ?? 0), before.capacity.points) })),
    to: { before: after, after: percentOf(after.used + all, after.capacity.points) },
  };
}
const day = 24 * 3_600_000;

export interface Given {
  readonly file: string;
  readonly outcome: Outcome;
}

/** One by one. One that is refused keeps no other; one that meets a fault is said to be unknown, and those after it are tried all the same. */
export async function giveFiles(
  house: House,
  viewer: Viewer,
  asked: {
    readonly files: readonly { readonly file: string; readonly from: string }[];
    readonly post: string;
    readonly reason: string;
    readonly key: string;
  },
): Promise<readonly Given[]> {
  const given: Given[] = [];
  for (const { file, from } of asked.files) {
    const act = { act: 'take-lead', file, key: `${asked.key}-${file}`, post: asked.post, reason: asked.reason, from } as const;
    const outcome = await recordAct(house, viewer, act).catch((error: unknown) => {
      house.log('A file was not given out', { file, error: (error as Error).name });
      return unknown;
    });
    given.push({ file, outcome });
  }
  return given;
}
const unknown = because(
  'outcome-unknown',
  'Something went wrong with this one: it may not have moved.',
  'Open it to see which post leads it now.',
);
