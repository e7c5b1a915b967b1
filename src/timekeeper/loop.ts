/**
 * The timekeeper: each second what fell due is settled, arrivals that wait are taken, searches that are owed are run, reads are
 * sealed, disposals finished; a worker beside it delivers alerts. Any number may run. Nothing here is remembered: rows are the truth.
 */
import { sweepAlerts } from '../app/alerts.ts';
import { finishDisposals } from '../app/disposal.ts';
import { disposeAdvice } from '../app/advice.ts';
import { expireDrafts } from '../app/drafts.ts';
import { remindWriters } from '../app/reminders.ts';
import { giveSignOfLife, noteMatcher } from '../app/heartbeat.ts';
import { planSheet } from '../app/dutySheet.ts';
import { takeReturnedFolder } from '../app/returned.ts';
import { handOnAlerts } from '../app/alertMail.ts';
import { planTelling, sweepTelling } from '../app/telling.ts';
import { sealReads } from '../app/reading.ts';
import { letRegisterRowsGo } from '../app/registers.ts';
import { letSearchesGo } from '../app/search.ts';
import { keepLeftOff } from '../app/leftOff.ts';
import { findSilentHits } from '../app/silentHits.ts';
import { putAwaitedFinds } from '../app/awaitedFinds.ts';
import { putTiedReports } from '../app/tiedReports.ts';
import { timekeeperRound } from '../app/time.ts';
import type { TimekeeperOptions } from './options.ts';
import { startAlertWorker } from './worker.ts';

export interface Timekeeper extends AsyncDisposable {
  /** Resolves when the round after this call has ended. */
  readonly nextRound: () => Promise<void>;
}

/** After faults it waits longer, but never so long that it would count as silent (60 s). */
const longestPause = 15_000;
const sweepEveryMilliseconds = 30_000;

export function startTimekeeper(options: TimekeeperOptions): Timekeeper {
  const { house, everyMilliseconds = 1000 } = options;
  const stopping = new AbortController();
  const worker = startAlertWorker(options);
  let ended = Promise.withResolvers<void>();
  const done = (async () => {
    let lastSweep = Number.NEGATIVE_INFINITY;
    for (let failures = 0; !stopping.signal.aborted; ) {
      const sweeps = performance.now() - lastSweep > sweepEveryMilliseconds;
      if (sweeps) lastSweep = performance.now();
      const note = await roundOf(options, sweeps);
      failures = note === '' ? 0 : failures + 1;
      // A database that is away is away for the sign of life as well: then the silence is true.
      await giveSignOfLife(house, 'timekeeper', note).catch((error: Error) =>
        house.log('The timekeeper could not give a sign of life', { error: error.name }),
      );
      ended.resolve();
      ended = Promise.withResolvers();
      await pause(Math.min(longestPause, everyMilliseconds * 2 ** Math.min(failures, 10)), stopping.signal);
    }
  })();
  return {
    nextRound: async () => {
      // The one under way may have begun before what the caller waits for.
      await ended.promise;
      await ended.promise;
    },
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await done;
      await worker[Symbol.asyncDispose]();
    },
  };
}

/** Every step on its own: one that fails does not keep the others from their work. Which failed. */
async function roundOf(
  { house, disposalPool, remindWriter = null, returnedFolder = null, sheets = null }: TimekeeperOptions,
  sweeps: boolean,
): Promise<string> {
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'settling what is due': () => timekeeperRound(house),
    'sealing reads': () => sealReads(house),
    'finishing disposals': () => finishDisposals(house, disposalPool),
    ...(sweeps
      ? {
          ...(returnedFolder === null ? {} : { 'taking returned mail': () => takeReturnedFolder(house, returnedFolder) }),
          'writing mail': () => planTelling(house),
          'sweeping mail': () => sweepTelling(house),
          ...(sheets === null ? {} : { 'making the duty sheet': () => planSheet(house, sheets) }),
          'sweeping alerts': () => sweepAlerts(house),
          'handing alerts on': () => handOnAlerts(house),
          'asking for the matcher': () => noteMatcher(house),
          'keeping who is off the list of known people': () => keepLeftOff(house),
          'expiring drafts': () => expireDrafts(house),
          'reminding writers': () => remindWriters(house, remindWriter),
          'letting questions go': () => disposeAdvice(house),
          'letting register rows go': () => letRegisterRowsGo(house),
          'letting searches go': () => letSearchesGo(house),
          'putting silent hits to their holders': () => findSilentHits(house),
          'putting finds to the files that arrivals became': () => putAwaitedFinds(house),
          'putting reports to the leads of those tied': () => putTiedReports(house),
        }
      : {}),
  };
  const failed: string[] = [];
  for (const [step, work] of Object.entries(steps)) {
    try {
      await work();
    } catch (error) {
      failed.push(step);
      house.log('A step of the timekeeper failed and is tried again', {
        step,
        error: (error as Error).name,
        code: (error as { code?: string }).code ?? '',
      });
    }
  }
  return failed.length === 0 ? '' : `failed: ${failed.join(', ')}`;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  return promise;
}
