/** The box on the file's page: the latest assessment, who dissents, and the assumptions that whoever decides now rests on. */
import type { FileSight } from '../../app/fileSight.ts';
import { assessmentsOf, assumptionsInForce, dissentsFrom, formOf, hasExpired } from '../../app/judgingSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { assumptionBadge } from './assumptions.ts';
import { headOf } from './parts.ts';

/** The latest assessment and what is taken to be so, in lines: shown on the file and wherever somebody decides. Null when there is neither. */
export function judgingModel(sight: Pick<FileSight, 'file' | 'area' | 'now'>) {
  const { file, now } = sight;
  const latest = assessmentsOf(file).at(-1);
  const assumptions = assumptionsInForce(file).map((each) => ({
    text: each.made.words,
    badge: assumptionBadge(each, now),
    isUrgent: hasExpired(each, now) || each.state === 'challenged',
  }));
  if (!latest && assumptions.length === 0) return null;
  return {
    latest: latest
      ? {
          ...headOf(sight, latest, formOf(sight.area, latest.fields.form)),
          judgement: latest.fields.judgement,
          atHand: latest.fields.capability.atHand,
          dissent: dissentsFrom(file, latest.id).length > 0 ? t('Somebody sees it otherwise.') : null,
        }
      : null,
    assumptions,
    href: paths.judging.assessments(file.id),
    assumptionsHref: paths.judging.assumptions(file.id),
  };
}

export function judgingPanel(sight: FileSight): FilePanel | null {
  const model = judgingModel(sight);
  return model && { view: 'assessment/panel.njk', model };
}
