/** What the pages of a Channel case show: its sessions against what was commissioned, its needs, its reviews, and what each gate lacks. */
import { type Case, casesOf, consentNow, type Intervention, lastHeld, openActions, planOf, sessionsOf } from '../domain/case/state.ts';
import { endsAtEighteen, standsUntilEighteen } from '../domain/case/grown.ts';
import { assessedBefore } from '../domain/assessment/state.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { dayOfReview, nextReview, reviewFrom } from '../rulebook/uk/afterExit.ts';
import { needsWithoutAction } from '../rulebook/uk/plan.ts';

export { isOutside } from '../domain/area/entries.ts';
export { isUnfilled } from '../domain/file/leading.ts';
export { exitOutcomes } from '../domain/case/entries.ts';
export { type Case, caseOf, casesOf, liveInterventions, openActions, planOf } from '../domain/case/state.ts';
export { isOwnAwaited } from '../domain/case/grown.ts';
export { periodStanding } from '../domain/case/periods.ts';
export { riskOwnerWords } from '../domain/case/riskOwner.ts';
export { sessionOutcomes } from '../domain/case/interventions.ts';
export { concernsOf } from '../rulebook/uk/newConcern.ts';
export { policeToAnswer, sessionGap, viewsOf } from '../rulebook/uk/exit.ts';
export { earlierThan } from '../rulebook/uk/repeat.ts';
export { needList, needWords } from '../rulebook/uk/needList.ts';

/** The day of the next review after closing, and from when it may be held; null where none is to come. */
export function dayOfNextReview(
  book: RulebookInForce,
  found: Case,
  now: Instant,
): { readonly due: Instant; readonly from: Instant } | null {
  const review = nextReview(book, found, now);
  const due = review && dayOfReview(book, found, review);
  return review && due ? { due, from: reviewFrom(book, found, review) } : null;
}

/** One session as the provider reported it, with whether consent stood on its day. */
export interface ReportedSession {
  readonly fact: string;
  readonly happened: Instant;
  readonly at: Instant;
  readonly outcome: string;
  readonly words: string;
  /** Held on a day on which no consent stood: it is true, and it is said. */
  readonly withoutConsent: boolean;
}

const reportedSessions = (file: FileState, found: Case, intervention: Intervention): readonly ReportedSession[] =>
  intervention.reports
    .map(({ fact, happened, at, outcome, words }) => ({
      fact,
      happened,
      at,
      outcome,
      words,
      withoutConsent: outcome === 'held' && !consentStoodOn(file, found, happened),
    }))
    .toSorted((a, b) => a.happened - b.happened);

function consentStoodOn(file: FileState, found: Case, day: Instant): boolean {
  const answers = [
    ...found.consents.map(({ happened, is }) => ({ at: happened, stands: is === 'given' })),
    // What was agreed to for a child ends with the birthday.
    ...found.consents.flatMap((each) => endsAtEighteen(file, each) ?? []).map((at) => ({ at, stands: false })),
    ...found.withdrawals.map(({ happened }) => ({ at: happened, stands: false })),
  ].toSorted((a, b) => a.at - b.at);
  // A day is told to the day: consent given on the day of the session counts.
  return answers.findLast(({ at }) => at <= day + 12 * 3_600_000)?.stands ?? false;
}

export const caseSightOf = (book: RulebookInForce, file: FileState, id: string, now: Instant) => {
  const found = file.cases.get(id);
  if (!found) return null;
  return {
    found,
    consent: consentNow(found),
    /** From when what was agreed to for a child ends by itself. */
    endsAt: standsUntilEighteen(file, found),
    plan: planOf(found),
    needsWithoutAction: needsWithoutAction(found),
    actions: openActions(found),
    interventions: [...found.interventions.values()].map((each) => ({
      each,
      count: sessionsOf(each),
      sessions: reportedSessions(file, found, each),
    })),
    lastHeld: lastHeld(found),
    /** Full assessments of the person, or of the referral that began it (S06). */
    forms: assessedBefore(file, found.referral, Number.POSITIVE_INFINITY),
    next: nextReview(book, found, now),
  };
};
export const hasCases = (file: FileState): boolean => casesOf(file).length > 0;
