/** A house whose matcher is the real process, for tests that are about it. */
import { MatcherProcess } from '../../src/app/matcherProcess.ts';
import type { House } from '../../src/app/house.ts';
import { matcherClient, type MatcherClient } from '../../src/matcher/client.ts';
import { testHouse, type TestHouse } from './house.ts';
import { eventually } from './timekeeper.ts';

export interface MatchingHouse extends AsyncDisposable {
  /** The test's house, asking the process. */
  readonly house: TestHouse;
  readonly matcher: MatcherProcess;
  readonly client: MatcherClient;
  readonly said: string[];
  readonly there: () => Promise<void>;
}

/**
 * Nothing looks at the matcher unless the test does, and a machine that is busy with other tests may take its time to answer:
 * whoever tests how long is waited says so.
 */
export async function matchingHouse(options: { readonly presenceMilliseconds?: number } = {}): Promise<MatchingHouse> {
  const { presenceMilliseconds = 20_000 } = options;
  const own = await testHouse();
  const said: string[] = [];
  const log: House['log'] = (sentence) => void said.push(sentence);
  const areas = [own.area, 'northmere'];
  const matcher = new MatcherProcess({
    matcherUrl: own.database.matcherUrl,
    areas,
    log,
    lookMilliseconds: 600_000,
    presenceMilliseconds,
  });
  const client = matcherClient({ ...matcher.place, area: own.area, presenceMilliseconds });
  // The functions of the test's house ask whatever it is given here.
  const house: TestHouse = Object.assign(own, { matcher: client.matcher, matcherState: client.state });
  const there = async () => void (await eventually(() => house.matcher(), 'the matcher is there'));
  await there();
  return {
    house,
    matcher,
    client,
    said,
    there,
    [Symbol.asyncDispose]: async () => {
      client[Symbol.dispose]();
      await matcher[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}
