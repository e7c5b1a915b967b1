/** The searches that were made, for whoever supervises: by whom, for what, what came of them (K03). */
import type { Viewer } from '../access/viewer.ts';
import { searchCounts, searchesSince, type SearchCount, type SearchRow, titlesOfFiles } from '../store/searches.ts';
import { viewing } from '../store/viewing.ts';
import { areaNow } from './directory.ts';
import type { House } from './house.ts';

const day = 86_400_000;

export interface MadeSearch extends Pick<SearchRow, 'id' | 'at' | 'purpose' | 'reason' | 'outcome' | 'found'> {
  readonly name: string;
  /** What was asked, on one line; null where it is not kept. */
  readonly asked: string | null;
  readonly file: { readonly id: string; readonly name: string | null } | null;
}

export interface MadeSearches {
  readonly rows: readonly MadeSearch[];
  readonly hasNext: boolean;
  readonly counts: readonly (SearchCount & { readonly name: string })[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export async function searchesMadeIn(
  house: House,
  viewer: Viewer,
  {
    days,
    practitioner,
    page,
    size,
  }: { readonly days: number; readonly practitioner: string | null; readonly page: number; readonly size: number },
): Promise<MadeSearches> {
  const since = (await house.now()) - days * day;
  const area = await areaNow(house, viewer);
  const nameOf = (id: string): string => area.practitioners.get(id)?.name ?? id;
  const { rows, counts, titles } = await viewing(house.pool, viewer, async (tx) => {
    const found = await searchesSince(tx, house.area, { since, practitioner, file: null, limit: size + 1, offset: (page - 1) * size });
    const files = [...new Set(found.flatMap((row) => row.file ?? []))];
    return { rows: found, counts: await searchCounts(tx, house.area, since), titles: await titlesOfFiles(tx, house.area, files) };
  });
  return {
    rows: rows.slice(0, size).map(({ id, at, purpose, reason, outcome, found, practitioner: by, asked, file }) => ({
      id,
      at,
      purpose,
      reason,
      outcome,
      found,
      name: nameOf(by),
      asked:
        asked &&
        Object.values(asked)
          .filter((each) => each !== '')
          .join(', ')
          .replaceAll('\n', '; '),
      // A file that this viewer may not see, or that was let go, is named by nothing.
      file: file !== null && titles.has(file) ? { id: file, name: titles.get(file) ?? null } : null,
    })),
    hasNext: rows.length > size,
    counts: counts.map((each) => ({ ...each, name: nameOf(each.practitioner) })),
    people: counts.map((each) => ({ id: each.practitioner, name: nameOf(each.practitioner) })),
  };
}
