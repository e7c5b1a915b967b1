/** How this process asks the matcher, which runs beside it: where it is comes by the environment, or from whoever started it. */
import { matcherClient, type MatcherClient } from '../matcher/client.ts';
import type { MatcherPlace } from './matcherProcess.ts';

export { MatcherAway } from '../matcher/client.ts';
export type { MatcherClient };

/** Without a place there is none: every search stays owed. */
export const matcherHost = (place: MatcherPlace | null, area: string): MatcherClient =>
  place === null ? { matcher: async () => null, state: async () => null, [Symbol.dispose]: () => {} } : matcherClient({ ...place, area });

export function matcherPlace(env: Readonly<Record<string, string | undefined>>): MatcherPlace | null {
  const { MATCHER_SOCKET: address, MATCHER_SECRET: secret } = env;
  return address && secret ? { address, secret } : null;
}
