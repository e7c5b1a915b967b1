/**
 * Letting go, completely: after two people have let a file go, what it says of anybody is erased by the role that may do nothing
 * else, with a line in the journal that the ledger is verified against. Runs again from the timekeeper until it is done.
 */
import { eraseDisposed, noteErased, pendingDisposal, unfinishedDisposals } from '../store/disposals.ts';
import { createPool, type Pool } from '../store/pools.ts';
import { forgetSearchesOf } from '../store/searches.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

/** How many files were finished. */
export async function finishDisposals(house: House, disposalPool: Pool, limit = 20): Promise<number> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const files = await viewing(house.pool, viewer, (tx) => unfinishedDisposals(tx, house.area, limit));
  let finished = 0;
  for (const file of files) {
    const pending = await viewing(house.pool, viewer, (tx) => pendingDisposal(tx, house.area, file));
    if (!pending) {
      house.log('A file is shown as let go and no entry says so: it keeps its values', { file });
      continue;
    }
    await eraseDisposed(disposalPool, house.area, pending);
    await viewing(house.pool, viewer, async (tx) => {
      await forgetSearchesOf(tx, house.area, file);
      await noteErased(tx, house.area, pending);
    });
    finished += 1;
  }
  return finished;
}

/** Two connections at most: erasing is rare and never in a hurry. */
export function openDisposalPool(url: string): { readonly pool: Pool } & AsyncDisposable {
  const pool = createPool({ url, applicationName: 'throughline disposal', max: 2 });
  return { pool, [Symbol.asyncDispose]: () => pool.end() };
}
