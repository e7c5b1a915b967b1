/**
 * What a change of the directory changes in the lists. Who fills a post is looked up when a list is read, so that people come and go
 * without a row being touched. Which post a duty means stands in the rows: when that changes, the files are made again in batches by
 * the timekeeper, and until then the lists look under the old post as well (docs/decisions/0011-posts.md).
 */
import { turningPoints, whoAnswers } from '../domain/area/presence.ts';
import type { Area, Post } from '../domain/area/state.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile, type FileState } from '../domain/file/state.ts';
import type { Duty } from '../domain/obligation/entries.ts';
import type { Instant } from '../ledger/envelope.ts';
import { inForce } from '../rulebook/engine/rulebook.ts';
import type { Transaction } from '../store/append.ts';
import { projectAgain } from '../store/commit.ts';
import {
  endMoves,
  everyFileStale,
  lockTurning,
  type Moved,
  movedFrom,
  movePosts,
  nextTurning,
  notStale,
  staleFiles,
  writePosts,
  writeTurning,
} from '../store/directory.ts';

import { serviceViewer, viewing } from '../store/viewing.ts';
import { settleFile } from './act.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { projectFile } from './project.ts';

/** Duties that name a post by its role or its place, and so mean another post when the directory is changed. */
const structural: readonly Duty[] = ['second', 'intake', 'senior', 'records', 'area-duty'];

/** Which posts owe now what others owed, whoever leads. */
export function movedPosts(before: Area, after: Area): readonly Moved[] {
  const moved = new Map<string, Moved>();
  for (const lead of before.posts.keys()) {
    const under = (area: Area): FileState => ({ ...emptyFile('', area), lead });
    for (const duty of structural) {
      const [from, to] = [postFor(under(before), duty), postFor(under(after), duty)];
      if (from !== to) moved.set(`${from} ${to}`, { from, to });
    }
  }
  return [...moved.values()];
}

/** What the watchdog needs to know: that each post is answered for at this instant, and by whom. */
export const postRows = (area: Area, at: Instant): readonly object[] =>
  [...area.posts.values()].map(({ id, role, organisation }: Post) => ({
    id,
    role,
    organisation,
    answered_by: whoAnswers(area, id, at).practitioner,
  }));

const turnsNext = (area: Area, now: Instant): Instant | null => turningPoints(area).find((at) => at > now) ?? null;

/** In the transaction that changes the directory, after the facts are appended. */
export async function followChange(tx: Transaction, before: Area, after: Area, now: Instant): Promise<void> {
  await writeTurning(tx, after.id, turnsNext(after, now));
  await movePosts(tx, after.id, movedPosts(before, after));
  const adopted = after.adoptions.slice(before.adoptions.length);
  const isSwitched = after.switches.length > before.switches.length;
  if (isSwitched || adopted.some((each) => each.newRules.length > 0)) await everyFileStale(tx, after.id);
}

/** Writes anew who answers, if an instant has passed at which that turns by itself. */
export async function turnPosts(house: House): Promise<boolean> {
  const now = await house.now();
  const viewer = serviceViewer(house.area, 'timekeeper');
  return viewing(house.pool, viewer, async (tx) => {
    if ((await nextTurning(tx, house.area, now)) === null) return false;
    await lockTurning(tx, house.area);
    const { area } = await load(tx, house.pool, house.area, []);
    await writePosts(tx, house.area, postRows(area, now));
    await writeTurning(tx, house.area, turnsNext(area, now));
    return true;
  });
}

/** The posts of somebody's lists, with those whose rows have not followed a change yet. */
export const postsListed = async (tx: Transaction, ledger: string, posts: readonly string[]): Promise<readonly string[]> => [
  ...new Set([...posts, ...(await movedFrom(tx, ledger, posts))]),
];

const batch = 100;

/** Settles and projects again the files that a change of the directory has left behind. How many. */
export async function refreshStale(house: House, atMost = 2000): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const inArea = <T>(work: (tx: Transaction) => Promise<T>) => viewing(house.pool, viewer, work);
  let refreshed = 0;
  for (;;) {
    const stale = await inArea((tx) => staleFiles(tx, house.area, batch));
    for (const each of stale) {
      // One file that cannot be made again must not keep the others waiting; it stays on the list, and rebuild --check names it.
      try {
        await settleFile(house, viewer, each.file);
        await projectOnce(house, each.file);
        refreshed += 1;
      } catch (error) {
        house.log('A file could not be made again', { file: each.file, error: (error as Error).name });
      }
      await inArea((tx) => notStale(tx, house.area, each));
    }
    if (stale.length < batch || refreshed >= atMost) break;
  }
  await inArea((tx) => endMoves(tx, house.area));
  return refreshed;
}

/** In one snapshot: whoever writes the same rows meanwhile wins, and it is done again. */
async function projectOnce(house: House, file: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const now = await house.now();
      await viewing(
        house.pool,
        serviceViewer(house.area, 'timekeeper'),
        async (tx) => {
          const { area, files } = await load(tx, house.pool, house.area, [file]);
          const found = files.get(file);
          // What was let go has no values any more, and its rows were written then.
          if (found?.opened && !found.disposed) await projectAgain(tx, house.area, projectFile(found, inForce(house.rulebook, area, now)));
        },
        'repeatable read',
      );
      return;
    } catch (fault) {
      if (!['40001', '40P01', '23505'].includes((fault as { code?: string }).code ?? '') || attempt === 10) throw fault;
    }
  }
}
