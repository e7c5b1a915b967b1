/** A timekeeper over a test house, in this process. */
import type { AlertRoute } from '../../src/app/alerts.ts';
import { openDisposalPool } from '../../src/app/disposal.ts';
import type { House } from '../../src/app/house.ts';
import { type MailWay, noMail } from '../../src/app/telling.ts';
import { startTimekeeper, type Timekeeper } from '../../src/timekeeper/loop.ts';
import type { TimekeeperOptions } from '../../src/timekeeper/options.ts';
import type { TestHouse } from './house.ts';

export function testTimekeeper(
  house: TestHouse,
  options: { readonly over?: House; readonly routes?: readonly AlertRoute[]; readonly mail?: MailWay } & Pick<
    TimekeeperOptions,
    'sheets' | 'returnedFolder' | 'remindWriter'
  > = {},
): Timekeeper {
  const disposal = openDisposalPool(house.database.disposalUrl);
  const { over = house, routes = [], mail = noMail, ...more } = options;
  const timekeeper = startTimekeeper({
    house: over,
    serviceUrl: house.database.serviceUrl,
    disposalPool: disposal.pool,
    routes,
    mail,
    everyMilliseconds: 30,
    ...more,
  });
  return {
    nextRound: timekeeper.nextRound,
    [Symbol.asyncDispose]: async () => {
      await timekeeper[Symbol.asyncDispose]();
      await disposal[Symbol.asyncDispose]();
    },
  };
}

/** Waits until a question is answered with something true; minutes, because a machine that is busy with other tests has taken more than 40 s to start a process. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  withinMilliseconds = 240_000,
): Promise<T> {
  for (const end = performance.now() + withinMilliseconds; ; await new Promise((resume) => setTimeout(resume, 30))) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Not within ${withinMilliseconds} ms: ${what}`);
  }
}
