/** The box on the file's page: the latest assessment, who dissents, and the assumptions that whoever decides now rests on. */
import type { FileSight } from '../../app/fileSight.ts';
import { assessmentsOf, assumptionsInForce, dissentsFrom, formOf, hasExpired } from '../../app/judgingSight.ts';
import type { FilePanel } from '../file/panels.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { assumptionBadge } from './assumptions.ts';
import { headOf } from './parts.ts';

/** What a decision of now rests on, in lines: shown on the file and wherever somebody decides. */
export const assumptionLines = (sight: Pick<FileSight, 'file' | 'now'>) =>
  assumptionsInForce(sight.file).map((each) => ({
    text: each.made.words,
    badge: assumptionBadge(each, sight.now),
    isUrgent: hasExpired(each, sight.now) || each.state === 'challenged',
  }));

export function judgingPanel(sight: FileSight): FilePanel | null {
  const latest = assessmentsOf(sight.file).at(-1);
  const assumptions = assumptionLines(sight);
  if (!latest && assumptions.length === 0) return null;
  const file = sight.file.id;
  return {
    view: 'assessment/panel.njk',
    model: {
      latest: latest
        ? {
            ...headOf(sight, latest, formOf(sight.area, latest.fields.form)),
            judgement: latest.fields.judgement,
            dissent: dissentsFrom(sight.file, latest.id).length > 0 ? t('Somebody sees it otherwise.') : null,
          }
        : null,
      assumptions,
      href: paths.judging.assessments(file),
      assumptionsHref: paths.judging.assumptions(file),
    },
  };
}
