/**
 * At which addresses this answers at all. A name that is not ours is refused: a page somewhere else whose name was made to point here
 * (DNS rebinding) would otherwise read what is shown to the browser on this machine. A name is what such a page needs, so plain numbers are let through.
 */

import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Longer than any id; the router refuses what is longer in JSON of its own. */
export const longestPart = 200;
/** No page has it, so that the page for "nothing here" is shown. */
const nowhere = '/not-an-address';

/** What the router could not decode, and what no database could look for, is an address at which there is nothing. */
export function readableAddress(url: string): string {
  const path = url.replace(/\?.*$/s, '');
  if (!path.startsWith('/') || url.includes('%00')) return nowhere;
  try {
    const parts = path.split('/').map(decodeURIComponent);
    return parts.some((part) => part.length > longestPart || /\p{Cc}/u.test(part)) ? nowhere : url;
  } catch {
    return nowhere;
  }
}

/** `names` are those that the operator serves it under, besides this machine's own and plain IP addresses. */
export function refuseOtherHosts(app: FastifyInstance, names: readonly string[]): void {
  const served = new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean));
  const isServed = (name: string): boolean =>
    name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/g, '')) !== 0 || served.has(name);
  // After the headers are set (onRequest) and before anything of the request is read.
  app.addHook('preParsing', async (request) => {
    if (!isServed(request.hostname.toLowerCase().replace(/\.$/, ''))) throw new OtherHost();
  });
}

class OtherHost extends Error {
  readonly code = 'other-host';
}
