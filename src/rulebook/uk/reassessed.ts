/** G10: a case that is taken up again is assessed anew, on its lead's list from that day; the gate before closing asks for the same (F37, F38). */
import { assessedBefore } from '../../domain/assessment/state.ts';
import { type Case, casesOf } from '../../domain/case/state.ts';
import { type Done, firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, startOfDay } from '../engine/amount.ts';
import type { Limit, Owed, Rule } from '../engine/rulebook.ts';
import { proposed, proposedLimit } from './limitOf.ts';

export const reassessedLimit: Limit = proposedLimit(
  'G10.assess',
  'A case that was taken up again is assessed anew',
  { workingDays: 5 },
  `G10: our source has no number; this is that of the initial assessment (C01). ${proposed}`,
);

interface Made extends Done {
  /** The day on which it was made, by what its author says. */
  readonly on: Instant;
}

/** Every time that the vulnerability was assessed, wherever it was recorded: on the case, by a form, or as the further assessment that the panel set. */
export const assessmentsFor = (file: FileState, found: Case, now: Instant = Number.POSITIVE_INFINITY): readonly Made[] =>
  [
    ...[...found.assessments, ...found.furtherAssessments].map((each): Made => ({ ...each, on: each.happened })),
    ...assessedBefore(file, found.referral, now).map((each): Made => ({ ...each, on: each.doneOn })),
  ].toSorted((a, b) => a.at - b.at);

/** The first that was made, and written down, since the case began anew: made on that day it may say no hour. */
export const assessedSince = (file: FileState, found: Case, { at }: InOrder, now?: Instant): Made | null =>
  assessmentsFor(file, found, now).find((each) => each.at >= at && each.on >= startOfDay(dayOf(at))) ?? null;

export const reassessed: Rule = {
  key: 'G10.assess',
  id: 'G10',
  title: 'A case that is taken up again is assessed anew',
  words:
    'What was assessed before a case was closed says nothing of the time since. Taken up again it is assessed anew, by a form, on the case, or by the further assessment that the panel set; the case is not closed without.',
  task: 'Assess anew: the case was taken up again',
  limit: 'G10.assess',
  ladder: 'ordinary',
  findings: ['F37', 'F38'],
  systems: ['S02', 'S03', 'S06'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['CaseReopened', 'CaseAssessed', 'FurtherAssessmentDone', 'AssessmentMade', 'CaseClosed'],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      found.reopenings.map((each): Owed => {
        const { stream, record, closings } = found;
        const [made, closed] = [assessedSince(file, found, each), firstAfter<InOrder>(each, closings)];
        const met = made && closed ? (closed.at < made.at ? closed : made) : (made ?? closed);
        return { occasion: each.fact, stream, record, starts: each.at, owedBy: 'lead', met };
      }),
    ),
};
