/** What the watchdog says of the promise, and whether it or the timekeeper has fallen silent: on every page for staff. */
import type { Instant } from '../ledger/envelope.ts';
import { type Breach, breaches, heartbeats, latestPass, type Pass } from '../store/proof.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { countDrafts, type DraftCount } from './drafts.ts';
import type { House } from './house.ts';

export type PromiseProof =
  | { readonly kind: 'kept'; readonly checkedSecondsAgo: number }
  | { readonly kind: 'breached'; readonly breaches: number; readonly checkedSecondsAgo: number }
  | { readonly kind: 'watchdog-silent'; readonly silentSeconds: number }
  | { readonly kind: 'timekeeper-silent'; readonly silentSeconds: number };

const watchdogSilentAfter = 180;
const timekeeperSilentAfter = 60;

export async function promiseProof(house: House): Promise<PromiseProof> {
  const { pass, beats } = await viewing(house.pool, serviceViewer(house.area, 'clock'), async (tx) => ({
    pass: await latestPass(tx, house.area),
    beats: await heartbeats(tx),
  }));
  const ago = (at: number | undefined): number =>
    at === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Math.round((Date.now() - at) / 1000));
  const timekeeper = ago(beats.get('timekeeper'));
  if (timekeeper > timekeeperSilentAfter) return { kind: 'timekeeper-silent', silentSeconds: timekeeper };
  const watchdog = ago(beats.get('watchdog'));
  if (!pass || watchdog > watchdogSilentAfter) return { kind: 'watchdog-silent', silentSeconds: watchdog };
  const checkedSecondsAgo = ago(pass.finishedAt);
  return pass.breaches > 0 ? { kind: 'breached', breaches: pass.breaches, checkedSecondsAgo } : { kind: 'kept', checkedSecondsAgo };
}

/** What the page "The promise" shows: the last passes, who has been heard when, what is breached and what was mended. Wall time. */
export interface PromiseSight {
  readonly proof: PromiseProof;
  readonly minute: Pass | null;
  readonly full: Pass | null;
  readonly heard: {
    readonly watchdog: Instant | null;
    readonly timekeeper: Instant | null;
    readonly matcher: Instant | null;
    /** So many records cannot be put on the list of known people that it answers nobody. One of them, doctor says. */
    readonly isListStuck: boolean;
    readonly dutySheet: Instant | null;
  };
  readonly standing: readonly Breach[];
  readonly mended: readonly Breach[];
  /** Forms begun and not sent: how many, and since when (wall time). Nobody can read them. */
  readonly drafts: DraftCount;
}

const isStuck = (beats: ReadonlyMap<string, number>): boolean => {
  const stuck = beats.get('matcher-stuck') ?? 0;
  return stuck > (beats.get('matcher') ?? 0) && Date.now() - stuck < watchdogSilentAfter * 1000;
};

const shownBreaches = 200;

export async function promiseSight(house: House): Promise<PromiseSight> {
  const proof = await promiseProof(house);
  const drafts = await countDrafts(house);
  return viewing(house.pool, serviceViewer(house.area, 'clock'), async (tx) => {
    const beats = await heartbeats(tx);
    const found = await breaches(tx, house.area, shownBreaches);
    return {
      proof,
      drafts,
      minute: await latestPass(tx, house.area, 'minute'),
      full: await latestPass(tx, house.area, 'full'),
      heard: {
        watchdog: beats.get('watchdog') ?? null,
        timekeeper: beats.get('timekeeper') ?? null,
        matcher: beats.get('matcher') ?? null,
        isListStuck: isStuck(beats),
        dutySheet: beats.get('duty-sheet') ?? null,
      },
      standing: found.filter((each) => each.mendedAt === null),
      mended: found.filter((each) => each.mendedAt !== null),
    };
  });
}
