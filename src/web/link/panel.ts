/** A link that waits for a second person, on the pages of both files (G23). */
import type { FileSight } from '../../app/fileSight.ts';
import { dateAndTime } from '../dates.ts';
import type { FilePanel } from '../file/panel.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface LinkLine {
  readonly text: string;
  readonly reason: string;
  readonly href: Href;
}

export const linkLines = (sight: Pick<FileSight, 'file' | 'linksWaiting' | 'area'>): readonly LinkLine[] =>
  sight.linksWaiting.map(({ file, link }) => {
    const { sort, proposed } = link;
    const who = { by: actorName(sight, proposed.by), when: dateAndTime(proposed.at) };
    return {
      text:
        sort === 'unlink'
          ? t('{by} proposed on {when} to unlink a record of this file', who)
          : file === sight.file.id
            ? t('{by} proposed on {when} to link this file with another', who)
            : t('{by} proposed on {when} to link another file with this one', who),
      reason: proposed.reason,
      href: paths.file.link(file, link.id),
    };
  });

export function linkPanel(sight: FileSight): FilePanel | null {
  const lines = linkLines(sight);
  return lines.length > 0 ? { view: 'link/panel.njk', model: { lines } } : null;
}
