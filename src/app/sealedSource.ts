/** Who told us, opened (K11): read under the opener's own rights, after the entry that says that they opened it and why. */
import type { Viewer } from '../access/viewer.ts';
import { referringOrganisation, type SealedSource, sealedSources } from '../domain/source/sealed.ts';
import type { Opening } from '../domain/source/state.ts';
import { openSealed } from '../store/sealed.ts';
import { viewing } from '../store/viewing.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';

export interface SourceSight {
  readonly sight: FileSight;
  readonly source: SealedSource;
  /** Who opened it before, the latest first. */
  readonly openings: readonly Opening[];
}

/** What may be known of a source without opening it; null when there is none that this viewer may know of. */
export async function sourceSight(house: House, viewer: Viewer, file: string, fact: string): Promise<SourceSight | null> {
  const sight = await fileSight(house, viewer, file);
  const source = sight && sealedSources(sight.file).get(fact);
  if (!sight || !source) return null;
  return { sight, source, openings: [...sight.file.openings.values()].filter((each) => each.of === fact).toReversed() };
}

/** Fields of a sealed source, in the order in which somebody who must contact them needs them. */
const fields = ['referrerSafeContact', 'referrerName', 'sourceIdentity', 'contact', 'referrerContact', 'referrerRole'] as const;
export type SealedField = (typeof fields)[number] | 'recordedBy';

export interface OpenedSource extends SourceSight {
  readonly opening: Opening;
  readonly said: readonly { readonly field: SealedField; readonly words: string }[];
}

/** An hour of product time: long enough to make the call, and whoever comes back tomorrow says again why. */
const openFor = 60 * 60_000;

/** Null when this viewer did not open it, or not lately. The database asks the same of the ledger. */
export async function openedSource(
  house: House,
  viewer: Viewer,
  file: string,
  fact: string,
  opening: string,
): Promise<OpenedSource | null> {
  const found = await sourceSight(house, viewer, file, fact);
  const opened = found?.openings.find((each) => each.id === opening && each.by === viewer.practitioner);
  if (!found || !opened || found.sight.now - opened.at > openFor) return null;
  const values = await viewing(house.pool, viewer, (tx) => openSealed(tx, house.area, fact, opening));
  const { area } = found.sight;
  const by = referringOrganisation(area, found.source.by) === null ? undefined : area.practitioners.get(found.source.by)?.name;
  const said: OpenedSource['said'][number][] = fields.flatMap((field) => {
    const words = values[field];
    return typeof words === 'string' && words.trim() ? [{ field, words }] : [];
  });
  return { ...found, opening: opened, said: by ? [...said, { field: 'recordedBy', words: by }] : said };
}
