/** Links, and their undoing, that wait for a second person: each is shown on both files that it is about (G23). */
import type { Viewer } from '../access/viewer.ts';
import type { FileState } from '../domain/file/state.ts';
import { type LinkProposal, waitingLinks } from '../domain/link/state.ts';
import { filesProposingLinks } from '../store/linkLists.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

/** A proposal that waits, and the file in which it lies. */
export interface WaitingLink {
  readonly file: string;
  readonly link: LinkProposal;
}

/** What waits for a second person about this file: proposed in it, or in another about somebody who lies here. */
export async function linksWaiting(house: House, viewer: Viewer, file: FileState): Promise<readonly WaitingLink[]> {
  const own = waitingLinks(file).map((link) => ({ file: file.id, link }));
  const others = await viewing(house.pool, viewer, (tx) => filesProposingLinks(tx, house.area, file.id));
  if (others.length === 0) return own;
  const { files } = await look(house, viewer, others);
  const elsewhere = [...files.values()].flatMap((other) =>
    waitingLinks(other)
      .filter(({ about }) => about !== null && file.records.has(about.candidate))
      .map((link) => ({ file: other.id, link })),
  );
  return [...own, ...elsewhere];
}
