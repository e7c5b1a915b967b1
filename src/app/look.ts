/** Looks at files as they stand now: settled in memory and recorded nowhere, so that a page can be shown without writing. */
import type { Viewer } from '../access/viewer.ts';
import { coverBy } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import type { FileState } from '../domain/file/state.ts';
import { isOwed } from '../domain/obligation/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { inForce, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { settle } from '../rulebook/engine/settle.ts';
import { secondDecisions } from '../rulebook/uk/seconds.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { load } from './load.ts';

export interface Sight {
  readonly area: Area;
  readonly book: RulebookInForce;
  readonly now: Instant;
  readonly files: ReadonlyMap<string, FileState>;
}

export async function look(house: House, viewer: Viewer, files: readonly string[]): Promise<Sight> {
  const now = await house.now();
  const loaded = await viewing(house.pool, viewer, (tx) => load(tx, house.pool, house.area, files));
  const book = inForce(house.rulebook, loaded.area, now);
  const settled = [...loaded.files].map(([id, file]) => [id, settle(book, file, [], Math.max(now, file.last)).file] as const);
  return { area: loaded.area, book, now, files: new Map(settled) };
}

/** One file, or null when this viewer may not see it or there is none: the two look alike. */
export async function lookAt(house: House, viewer: Viewer, file: string): Promise<(Sight & { readonly file: FileState }) | null> {
  const sight = await look(house, viewer, [file]);
  const found = sight.files.get(file);
  if (!found?.opened) return null;
  const covers = coverBy(sight.area, viewer.practitioner, sight.now) !== null;
  return covers && !isForCover(found, viewer.practitioner) ? null : { ...sight, file: found };
}

/** Where each of these records lies now, as far as this viewer may see it. */
export async function filesHolding(house: House, viewer: Viewer, records: readonly string[]): Promise<ReadonlyMap<string, FileState>> {
  if (records.length === 0) return new Map();
  const lies = await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, records));
  const { files } = await look(house, viewer, [...new Set(lies.values())]);
  return new Map(
    [...lies].flatMap(([record, id]) => {
      const file = files.get(id);
      return file ? [[record, file] as const] : [];
    }),
  );
}

/** Somebody of another area sees the files in which a second decision waits, and those in which they have decided; nobody else's. */
const isForCover = ({ obligations, facts }: FileState, practitioner: string): boolean =>
  [...obligations.values()].some((each) => isOwed(each) && secondDecisions.includes(each.rule)) ||
  facts.some((each) => each.kind === 'entry' && each.actor === practitioner);
