/** The product as it runs: the house over its database, the matcher's list, and in a demonstration the told story. */
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { uk } from '../rulebook/uk/rulebook.ts';
import { createPool, type Pool } from '../store/pools.ts';
import { noArea } from './doctor/area.ts';
import { areaId, areaName } from './demonstration/area.ts';
import { loadDemonstration } from './demonstration/load.ts';
import type { Matcher } from '../matching/matcher.ts';
import { StoreFault } from '../store/faults.ts';
import { serviceViewer } from '../store/viewing.ts';
import { adoptRulebook, areaNow } from './directory.ts';
import { sheetSettings } from './dutySheet.ts';
import type { House } from './house.ts';
import { mailSettings, toldByEnvironment } from './mailer.ts';
import { matcherHost } from './matcherHost.ts';
import { MatcherProcess } from './matcherProcess.ts';
import type { ProductOptions } from './product.ts';
import { makeSigningKey } from './signing/keyFile.ts';
import { signerIn } from './signing/signer.ts';
import { forwardTo, productTime, resumeClock } from './time.ts';
import { TimekeeperProcess } from './timekeeperProcess.ts';
import { WatchdogProcess } from './watchdogProcess.ts';

export interface Product extends AsyncDisposable {
  readonly house: House;
  readonly areaName: string;
  /** Whether it is an area of subjects of interest. */
  readonly subjects?: boolean;
  readonly kind: ProductOptions['kind'];
  /** Moves a demonstration forward. */
  readonly forward: (by: Step) => Promise<void>;
}

/** How far a demonstration moves at a time: danger is a matter of minutes, a review of weeks. */
const steps = { minutes: 10 * 60_000, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;
export type Step = keyof typeof steps;

/** Made before the product is opened, by whoever serves it: a test that opens one leaves no key behind. */
export const ensureSigningKey = (dataDir: string): ReturnType<typeof makeSigningKey> => makeSigningKey(dataDir, areaId, Date.now());

export async function openProduct(options: ProductOptions): Promise<Product> {
  const log = pino({ name: 'throughline', base: null }, pino.destination({ dest: 2, sync: false }));
  const pool: Pool = createPool({
    url: options.serviceUrl,
    applicationName: 'throughline',
    onIdleError: (fault) => log.warn({ fault: fault.name }, 'a database connection broke; another takes its place'),
  });
  // Settings that are wrong are said now, and not when the first alert goes out.
  mailSettings(process.env);
  sheetSettings(process.env);
  const clock = productTime(pool, areaId, Date.now);
  const ids = (sentence: string, about?: Readonly<Record<string, string | number>>) => log.info(about ?? {}, sentence);
  const matching = new MatcherProcess({ matcherUrl: options.matcherUrl, areas: [areaId], log: ids });
  const matcher = matcherHost(matching.place, areaId);
  const stopMatching = async () => {
    matcher[Symbol.dispose]();
    await matching[Symbol.asyncDispose]();
  };
  const house: House = {
    pool,
    area: areaId,
    rulebook: uk,
    now: clock.now,
    newId: () => randomBytes(16).toString('hex'),
    newSalt: () => randomBytes(32),
    matcher: matcher.matcher,
    matcherState: matcher.state,
    signer: signerIn(options.dataDir, areaId),
    log: ids,
  };
  try {
    if (options.kind === 'demonstration') {
      await resumeClock(pool, areaId);
      // Its story has people in it whom the matcher finds.
      await loadDemonstration({ ...house, matcher: () => patiently(house) }, options.onProgress, options.subjects === true);
      clock.forget();
    }
    const area = await areaNow(house, serviceViewer(areaId, 'clock'));
    if (area.posts.size === 0) {
      throw new StoreFault('area-not-set-up', `${noArea.words} ${noArea.fix}`);
    }
    await adoptRulebook(house);
    const { serviceUrl, disposalUrl, watchdogUrl } = options;
    const dutyAlertUrl = process.env.DUTY_ALERT_URL;
    const timekeeper = new TimekeeperProcess({
      serviceUrl,
      disposalUrl,
      area: areaId,
      ...(dutyAlertUrl ? { dutyAlertUrl } : {}),
      matcher: matching.place,
      settings: toldByEnvironment(process.env),
      log: house.log,
    });
    const watchdog = new WatchdogProcess({ watchdogUrl, log: house.log });
    return {
      house,
      areaName: area.kind === 'partnership' ? areaName : area.name,
      subjects: area.kind === 'subjects of interest',
      kind: options.kind,
      forward: async (by) => {
        await forwardTo(house, (await house.now()) + steps[by], clock.forget);
      },
      [Symbol.asyncDispose]: async () => {
        await Promise.all([timekeeper[Symbol.asyncDispose](), watchdog[Symbol.asyncDispose]()]);
        await stopMatching();
        await pool.end();
      },
    };
  } catch (error) {
    await stopMatching();
    await pool.end();
    throw error;
  }
}

/** Waits until the matcher answers; goes on without it after a while, and what it would have found is found later. */
async function patiently(house: House): Promise<Matcher | null> {
  for (const until = performance.now() + longestWait; performance.now() < until; await new Promise((resume) => setTimeout(resume, 100))) {
    const matcher = await house.matcher();
    if (matcher) return matcher;
  }
  house.log('The matcher did not come within half a minute; searches stay owed');
  return null;
}
const longestWait = 30_000;
