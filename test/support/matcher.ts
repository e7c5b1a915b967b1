/** The list of known people in the test's own process, over the same feed: for tests that are not about the matcher's process. */
import { createPool } from '../../src/store/pools.ts';
import { feedOf } from '../../src/matcher/feed.ts';
import { applyChanges, LeftOuts } from '../../src/matcher/known.ts';
import type { MatcherState } from '../../src/matcher/protocol.ts';
import { inMemoryMatcher, type Matcher } from '../../src/matching/matcher.ts';
import { createPeopleList } from '../../src/matching/people-list.ts';

export interface MatcherHere extends AsyncDisposable {
  /** Fed up to the ledger as it is now. */
  ready(): Promise<Matcher>;
  state(): Promise<MatcherState>;
}

export function matcherHere(matcherUrl: string, area: string): MatcherHere {
  const pool = createPool({ url: matcherUrl, applicationName: 'throughline test matcher', max: 1 });
  const feed = feedOf(pool, area);
  let list = createPeopleList();
  let out = new LeftOuts();
  let from = 0;
  let times = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const feedOnce = async (): Promise<Matcher> => {
    const now = await feed.since(from);
    if (now.times !== times) {
      list = createPeopleList();
      out = new LeftOuts();
      for await (const changed of feed.everybody()) applyChanges(list, out, { changed, gone: [], position: 0 });
      times = now.times;
    }
    applyChanges(list, out, { ...now, position: Math.max(0, now.size - 1) });
    from = now.size;
    const matcher = inMemoryMatcher(list);
    return { ask: async (...asked) => ({ ...(await matcher.ask(...asked)), leftOut: out.all.map(({ record }) => record) }) };
  };
  const ready = () => {
    const done = turn.then(feedOnce);
    turn = done.catch(() => {});
    return done;
  };
  return {
    ready,
    state: async () => {
      await ready();
      const { size: people, position } = list;
      return {
        isReady: true,
        stuckOn: null,
        leftOut: out.all,
        leftOutAt: position,
        people,
        position,
        threads: 1,
        listedInMilliseconds: 0,
        memory: 0,
      };
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
