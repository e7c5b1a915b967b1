/** The button that undoes what has just been saved: on the banner that says it was, and on its line in the chronology. */
import { undoable, undoableIn } from '../../app/correct.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { House } from '../../app/house.ts';
import type { ReadRef, Viewer } from '../deps.ts';
import { time } from '../dates.ts';
import { type Href, paths } from '../paths.ts';

export interface UndoOffer {
  readonly fact: string;
  readonly href: Href;
  readonly key: string;
  /** The time of day until which it can be undone. */
  readonly until: string;
}

const offerOf = (house: House, file: string, found: Awaited<ReturnType<typeof undoable>>): UndoOffer | null =>
  found && { fact: found.fact.id, href: paths.correct.undo(file, found.fact.id), key: house.newId(), until: time(found.until) };

export const undoOffer = async (house: House, viewer: Viewer, sight: FileSight): Promise<UndoOffer | null> =>
  offerOf(house, sight.file.id, await undoable(house, viewer, sight));

/** On whatever page an act has led to: of the first file on it. It must not keep the page from being shown. */
export async function undoOfferOn(house: House | null, viewer: Viewer, read: readonly ReadRef[]): Promise<UndoOffer | null> {
  const file = read.find((each) => each.kind === 'file')?.id;
  if (!house || file === undefined) return null;
  return offerOf(house, file, await undoableIn(house, viewer, file).catch(() => null));
}
