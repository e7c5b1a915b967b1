/**
 * Read models made again from the ledger: every file is folded from its facts alone and projected as when it was written. All of
 * it is made beside what people see, compared, and only then swapped in, a few files a transaction, rows first and removals
 * last: at no instant is a file missing, and whoever works meanwhile goes on. Checked only, it proves that what people see is what was recorded.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isFileFact } from '../domain/facts.ts';
import { foldFile } from '../domain/file/fold.ts';
import { domainFact } from '../domain/upcast.ts';
import { inForce } from '../rulebook/engine/rulebook.ts';
import type { Transaction } from '../store/append.ts';
import type { ProjectedRows } from '../store/commit.ts';
import { listAgain } from '../store/people.ts';
import * as beside from '../store/rebuild.ts';
import type { Difference, FileToMake } from '../store/rebuild.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { projectFile } from './project.ts';

export interface Rebuilt {
  readonly files: number;
  readonly facts: number;
  /** As they were before anything was swapped in. */
  readonly differences: readonly Difference[];
}

export interface RebuildOptions {
  /** Only compares. */
  readonly check: boolean;
  readonly onProgress?: (doing: 'making' | 'swapping', files: number) => void;
}

/** Nothing was swapped in. `running`: another rebuild of this area goes on. `worse`: more files would owe nothing than are shown so now. */
export class RebuildRefused extends Error {
  readonly code: 'running' | 'worse';
  constructor(code: 'running' | 'worse', words: string) {
    super(words);
    this.code = code;
  }
}

const page = 250;
const atOnce = 3;
/** Files a transaction that swaps holds. */
const swapped = 200;
const tables: readonly string[] = ['file', 'record_file', 'referral', 'obligation', 'candidate', 'subject'];
type RebuiltHouse = Pick<House, 'pool' | 'area' | 'rulebook' | 'now' | 'newId'>;

export async function rebuild(house: RebuiltHouse, { check, onProgress }: RebuildOptions): Promise<Rebuilt> {
  const rebuilding = new Rebuilding(house);
  await rebuilding.begin();
  try {
    await rebuilding.makeAll((files) => onProgress?.('making', files));
    await rebuilding.catchUp();
    const { files, facts, differences } = rebuilding;
    if (!check && differences.length > 0) await rebuilding.swap((done) => onProgress?.('swapping', done));
    return { files, facts, differences };
  } finally {
    await rebuilding.end();
  }
}

class Rebuilding {
  files = 0;
  facts = 0;
  readonly #house: RebuiltHouse;
  readonly #differing = new Map<string, readonly Difference[]>();

  constructor(house: RebuiltHouse) {
    this.#house = house;
  }

  readonly #in = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    viewing(this.#house.pool, serviceViewer(this.#house.area, 'timekeeper'), work);

  /** One snapshot for facts and rows; whoever writes the same rows meanwhile wins, and the work is done again. */
  async #inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await viewing(
          this.#house.pool,
          serviceViewer(this.#house.area, 'timekeeper'),
          async (tx) => {
            await beside.readByKeys(tx);
            return work(tx);
          },
          'repeatable read',
        );
      } catch (fault) {
        if (!['40001', '40P01', '23505'].includes((fault as { code?: string }).code ?? '') || attempt === 20) throw fault;
        await pause(attempt * 5);
      }
    }
  }

  async begin(): Promise<void> {
    const { area, newId } = this.#house;
    if (await this.#in((tx) => beside.beginBeside(tx, area, newId()))) return;
    throw new RebuildRefused('running', `Another rebuild of ${area} is going on: wait for it, or try again an hour after it was stopped.`);
  }

  readonly end = (): Promise<void> => this.#in((tx) => beside.endBeside(tx, this.#house.area));

  /** Several pages at once: while the database reads one, another is folded. */
  async makeAll(onProgress: (files: number) => void): Promise<void> {
    let after = '';
    let isLast = false;
    const nextPage = async (): Promise<readonly FileToMake[]> => {
      if (isLast) return [];
      const files = await this.#in((tx) => beside.filesAfter(tx, this.#house.area, after, page));
      after = files.at(-1)?.file ?? after;
      isLast = files.length < page;
      return files;
    };
    let turn: Promise<readonly FileToMake[]> = Promise.resolve([]);
    const worker = async (): Promise<void> => {
      for (;;) {
        const files = await (turn = turn.then(nextPage));
        if (files.length === 0) return;
        await this.#makePage(files);
        this.files += files.length;
        onProgress(this.files);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await this.#in((tx) => beside.touchRun(tx, this.#house.area));
  }

  /** Made and compared in one snapshot. */
  async #makePage(files: readonly FileToMake[]): Promise<void> {
    const { area } = this.#house;
    const found = await this.#inSnapshot(async (tx) => {
      await this.#make(tx, await beside.asNow(tx, area, files));
      return beside.differences(
        tx,
        area,
        files.map(({ file }) => file),
      );
    });
    this.#note(files, found);
  }

  async #make(tx: Transaction, asked: readonly FileToMake[]): Promise<void> {
    const { pool, area: ledger, rulebook } = this.#house;
    const now = await this.#house.now();
    const files = await beside.placed(tx, ledger, asked);
    const { area } = await load(tx, pool, ledger, []);
    const book = inForce(rulebook, area, now);
    const facts = await beside.factsOfPlaced(tx, ledger, files);
    const rows = files.map((each): ProjectedRows => {
      const own = facts.get(each.file) ?? [];
      this.facts += own.length;
      const made = projectFile(foldFile(each.file, area, own.map(domainFact).filter(isFileFact)), book);
      return each.isDisposed ? { ...made, obligation: [] } : made;
    });
    await beside.writeBeside(tx, ledger, files, rows);
  }

  /** What differs once everything was made through its latest fact; what is busy for ever is left to the swap. */
  async catchUp(): Promise<void> {
    const { area } = this.#house;
    for (let round = 0; round < 5; round += 1) {
      const early = await this.#in((tx) => beside.madeTooEarly(tx, area));
      if (early.length === 0) break;
      for (let from = 0; from < early.length; from += page) await this.#makePage(early.slice(from, from + page));
    }
    this.#note([], await this.#in((tx) => beside.ofNoFile(tx, area)));
  }

  get differences(): readonly Difference[] {
    return [...this.#differing.values()].flat().toSorted((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
  }

  #note(files: readonly FileToMake[], found: readonly Difference[]): void {
    for (const { file } of files) this.#differing.delete(file);
    for (const each of found) this.#differing.set(each.file, [...(this.#differing.get(each.file) ?? []), each]);
  }

  async swap(onProgress: (files: number) => void): Promise<void> {
    const { area } = this.#house;
    const owing = await this.#in((tx) => beside.owingNothing(tx, area));
    if (owing.made > owing.now) {
      throw new RebuildRefused(
        'worse',
        `Nothing was swapped in: of ${owing.made} live files nothing would be owed, and now it is ${owing.now}. Something is wrong with the rebuild itself: keep this output and ask for help.`,
      );
    }
    try {
      await this.#swapAll(onProgress);
    } finally {
      // What was swapped in has not come in the ledger's order, so the matcher cannot have been told of it by position.
      if (this.differences.some(({ table }) => table === 'record_file')) await this.#in((tx) => listAgain(tx, area));
    }
  }

  async #swapAll(onProgress: (files: number) => void): Promise<void> {
    const { area } = this.#house;
    const differing = [...this.#differing.keys()];
    const withLeftOver = differing.filter((file) => this.#differing.get(file)?.some(({ what }) => what === 'left over'));
    let done = 0;
    for (const [files, remove] of [
      [differing, false],
      [withLeftOver, true],
    ] as const) {
      const batches = Array.from({ length: Math.ceil(files.length / swapped) }, (_, n) => files.slice(n * swapped, (n + 1) * swapped));
      const worker = async (): Promise<void> => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
          const held = batch;
          await this.#inSnapshot((tx) => this.#swapOnce(tx, held, remove));
          if (!remove) onProgress((done += held.length));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      await this.#in((tx) => beside.touchRun(tx, area));
    }
  }

  async #swapOnce(tx: Transaction, files: readonly string[], remove: boolean): Promise<void> {
    const { area } = this.#house;
    await beside.hold(tx, area, files);
    const early = await beside.madeTooEarly(tx, area, files);
    if (early.length > 0) await this.#make(tx, early);
    // Made anew just now, it may differ anywhere; otherwise where it was found to.
    const found = files.flatMap((file) => this.#differing.get(file)?.map(({ table }) => table) ?? []);
    if (!remove) return beside.swapIn(tx, area, files, new Set(early.length > 0 ? tables : found));
    await beside.removeLeftOver(tx, area, await beside.differences(tx, area, files));
  }
}
