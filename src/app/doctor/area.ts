/** Whether an installation holds an area, and of which kind: said by the doctor, and by a live start that has none. */
import { serviceViewer } from '../../store/viewing.ts';
import { areaId } from '../demonstration/area.ts';
import { areaNow } from '../directory.ts';
import type { Finding } from './finding.ts';
import { openHouse } from '../openHouse.ts';

/** Of a partnership and of subjects of interest alike: neither is set up live while nobody can tell who is there. */
export const noArea = {
  words: 'This installation has no area yet: no posts, so nobody would answer for what arrives.',
  fix: 'Setting up a live area, of either kind, comes with a later release that has real sign-in; npm start shows the demonstration.',
};

export async function checkArea(serviceUrl: string): Promise<Finding> {
  const check = 'Area';
  await using house = openHouse({ serviceUrl, area: areaId, name: 'throughline doctor' });
  const { name, kind, posts } = await areaNow(house, serviceViewer(areaId, 'clock'));
  if (posts.size === 0) return { check, state: 'not-ready-for-live-data', ...noArea };
  const sort = kind === 'partnership' ? 'a partnership' : 'subjects of interest';
  return { check, state: 'well', words: `${name}: ${sort}, ${posts.size} posts.` };
}
