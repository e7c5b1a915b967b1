/** Loads the told story into an empty database, once; and gives its area the clock that the visitor moves. */
import { settleDue, startClock } from '../time.ts';
import type { House } from '../house.ts';
import { areaNow } from '../directory.ts';
import { serviceViewer } from '../../store/viewing.ts';
import { demonstrationStart, tellStory } from './story.ts';

/** True when the story was told now. A story that was cut short is told from the start in a fresh database: `--fresh`. */
export async function loadDemonstration(house: House, onProgress: (sentence: string) => void): Promise<boolean> {
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  if (area.posts.size > 0) return false;
  onProgress('loading the demonstration: half a year in an invented area');
  let clock = 0;
  // What the story's people may do is decided as ever; the log is not told of it.
  await tellStory({ ...house, log: () => {}, now: async () => clock, setClock: (to) => (clock = Math.max(clock, to)) });
  await startClock(house.pool, house.area, demonstrationStart);
  await settleDue(house);
  return true;
}
