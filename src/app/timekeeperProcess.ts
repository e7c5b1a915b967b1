/** Runs a timekeeper beside the service. Named by its path: this folder may not import it. */
import { join } from 'node:path';
import type { House } from './house.ts';
import { KeptAlive } from './keptAlive.ts';
import type { MatcherPlace } from './matcherProcess.ts';

const script = join(import.meta.dirname, '../timekeeper/main.ts');

export class TimekeeperProcess extends KeptAlive {
  constructor(options: {
    readonly serviceUrl: string;
    readonly disposalUrl: string;
    readonly area: string;
    readonly dutyAlertUrl?: string;
    /** Where the matcher is asked; without it every search stays owed. */
    readonly matcher?: MatcherPlace;
    /** Settings of mail and duty sheets, by name. */
    readonly settings?: Readonly<Record<string, string>>;
    readonly log: House['log'];
  }) {
    const { serviceUrl, disposalUrl, area, dutyAlertUrl, matcher, settings, log } = options;
    const env = {
      TIMEKEEPER_SERVICE_URL: serviceUrl,
      TIMEKEEPER_DISPOSAL_URL: disposalUrl,
      TIMEKEEPER_AREA: area,
      ...(dutyAlertUrl ? { DUTY_ALERT_URL: dutyAlertUrl } : {}),
      ...(matcher ? { MATCHER_SOCKET: matcher.address, MATCHER_SECRET: matcher.secret } : {}),
      ...settings,
    };
    super({ name: 'timekeeper', script, env, log });
  }
}
