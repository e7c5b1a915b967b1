/**
 * The one way in which anything is recorded about a file: settle it up to now, ask the gates, decide, settle again, append
 * facts and read models in one transaction. If somebody else was faster it is read and decided anew; nobody's view is stale.
 */
import { createHash } from 'node:crypto';
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { begins, begunBefore } from '../domain/beginnings.ts';
import { refusedUnderTen } from '../domain/circumstance/age.ts';
import { emptyFile, type FileState } from '../domain/file/state.ts';
import { because, type Decision, type RefusalReason } from '../domain/decision.ts';
import { type AnyFact, type FileFact, isFileFact } from '../domain/facts.ts';
import type { Area } from '../domain/area/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Fact, Instant } from '../ledger/envelope.ts';
import { prepareBatch } from '../ledger/prepare.ts';
import { inForce, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { settle, settleMove, type Settled } from '../rulebook/engine/settle.ts';
import { sentBefore, type Transaction } from '../store/append.ts';
import { commit, type ProjectedRows } from '../store/commit.ts';
import { areSeen } from '../store/panel.ts';
import { viewing } from '../store/viewing.ts';
import { consequenceFact, entryFact, subjectOf } from './envelope.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { notAllowed } from './permission.ts';
import { projectFile } from './project.ts';
import { urgentClimbs } from './urgentClimbs.ts';

export interface Situation {
  readonly area: Area;
  readonly book: RulebookInForce;
  /** Files as they are settled up to `now`. */
  readonly files: ReadonlyMap<string, FileState>;
  readonly now: Instant;
}

export interface Act {
  /** What it is, for the policies: nothing is decided before they allow it. */
  readonly does: ActName;
  /** The referral it is about, where it is about one. */
  readonly referral?: string | undefined;
  /** Files that the act reads or writes. New ones are named too. */
  readonly files: readonly string[];
  /** Further files to which something goes back, whether or not the viewer may see them: the product reads and writes these for them. */
  readonly unseen?: readonly string[];
  /** The same key with the same command is done once. */
  readonly key?: string;
  /** What is asked, for the key: plain data. */
  readonly command?: unknown;
  readonly causation?: string;
  readonly decide: (situation: Situation) => Decision;
  /** Further rows in the same transaction. */
  readonly rows?: (facts: readonly AnyFact[], now: Instant) => ProjectedRows;
  /** What is kept beside the ledger and follows from the facts: written or let go in their transaction, so that neither is there without the other. */
  readonly alongside?: (tx: Transaction, situation: Situation) => Promise<void>;
}

export type Outcome =
  | {
      readonly kind: 'done';
      readonly facts: readonly AnyFact[];
      readonly files: ReadonlyMap<string, FileState>;
      readonly now: Instant;
      readonly size: number;
    }
  | { readonly kind: 'replayed' }
  | { readonly kind: 'refused'; readonly reasons: readonly RefusalReason[] }
  /** Others kept being faster; nothing was recorded. */
  | { readonly kind: 'busy' };

/** That there is none and that somebody may not see it look alike. */
export const noSuchFile = because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');

const attempts = 8;

export async function act(house: House, viewer: Viewer, request: Act): Promise<Outcome> {
  let notBefore = 0;
  if (await mayNotSee(house, viewer, request)) return noSuchFile;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const now = Math.max(await house.now(), notBefore);
    const tried = await attemptOnce(house, viewer, request, now).catch((error: unknown) => {
      if (error instanceof Lost) return error;
      throw error;
    });
    if (!(tried instanceof Lost)) return tried;
    notBefore = Math.max(notBefore, tried.notBefore);
    // A short, growing, uneven pause: those who met once should not meet again in step.
    await new Promise((resume) => setTimeout(resume, attempt * (2 + (house.newSalt()[0] ?? 0) / 16)));
  }
  return { kind: 'busy' };
}

/** The append was refused because the ledger had moved on; the transaction is rolled back and everything is read again. */
export class Lost extends Error {
  readonly notBefore: Instant;
  constructor(notBefore: Instant) {
    super('the ledger has moved on');
    this.notBefore = notBefore;
  }
}

async function attemptOnce(house: House, viewer: Viewer, request: Act, now: Instant): Promise<Outcome> {
  const { unseen = [] } = request;
  const all = [...new Set([...request.files, ...unseen])];
  return viewing(house.pool, unseen.length > 0 ? { ...viewer, reach: 'service' } : whoSettles(viewer), async (tx): Promise<Outcome> => {
    const { area, files, versions } = await load(tx, house.pool, house.area, all);
    const book = inForce(house.rulebook, area, now);
    const work = new Work(book, area, files, now);
    for (const file of all) work.settle(file, []);
    const [first = null] = request.files;
    const doing = { act: request.does, file: first, referral: request.referral };
    const no = notAllowed(house, viewer, area, work.files.get(first ?? ''), doing, now);
    if (no) return { kind: 'refused', reasons: [no] };
    const requestHash = request.key
      ? createHash('sha256')
          .update(JSON.stringify(house.told ? [request.command, house.told] : (request.command ?? null)))
          .digest()
      : null;
    const situation = { area, book, files: work.files, now };
    const decision = request.decide(situation);
    const decided =
      decision.kind === 'decided' && work.files.get(first ?? '') ? refusedUnderTen(work.file(first ?? ''), decision.entries, now) : null;
    if (decided) return decided;
    if (decision.kind === 'refused') {
      // Sent twice, it is answered as the first time: what it asked for may be impossible now because it was done.
      const again = request.key !== undefined && requestHash !== null && (await sentBefore(tx, house.area, request.key, requestHash));
      return again ? { kind: 'replayed' } : decision;
    }
    const facts = work.takeFacts(house);
    for (const entry of decision.entries) {
      const fact = entryFact(house, viewer, area, book, now, entry, request.causation ?? null);
      facts.push(fact);
      work.record(domainFact(fact));
      facts.push(...work.takeFacts(house));
    }
    // Nothing was owed and nothing decided (danger acknowledged a second time, say): rows only ever go with facts.
    if (facts.length === 0) return { kind: 'done', facts: [], files: work.files, now, size: 0 };
    const known = facts.map(domainFact);
    const rows = mergeRows(
      [...work.touched].map((file) => projectFile(work.file(file), book)),
      request.rows?.(known, now) ?? {},
      { notice: urgentClimbs(house, book, known, now) },
    );
    const begun = new Set(decision.entries.filter(begins).map(({ stream }) => stream));
    const committed = await commit(tx, {
      ledger: house.area,
      expected: { ...versions, ...Object.fromEntries([...begun].map((stream) => [stream, 0])) },
      key: request.key ?? null,
      requestHash,
      facts: prepareBatch(facts, { salt: house.newSalt, subjectOf }),
      rows,
    });
    switch (committed.kind) {
      case 'appended':
        await request.alongside?.(tx, situation);
        return { kind: 'done', facts: known, files: work.files, now, size: committed.size };
      case 'replayed':
        return { kind: 'replayed' };
      case 'keyReused':
        return {
          kind: 'refused',
          reasons: [
            {
              code: 'sent-differently',
              words: 'This form was sent once already, with other content.',
              how: 'Open the page again and check what was recorded.',
            },
          ],
        };
      case 'conflict':
        // To be read anew changes nothing where the stream is not of the files: it will be there still.
        if (begun.has(committed.stream)) return begunBefore;
        throw new Lost(0);
      case 'clockBehind':
        throw new Lost(committed.lastRecorded);
      default:
        return committed satisfies never;
    }
  });
}

/**
 * A file is settled whole or not at all: what a referring organisation sees of it would settle into other obligations. So the
 * product reads it for them, after the policies have allowed the act and under their name. Whoever sits on the panel sees a file whole
 * or not at all, and writes as the area does.
 */
export const whoSettles = (viewer: Viewer): Viewer =>
  viewer.reach === 'organisation' ? { ...viewer, reach: 'service' } : viewer.reach === 'panel' ? { ...viewer, reach: 'area' } : viewer;

/** Whether the act is about files that this viewer may not see: asked under their own reach where what is read for them is read under a wider one. */
const mayNotSee = async (house: House, viewer: Viewer, { files, unseen = [] }: Act): Promise<boolean> =>
  (viewer.reach === 'panel' || unseen.length > 0) && !(await viewing(house.pool, viewer, (tx) => areSeen(tx, house.area, files)));

/** The files of one attempt as they change, and the consequences not yet made into facts. */
class Work {
  readonly files: Map<string, FileState>;
  readonly touched = new Set<string>();
  readonly #book: RulebookInForce;
  readonly #area: Area;
  readonly #now: Instant;
  #pending: { readonly file: string; readonly consequence: Settled['consequences'][number] }[] = [];

  constructor(book: RulebookInForce, area: Area, files: Map<string, FileState>, now: Instant) {
    this.files = files;
    this.#book = book;
    this.#area = area;
    this.#now = now;
  }

  file(id: string): FileState {
    return this.files.get(id) ?? emptyFile(id, this.#area);
  }

  settle(id: string, entries: readonly FileFact[]): void {
    this.#take(id, settle(this.#book, this.file(id), entries, this.#now), entries.length > 0);
  }

  record(fact: AnyFact): void {
    if (fact.file === null || !isFileFact(fact)) return;
    if (fact.type !== 'RecordLinked' && fact.type !== 'RecordUnlinked') return this.settle(fact.file, [fact]);
    const { from, to } = fact.fields;
    const { left, joined } = settleMove(this.#book, this.file(from), this.file(to), fact, this.#now);
    this.#take(to, joined, true);
    this.#take(from, left, true);
  }

  #take(id: string, settled: Settled, changed: boolean): void {
    this.files.set(id, settled.file);
    if (changed || settled.consequences.length > 0) this.touched.add(id);
    for (const consequence of settled.consequences) this.#pending.push({ file: id, consequence });
  }

  takeFacts(house: House): Fact[] {
    const facts = this.#pending.map(({ file, consequence }) =>
      consequenceFact(house, this.#area, this.#book, this.#now, file, consequence),
    );
    this.#pending = [];
    return facts;
  }
}

function mergeRows(files: readonly ProjectedRows[], ...more: readonly ProjectedRows[]): ProjectedRows {
  const merged: Record<string, unknown[]> = {};
  for (const rows of [...files, ...more])
    for (const [table, list] of Object.entries(rows)) (merged[table] ??= []).push(...(list as unknown[]));
  return merged as ProjectedRows;
}

/** Settles a file up to now: the timekeeper's whole work, and what a page does before it shows what is owed. */
export const settleFile = (house: House, viewer: Viewer, file: string): Promise<Outcome> =>
  act(house, viewer, { does: 'settle', files: [file], decide: () => ({ kind: 'decided', entries: [] }) });
