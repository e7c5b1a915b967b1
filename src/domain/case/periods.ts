/**
 * The periods of a case without support (s36(4)(e), C07). One is set and stands until somebody is assessed, or consents, or the case is
 * closed. Another day put beside it puts nothing off by itself: only what the panel has decided in a minute since, with the reason, moves it.
 */
import { firstAfter, type InOrder } from '../done.ts';
import type { Case, Said } from './state.ts';

export type Period = Said<'FurtherAssessmentSet'>;
export interface Standing {
  /** As it was set first: what is owed is owed by it. */
  readonly first: Period;
  /** The latest day that counts. */
  readonly due: Period;
  /** What has answered it; null while it is owed. */
  readonly met: InOrder | null;
}

/** What answers a period: another period never does. */
const answers = ({ furtherAssessments, consents, closings }: Case): readonly (readonly InOrder[])[] => [
  furtherAssessments,
  consents.filter(({ is }) => is === 'given'),
  closings,
];

export function periodsOf(found: Case): readonly Standing[] {
  const list: Standing[] = [];
  for (const each of found.periods) {
    const before = list.at(-1);
    if (!before || (before.met && before.met.order < each.order))
      list.push({ first: each, due: each, met: firstAfter<InOrder>(each, ...answers(found)) });
    else if (each.meeting !== null && each.moved.trim() !== '') list[list.length - 1] = { ...before, due: each };
  }
  return list;
}

/** The period that waits for its assessment. */
export const periodStanding = (found: Case): Standing | null => periodsOf(found).find(({ met }) => met === null) ?? null;

/** Whether a day stood when somebody was left without support once more: then that day stands, and no other is owed. */
export const stoodAt = (found: Case, since: InOrder): boolean =>
  periodsOf(found).some(({ first, met }) => first.order < since.order && (met === null || met.order > since.order));
