/** What the watchdog says of the promise, and whether it or the timekeeper has fallen silent: on every page for staff. */
import { heartbeats, latestPass } from '../store/proof.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
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
