/** Runs the watchdog beside the service: a program of its own with a role of its own, which nothing here is imported into. */
import { join } from 'node:path';
import type { House } from './house.ts';
import { KeptAlive } from './keptAlive.ts';

const script = join(import.meta.dirname, '../../watchdog/main.ts');

export class WatchdogProcess extends KeptAlive {
  constructor({ watchdogUrl, seconds, log }: { readonly watchdogUrl: string; readonly seconds?: number; readonly log: House['log'] }) {
    const env = { WATCHDOG_DATABASE_URL: watchdogUrl, ...(seconds === undefined ? {} : { WATCHDOG_SECONDS: String(seconds) }) };
    super({ name: 'watchdog', script, env, log });
  }
}
