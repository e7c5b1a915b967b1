/** A house whose matcher is the real process, for tests that are about it. */
import { matcherHost, type MatcherClient } from '../../src/app/matcherHost.ts';
import { MatcherProcess } from '../../src/app/matcherProcess.ts';
import type { House } from '../../src/app/house.ts';
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

export async function matchingHouse(options: { readonly lookMilliseconds?: number } = {}): Promise<MatchingHouse> {
  const own = await testHouse();
  const said: string[] = [];
  const log: House['log'] = (sentence) => void said.push(sentence);
  const matcher = new MatcherProcess({ matcherUrl: own.database.matcherUrl, areas: [own.area, 'northmere'], log, ...options });
  const client = matcherHost(matcher.place, own.area);
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
