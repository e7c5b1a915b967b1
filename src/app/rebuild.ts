/**
 * Read models made again from the ledger: every file is folded from its facts alone and projected as when it was written. Checked,
 * it proves that what people see is what was recorded; done, it repairs what is not. A file at a time, so that the service goes on.
 */
import { isFileFact } from '../domain/facts.ts';
import { foldFile } from '../domain/file/state.ts';
import { domainFact } from '../domain/upcast.ts';
import { inForce } from '../rulebook/engine/rulebook.ts';
import { type Difference, differences, factsOfPlaced, inSnapshot, type PlacedFile, placedFiles, rewrite } from '../store/rebuild.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { projectFile } from './project.ts';

export interface Rebuilt {
  readonly files: number;
  /** As they were before anything was rewritten. */
  readonly differences: readonly Difference[];
}

export interface RebuildOptions {
  /** Only compares. */
  readonly check: boolean;
  readonly onProgress?: (files: number) => void;
}

const page = 200;
type RebuiltHouse = Pick<House, 'pool' | 'area' | 'rulebook' | 'now'>;

export async function rebuild(house: RebuiltHouse, { check, onProgress }: RebuildOptions): Promise<Rebuilt> {
  const viewer = serviceViewer(house.area, 'timekeeper');
  const found: Difference[] = [];
  let files = 0;
  for (let after = ''; ; ) {
    const placed = await viewing(house.pool, viewer, (tx) => placedFiles(tx, house.area, after, page));
    for (const each of placed) found.push(...(await rebuildOne(house, each, check)));
    files += placed.length;
    onProgress?.(files);
    const last = placed.at(-1);
    if (!last || placed.length < page) return { files, differences: found };
    after = last.file;
  }
}

async function rebuildOne(house: RebuiltHouse, placed: PlacedFile, check: boolean): Promise<readonly Difference[]> {
  const now = await house.now();
  return inSnapshot(house.pool, house.area, async (tx) => {
    const { area } = await load(tx, house.pool, house.area, []);
    const facts = await factsOfPlaced(tx, house.area, placed);
    const file = foldFile(placed.file, area, facts.map(domainFact).filter(isFileFact));
    const { obligation = [], ...rows } = projectFile(file, inForce(house.rulebook, area, now));
    const expected = placed.isDisposed ? rows : { ...rows, obligation };
    const wrong = await differences(tx, house.area, placed, expected);
    if (!check && wrong.length > 0) await rewrite(tx, house.area, placed, expected);
    return wrong;
  });
}
