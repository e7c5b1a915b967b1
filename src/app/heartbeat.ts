/** Gives the sign of life by whose absence everybody sees that a part of the product has stopped. Wall time. */
import { beat } from '../store/due.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

export const giveSignOfLife = (house: House, name: string, note = ''): Promise<void> =>
  viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => beat(tx, name, note));

/** What doctor tells of the matcher: it reads only, so whoever asks it writes down that it answered. */
export interface MatcherNote {
  readonly people: number;
  readonly position: number;
  readonly threads: number;
  readonly memory: number;
  /** Records that could not be put on the list; absent from notes of earlier releases. */
  readonly leftOut?: readonly string[];
}

/** Away, or still listing everybody, it is not heard. */
export async function noteMatcher(house: House): Promise<void> {
  const state = await house.matcherState?.();
  if (state?.stuckOn) await giveSignOfLife(house, 'matcher-stuck', state.stuckOn);
  if (!state?.isReady) return;
  const { people, position, threads, memory } = state;
  const leftOut = state.leftOut.map(({ record }) => record);
  await giveSignOfLife(house, 'matcher', JSON.stringify({ people, position, threads, memory, leftOut } satisfies MatcherNote));
}
