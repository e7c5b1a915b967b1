/** A house over a running database, for a process of its own beside the one that serves pages. */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import pino from 'pino';
import { uk } from '../rulebook/uk/rulebook.ts';
import { createPool } from '../store/pools.ts';
import type { House } from './house.ts';
import { matcherHost, matcherPlace } from './matcherHost.ts';
import { productTime } from './time.ts';

export interface HouseOptions {
  readonly serviceUrl: string;
  readonly area: string;
  /** Shown to whoever looks at the database's connections, and in the log. */
  readonly name: string;
}

export function openHouse({ serviceUrl, area, name }: HouseOptions): House & AsyncDisposable {
  const log = pino({ name, base: null }, pino.destination({ dest: 2, sync: false }));
  const onIdleError = (fault: Error) => log.warn({ fault: fault.name }, 'a database connection broke; another takes its place');
  const pool = createPool({ url: serviceUrl, applicationName: name, onIdleError });
  const clock = productTime(pool, area, Date.now);
  const client = matcherHost(matcherPlace(process.env), area);
  return {
    pool,
    area,
    rulebook: uk,
    now: clock.now,
    newId: () => randomBytes(16).toString('hex'),
    newSalt: () => randomBytes(32),
    matcher: client.matcher,
    matcherState: client.state,
    log: (sentence, ids) => log.info(ids ?? {}, sentence),
    [Symbol.asyncDispose]: () => {
      client[Symbol.dispose]();
      return pool.end();
    },
  };
}
