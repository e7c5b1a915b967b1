/**
 * The ties of a person as somebody sees them: those of their file, those that others recorded to them, and one step further, only through
 * files that the viewer may see. The other end of a tie whose file is sealed from them, or was let go, is not shown: the two look alike.
 */
import type { Viewer } from '../access/viewer.ts';
import { isChild, reaches } from '../domain/circumstance/age.ts';
import type { FileState } from '../domain/file/state.ts';
import { counts, type Tie, tiesOf } from '../domain/tie/state.ts';
import { filesOfRecords } from '../store/people.ts';
import { tiesAt } from '../store/ties.ts';
import { viewing } from '../store/viewing.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { titleOf } from './project.ts';

export type End =
  | { readonly kind: 'file'; readonly file: string; readonly title: string }
  /** Words of one file: the same words in another are somebody else's. */
  | { readonly kind: 'words'; readonly in: string; readonly words: string; readonly end: Tie['said']['end'] }
  | { readonly kind: 'not shown' };

export interface SeenTie {
  readonly tie: Tie;
  /** The file in which it is recorded. */
  readonly holds: string;
  readonly near: End;
  readonly far: End;
  readonly degree: 1 | 2;
  readonly counts: boolean;
}
export interface NetworkSight extends FileSight {
  /** The nearest first. Those that do not count are of this file alone. */
  readonly ties: readonly SeenTie[];
  /** People under 18, or who may be, that are left out. */
  readonly hidden: number;
  /** The person of the file is a child: everything is left out. */
  readonly isHiddenWhole: boolean;
  /** Every file of which something is shown. */
  readonly shows: readonly string[];
}

/** So many files are read for one page. */
const mostFiles = 60;

/** Known to be under 18, or nothing says that they are not. */
export const mayBeChild = (file: FileState, now: number): boolean =>
  isChild(file, now) || (reaches(file, 18) === null && ![...file.records.values()].some(({ details }) => details.under18 === 'no'));

export async function networkOf(
  house: House,
  viewer: Viewer,
  id: string,
  { withChildren }: { readonly withChildren: boolean },
): Promise<NetworkSight | null> {
  const sight = await fileSight(house, viewer, id);
  if (!sight) return null;
  const { file, now } = sight;
  const first = await filesAround(house, viewer, [file], new Set([id]));
  const second = await filesAround(house, viewer, first, new Set([id, ...first.map((each) => each.id)]));
  const all = [file, ...first, ...second];
  const child = new Set(all.filter((each) => each.id !== id && mayBeChild(each, now)).map((each) => each.id));
  const isHiddenWhole = !withChildren && isChild(file, now);
  const fileOf = (record: string) => all.find(({ records }) => records.has(record));
  const left = new Set<string>();
  const seen: SeenTie[] = [];
  for (const holds of all) {
    for (const tie of tiesOf(holds)) {
      const other = tie.said.record === null ? null : fileOf(tie.said.record);
      const isCounting = counts(holds, tie, now);
      const isOwn = holds.id === id;
      // What does not count any more is the business of the file that recorded it; and of one's own file nothing leads to oneself.
      if ((!isOwn && !isCounting) || other?.id === holds.id) continue;
      const degree = isOwn || other?.id === id ? 1 : 2;
      // Beyond a neighbour of a neighbour nothing is told.
      if (degree === 2 && !first.some((each) => each.id === holds.id || each.id === other?.id)) continue;
      if (degree === 2 && tie.said.record !== null && !other) continue;
      const far: End = other
        ? endOf(other)
        : tie.said.record !== null
          ? { kind: 'not shown' }
          : { kind: 'words', in: holds.id, words: tie.said.words, end: tie.said.end };
      const people = [holds.id, other?.id].filter((each) => child.has(each ?? '')).map((each) => each ?? '');
      const named = tie.said.end === 'person not on file' && tie.said.age !== '18 or over' ? [`${tie.id}`] : [];
      if (!withChildren && [...people, ...named].length > 0) {
        for (const each of [...people, ...named]) left.add(each);
        continue;
      }
      // Told from this person outwards.
      const turned = other?.id === id || (degree === 2 && !first.some((each) => each.id === holds.id));
      const [near, end] = turned ? [far, endOf(holds)] : [endOf(holds), far];
      seen.push({ tie, holds: holds.id, near, far: end, degree, counts: isCounting });
    }
  }
  const ties = isHiddenWhole ? [] : seen.toSorted((a, b) => a.degree - b.degree || a.tie.begun.at - b.tie.begun.at);
  const shows = [
    ...new Set([
      id,
      ...ties.flatMap(({ holds, near, far }) =>
        [holds, near, far].flatMap((end) => (typeof end === 'string' ? [end] : end.kind === 'file' ? [end.file] : [])),
      ),
    ]),
  ];
  return { ...sight, ties, hidden: left.size, isHiddenWhole, shows };
}

const endOf = (file: FileState): End => ({ kind: 'file', file: file.id, title: titleOf(file) });

/** The files to which ties lead from these, or that lead to them, as far as this viewer may see them; not those that are there already. */
async function filesAround(
  house: House,
  viewer: Viewer,
  files: readonly FileState[],
  but: ReadonlySet<string>,
): Promise<readonly FileState[]> {
  const records = files.flatMap((file) => [...file.records.keys()]);
  if (records.length === 0) return [];
  const lies = await viewing(house.pool, viewer, async (tx) => {
    const rows = (await tiesAt(tx, house.area, records)).filter(({ stands }) => stands);
    return filesOfRecords(tx, house.area, [...new Set(rows.flatMap(({ record, other }) => [record, other]))]);
  });
  const ids = [...new Set(lies.values())].filter((each) => !but.has(each)).slice(0, mostFiles);
  if (ids.length === 0) return [];
  const found = await look(house, viewer, ids);
  return [...found.files.values()].filter((file) => file.opened && !file.disposed && file.records.size > 0);
}
