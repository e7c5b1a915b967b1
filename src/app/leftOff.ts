/**
 * Records that are off the list of known people. The service that keeps the list says so in the ledger, once a change, and a rule makes it the
 * lead's task; whoever searches is told how many could not be looked at, of those whom they may know of (docs/decisions/0041).
 */
import type { Viewer } from '../access/viewer.ts';
import type { FileState, RecordPart } from '../domain/file/state.ts';
import { keepListed, letStayOff } from '../domain/record/deciders.ts';
import { isOffList, type LeftOffWhy, type OffList } from '../domain/record/listing.ts';
import type { Instant } from '../ledger/envelope.ts';
import { comparable } from '../matching/left-out.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { countUnnamed, recordsLying, recordsOffList } from '../store/leftOff.ts';
import { sealedRecords } from '../store/sealedFiles.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { actOnFile, inFile } from './onFile.ts';

interface Change {
  readonly record: string;
  readonly file: string;
  readonly why: LeftOffWhy | null;
}

/**
 * Writes down who could not be put on the list, and who is on it again. What the list has not been fed up to is not judged: one that lags says
 * nothing of what is known now. While it is away nothing changes. How many changes there were.
 */
export async function keepLeftOff(house: House): Promise<number> {
  const state = await house.matcherState?.();
  const viewer = serviceViewer(house.area, 'matcher');
  const listed = state?.isReady ? state : null;
  const { off, lie, sealed } = await viewing(house.pool, viewer, async (tx) => ({
    off: await recordsOffList(tx, house.area),
    lie: listed
      ? await recordsLying(
          tx,
          house.area,
          listed.leftOut.map(({ record }) => record),
        )
      : [],
    sealed: await sealedRecords(tx, house.area),
  }));
  const isOff = new Set(off.map(({ record }) => record));
  const isSealed = new Set(sealed.map(({ record }) => record));
  const whyOf = new Map(listed?.leftOut.map(({ record, why }) => [record, why]));
  const isKnown = ({ position }: { readonly position: number }) => listed !== null && position <= listed.leftOutAt;
  const changes: readonly Change[] = [
    ...lie
      .filter((each) => !isOff.has(each.record) && !isSealed.has(each.record) && isKnown(each))
      .map(({ record, file }) => ({ record, file, why: whyOf.get(record) ?? null })),
    ...off
      .filter((each) => !whyOf.has(each.record) && !isSealed.has(each.record) && isKnown(each))
      .map(({ record, file }) => ({ record, file, why: null })),
    // The list knows nobody of a sealed file: the product compares them itself (silentHits.ts), and so it looks itself whether it can.
    ...sealed.flatMap(({ record, file, details }): readonly Change[] => {
      const query = comparable(details);
      const why = typeof query === 'string' ? query : null;
      return (why !== null) === isOff.has(record) ? [] : [{ record, file, why }];
    }),
  ];
  let written = 0;
  for (const { record, file, why } of changes) {
    const outcome = await act(house, viewer, {
      does: 'search',
      files: [file],
      decide: ({ files }) => inFile(files, file, (held) => keepListed(held, record, why)),
    });
    if (outcome.kind === 'done' && outcome.facts.length > 0) written += 1;
  }
  return written;
}

/** Records that could not be looked at, of those whom this viewer may see: as the ledger says, and as the list has just said. */
export async function notLookedAt(
  house: House,
  viewer: Viewer,
  leftOut: readonly string[] = [],
): Promise<readonly { readonly record: string; readonly file: string }[]> {
  const found = await viewing(house.pool, viewer, async (tx) => [
    ...(await recordsOffList(tx, house.area)),
    ...(leftOut.length === 0 ? [] : await recordsLying(tx, house.area, leftOut)),
  ]);
  return [...new Map(found.map(({ record, file }) => [record, { record, file }])).values()];
}

/** How many an answer of the list leaves out: records that could not be looked at, and those that say nothing of who they are of. */
export interface NotCompared {
  readonly off: number;
  readonly unnamed: number;
}
export const nobodyLeftOut: NotCompared = { off: 0, unnamed: 0 };

/** Of those whom this viewer may see; `except`: the file that they look at. */
export async function notCompared(
  house: House,
  viewer: Viewer,
  { leftOut = [], except = null }: { readonly leftOut?: readonly string[] | undefined; readonly except?: string | null } = {},
): Promise<NotCompared> {
  const [off, unnamed] = await Promise.all([
    notLookedAt(house, viewer, leftOut),
    viewing(house.pool, viewer, (tx) => countUnnamed(tx, house.area, except)),
  ]);
  return { off: off.filter(({ file }) => file !== except).length, unnamed };
}

/** The records of a file that are off the list now. */
export const offListIn = (file: FileState): readonly { readonly part: RecordPart; readonly off: OffList }[] =>
  [...file.records.values()].flatMap((part) => {
    const off = isOffList(part);
    return off ? [{ part, off }] : [];
  });

/** The latest day on which a record that stays off the list is looked at again. */
export const latestOffList = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'G01.staysOff'), book.calendar);

/** Why a record of a file can stay as it is for now, and until when. */
export interface StaySaid {
  readonly file: string;
  readonly record: string;
  readonly fields: { readonly reason: string; readonly until: Instant };
  readonly key: string;
}

/** The lead says why a record can stay off the list, and until when. */
export const sayWhyOffList = (house: House, viewer: Viewer, request: StaySaid): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'let-stay-off-list',
    decide: (file, { book, now }) => letStayOff(file, request.record, request.fields, now, latestOffList(book, now)),
  });
