/** Where somebody on file writes to see what is held, to have it corrected, or to complain: the area says so once, and every notice carries it. */
import type { Viewer } from '../access/viewer.ts';
import { NoticeRoutesSet } from '../domain/area/entries.ts';
import type { Area } from '../domain/area/state.ts';
import { because, type Decision } from '../domain/decision.ts';
import { serviceViewer } from '../store/viewing.ts';
import { areaEntry, areaNow, changeDirectory } from './directory.ts';
import type { House } from './house.ts';

export type NoticeRoutes = NonNullable<Area['noticeRoutes']>;

/** As anybody may read it. */
export async function noticeRoutesOf(house: House): Promise<{ readonly area: string; readonly routes: NoticeRoutes | null }> {
  const area = await areaNow(house, serviceViewer(house.area, 'intake'));
  return { area: area.name, routes: area.noticeRoutes };
}

export const setNoticeRoutes = (house: House, viewer: Viewer, routes: NoticeRoutes): Promise<Decision> =>
  changeDirectory(house, viewer, () =>
    Object.values(routes).some((words) => words.trim() === '')
      ? because('route-missing', 'One of them is empty.', 'Say where somebody writes for each.')
      : { kind: 'decided', entries: [areaEntry(house.area, NoticeRoutesSet, routes)] },
  );
