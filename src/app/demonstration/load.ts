/** Loads the told story into an empty database, once; and gives its area the clock that the visitor moves. */
import { StoreFault } from '../../store/faults.ts';
import { hasClock, settleDue, startClock } from '../time.ts';
import type { House } from '../house.ts';
import { areaNow } from '../directory.ts';
import { serviceViewer } from '../../store/viewing.ts';
import { demonstrationStart, tellStory } from './story.ts';
import { tellSubjects } from './subjects.ts';

/** True when the story was told now. */
export async function loadDemonstration(house: House, onProgress: (sentence: string) => void, ofSubjects = false): Promise<boolean> {
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  if (area.posts.size > 0) {
    // The clock is set when the story has been told to its end.
    const isOfSubjects = area.kind === 'subjects of interest';
    if ((await hasClock(house.pool, house.area)) && isOfSubjects === ofSubjects) return false;
    if (isOfSubjects !== ofSubjects)
      throw new StoreFault(
        'demonstration-of-another-kind',
        isOfSubjects
          ? 'This folder holds the demonstration of an area of subjects of interest. Add --subjects, or set DATA_DIR to another folder.'
          : 'This folder holds the demonstration of a partnership. Subjects of interest have an installation of their own: set DATA_DIR to another folder.',
      );
    throw new StoreFault(
      'demonstration-cut-short',
      'Loading the demonstration was cut short the last time, so half of its story is missing. Begin again: npm start -- --fresh',
    );
  }
  onProgress('loading the demonstration: half a year in an invented area');
  let clock = 0;
  // What the story's people may do is decided as ever; the log is not told of it.
  const tell = ofSubjects ? tellSubjects : tellStory;
  await tell({ ...house, log: () => {}, now: async () => clock, setClock: (to) => (clock = Math.max(clock, to)) });
  await startClock(house.pool, house.area, demonstrationStart);
  await settleDue(house);
  return true;
}
