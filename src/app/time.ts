/** The passing of time: settles what falls due, in the order of its true instants, and moves a demonstration's clock, firing every instant on the way. */
import type { Instant } from '../ledger/envelope.ts';
import { advanceProductClock, productClock, resumeProductClock, startProductClock } from '../store/clock.ts';
import { nextTurning } from '../store/directory.ts';
import { dueFiles, unsearched } from '../store/due.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Pool } from '../store/pools.ts';
import { settleFile } from './act.ts';
import type { House } from './house.ts';
import { refreshStale, turnPosts } from './restructure.ts';
import { searchFor } from './identify.ts';
import { takeWaiting } from './intake.ts';

/** Settles every file at which time has changed something. Idempotent by obligation and rung; any number may run at once. */
export async function settleDue(house: House, limit = 500): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  // Who answers may have turned by itself as well: a shift ended, an absence began.
  await turnPosts(house);
  const seen = new Set<string>();
  let settled = 0;
  for (;;) {
    const now = await house.now();
    const due = await viewing(house.pool, viewer, (tx) => dueFiles(tx, house.area, now, limit));
    const fresh = due.filter(({ file, at }) => !seen.has(`${file} ${at}`));
    for (const { file, at } of fresh) {
      seen.add(`${file} ${at}`);
      // One file that cannot be settled must not keep the others waiting. The watchdog names it within minutes.
      const outcome = await settleFile(house, viewer, file).catch((error: Error) => {
        house.log('A file could not be settled', { file, error: error.name });
        return null;
      });
      if (outcome?.kind === 'done') settled += 1;
    }
    if (due.length < limit || fresh.length === 0) return settled;
  }
}

/** One round of the timekeeper: what falls due, arrivals that wait, searches that are owed. */
export async function timekeeperRound(
  house: House,
): Promise<{ readonly settled: number; readonly taken: number; readonly searched: number }> {
  const settled = await settleDue(house);
  await refreshStale(house);
  const taken = await takeWaiting(house);
  const owed = await viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => unsearched(tx, house.area, 100));
  let searched = 0;
  for (const { file, referral } of owed) {
    if (await searchFor(house, file, referral)) searched += 1;
    // Away: whoever asks next would wait for it as long. Only this one failed: the others are not kept waiting.
    else if ((await house.matcher()) === null) break;
  }
  return { settled, taken, searched };
}

/** Product time of a demonstration area; wall time where the area has no clock. Asked for often, so the row is read at most once a second. */
export function productTime(
  pool: Pool,
  area: string,
  wall: () => Instant,
): { readonly now: () => Promise<Instant>; readonly forget: () => void } {
  let kept: { readonly readAt: Instant; readonly offset: number } | null = null;
  return {
    now: async () => {
      const at = wall();
      if (!kept || at - kept.readAt > 1000 || at < kept.readAt) {
        const clock = await viewing(pool, serviceViewer(area, 'clock'), (tx) => productClock(tx, area));
        kept = { readAt: at, offset: clock ? clock.productAt - clock.wallAt : 0 };
      }
      return Math.floor(at + kept.offset);
    },
    forget: () => {
      kept = null;
    },
  };
}

export const startClock = (pool: Pool, area: string, at: Instant): Promise<void> =>
  viewing(pool, serviceViewer(area, 'clock'), (tx) => startProductClock(tx, area, at));
export const hasClock = async (pool: Pool, area: string): Promise<boolean> =>
  (await viewing(pool, serviceViewer(area, 'clock'), (tx) => productClock(tx, area))) !== null;
export const resumeClock = (pool: Pool, area: string): Promise<void> =>
  viewing(pool, serviceViewer(area, 'clock'), (tx) => resumeProductClock(tx, area));

/** Moves a demonstration forward to an instant. */
export async function forwardTo(house: House, to: Instant, forget: () => void): Promise<Instant> {
  await passTime(house, to, async (at) => {
    await viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) => advanceProductClock(tx, house.area, at));
    forget();
  });
  return house.now();
}

/** Lets time pass up to an instant: the clock stops at each instant on the way at which something falls due. */
export async function passTime(house: House, to: Instant, advance: (at: Instant) => Promise<void>): Promise<void> {
  let before = '';
  for (;;) {
    const { next, turn } = await viewing(house.pool, serviceViewer(house.area, 'clock'), async (tx) => ({
      next: (await dueFiles(tx, house.area, to, 1))[0],
      turn: await nextTurning(tx, house.area, to),
    }));
    if (turn !== null && turn < (next?.at ?? Number.POSITIVE_INFINITY)) {
      await advance(turn);
      await turnPosts(house);
      continue;
    }
    if (!next) break;
    const now = `${next.file} ${next.at}`;
    // A file that does not settle is the timekeeper's to come back to; it must not hold the clock.
    if (now === before) {
      house.log('A file did not settle as the clock moved', { file: next.file });
      break;
    }
    before = now;
    await advance(next.at);
    await settleDue(house);
  }
  await advance(to);
}
