/** Visits on the file's page: those that are not over, and the last that were. */
import type { FileSight } from '../../app/fileSight.ts';
import { isOver } from '../../app/meeting.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';
import { visitState } from './words.ts';

const shownAtMost = 5;

export function visitPanel(sight: FileSight): FilePanel | null {
  const visits = [...sight.file.visits.values()].toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || b.plan.starts - a.plan.starts);
  if (visits.length === 0) return null;
  const shown = visits.slice(0, Math.max(shownAtMost, visits.filter((visit) => !isOver(visit)).length));
  return {
    view: 'visits/panel.njk',
    model: {
      visits: shown.map((visit) => ({
        href: paths.visit.show(sight.file.id, visit.id),
        where: visit.plan.where,
        state: visitState(sight, visit),
      })),
      more: visits.length - shown.length,
    },
  };
}
