/** Walks the product by its links as somebody, breadth first. Of pages of one kind (route and names of its query) a few are opened: the first ones found. */
import { listRoutes } from '../../src/web/routes.ts';
import { type Read, readPage } from './html.ts';
import type { Visitor } from './visitor.ts';

export interface Opened {
  readonly path: string;
  /** The route that answers it, such as `/files/:id`; the path itself where there is none. */
  readonly route: string;
  /** The page on which the link stood, and its address. */
  readonly from: string;
  readonly status: number;
  readonly to: string | null;
  readonly page: Read | null;
}

const patterns = [...new Set(listRoutes().map(({ path }) => path))]
  // A fixed part is meant before a named one: /files/:id/finds before /files/:id/:other.
  .toSorted((a, b) => a.split(':').length - b.split(':').length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }));

export const routeOf = (address: string): string => {
  const path = address.split(/[?#]/)[0] ?? '';
  return patterns.find(({ pattern }) => pattern.test(path))?.path ?? path;
};

const kindOf = (address: string): string =>
  `${routeOf(address)}?${[...new URLSearchParams(address.split('?')[1] ?? '').keys()].toSorted().join('&')}`;

export async function crawl(
  visitor: Visitor,
  start: string,
  most: { readonly ofAKind: number; readonly depth: number },
): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  const known = new Set([start]);
  const count = new Map<string, number>();
  let round: { readonly path: string; readonly from: string }[] = [{ path: start, from: '' }];
  for (let depth = 0; depth <= most.depth && round.length > 0; depth += 1) {
    const next: typeof round = [];
    for (const { path, from } of round) {
      const seen = await visitor.get(path);
      const type = seen.headers['content-type'];
      const isHtml = typeof type === 'string' && type.startsWith('text/html');
      const page = isHtml ? readPage(seen.body) : null;
      opened.push({ path, from, route: routeOf(path), status: seen.status, to: seen.to, page });
      for (const link of [...(page?.links ?? []), ...(seen.to === null ? [] : [seen.to])]) {
        const [address = ''] = link.split('#');
        const kind = kindOf(address);
        const before = count.get(kind) ?? 0;
        if (!address.startsWith('/') || known.has(address) || before >= most.ofAKind) continue;
        known.add(address);
        count.set(kind, before + 1);
        next.push({ path: address, from: path });
      }
    }
    round = next;
  }
  return opened;
}
