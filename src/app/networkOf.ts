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
  /** People tied to this person whom this page leaves out because it reads so many at once: which page it is, and of how many people. */
  readonly part: { readonly page: number; readonly pages: number; readonly people: number; readonly here: number };
  /** People one step further of whom nothing is read here; each is on the page of whoever is between. */
  readonly furtherLeftOut: number;
}

/** So many files are read for one page, of the nearest and of those one step further. */
const filesOnPage = 60;

/** Known to be under 18, or nothing says that they are not. */
export const mayBeChild = (file: FileState, now: number): boolean =>
  isChild(file, now) || (reaches(file, 18) === null && ![...file.records.values()].some(({ details }) => details.under18 === 'no'));

export async function networkOf(
  house: House,
  viewer: Viewer,
  id: string,
  {
    withChildren,
    page: asked = 1,
    onPage = filesOnPage,
  }: { readonly withChildren: boolean; readonly page?: number; readonly onPage?: number },
): Promise<NetworkSight | null> {
  const sight = await fileSight(house, viewer, id);
  if (!sight) return null;
  const { file, now } = sight;
  const nearest = await tiedTo(house, viewer, [file], new Set([id]));
  const pages = Math.max(1, Math.ceil(nearest.files.length / onPage));
  const page = Math.min(Math.max(1, asked), pages);
  const here = nearest.files.slice((page - 1) * onPage, page * onPage);
  const elsewhere = new Set(nearest.files.filter((each) => !here.includes(each)));
  const first = await filesNow(house, viewer, here);
  const further = (await tiedTo(house, viewer, first, new Set([id, ...nearest.files]))).files;
  const second = await filesNow(house, viewer, further.slice(0, onPage));
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
      // Somebody who may be seen, and is on another page of this.
      if (tie.said.record !== null && !other && elsewhere.has(nearest.lies.get(tie.said.record) ?? '')) continue;
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
  const part = { page, pages, people: nearest.files.length, here: here.length };
  return { ...sight, ties, hidden: left.size, isHiddenWhole, shows, part, furtherLeftOut: Math.max(0, further.length - onPage) };
}

const endOf = (file: FileState): End => ({ kind: 'file', file: file.id, title: titleOf(file) });

/** The files to which ties lead from these, or that lead to them, as far as this viewer may see them; not those that are there already. */
async function tiedTo(
  house: House,
  viewer: Viewer,
  files: readonly FileState[],
  but: ReadonlySet<string>,
): Promise<{ readonly files: readonly string[]; readonly lies: ReadonlyMap<string, string> }> {
  const records = files.flatMap((file) => [...file.records.keys()]);
  if (records.length === 0) return { files: [], lies: new Map() };
  const lies = await viewing(house.pool, viewer, async (tx) => {
    const rows = (await tiesAt(tx, house.area, records)).filter(({ stands }) => stands);
    return filesOfRecords(tx, house.area, [...new Set(rows.flatMap(({ record, other }) => [record, other]))]);
  });
  return { files: [...new Set(lies.values())].filter((each) => !but.has(each)).toSorted(), lies };
}

async function filesNow(house: House, viewer: Viewer, ids: readonly string[]): Promise<readonly FileState[]> {
  if (ids.length === 0) return [];
  const found = await look(house, viewer, ids);
  return [...found.files.values()].filter((file) => file.opened && !file.disposed && file.records.size > 0);
}
