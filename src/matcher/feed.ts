/** Reads the list of one area from PostgreSQL: everybody by pages, and what has changed since. Its role may read this and nothing else. */
import { type KnownRecord, peopleAfter, type PeopleChanged, type PeopleNow, peopleSince } from '../store/people.ts';
import type { Pool } from '../store/pools.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';

const pageSize = 5000;

export interface Feed {
  readonly area: string;
  /** How large the ledger is, and how often everybody had to be listed anew. */
  now(): Promise<PeopleNow>;
  since(from: number): Promise<PeopleChanged>;
  /** By key, each page a short query of its own: what changes meanwhile has a position and comes with what has changed. */
  everybody(): AsyncGenerator<readonly KnownRecord[]>;
}

export function feedOf(pool: Pool, area: string): Feed {
  const viewer = serviceViewer(area, 'matcher');
  const since = (from: number) => peopleSince(pool, area, from);
  return {
    area,
    now: () => since(Number.MAX_SAFE_INTEGER),
    since,
    async *everybody() {
      const read = (after: string) => viewing(pool, viewer, (tx) => peopleAfter(tx, area, after, pageSize));
      for (let next = read(''); ; ) {
        const page = await next;
        const last = page.at(-1);
        // The database reads the next page while this one is listed.
        const isLast = page.length < pageSize || last === undefined;
        if (!isLast) next = read(last.record);
        // A page that nobody asks for any more may fail unheard.
        next.catch(() => {});
        if (page.length > 0) yield page;
        if (isLast) return;
      }
    },
  };
}
