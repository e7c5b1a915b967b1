/** A Channel case on the file's page: where it stands, and how many sessions the provider reports. */
import type { FileSight } from '../../app/fileSight.ts';
import { casesOf, hasCases, isOwnAwaited } from '../../app/supportSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';
import { gapWords } from './show.ts';
import { stageWords } from './stages.ts';

export function casePanel(sight: FileSight): FilePanel | null {
  if (!hasCases(sight.file)) return null;
  return {
    view: 'support/panel.njk',
    model: {
      cases: casesOf(sight.file).map((found) => ({
        href: paths.support.show(sight.file.id, found.id),
        stage: stageWords(found.stage, isOwnAwaited(sight.file, found, sight.now)),
        sessions: gapWords(found),
      })),
    },
  };
}
