/**
 * C46: whoever visits is heard from, or somebody looks for them within minutes, at any hour; a visit that saw nobody is answered (F49);
 * a warning marker is looked at again on its day or goes.
 */
import type { Visit } from '../../domain/visit/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';

const safety = {
  id: 'C46',
  ladder: 'check-in',
  findings: ['F49'],
  systems: ['S01', 'S02'],
  waivable: false,
  owedByWords: 'the post of whoever goes',
} as const;

/** What ends the waiting for somebody who went: that they are away from it, that they did not go, or that somebody found them. */
const overBy = ({ ended, calledOff, accounted }: Visit) => ended ?? calledOff ?? accounted;

const fromVisitor = (visit: Visit, starts: number, met: { readonly fact: string } | null): Owed => ({
  occasion: visit.planned.fact,
  stream: visit.stream,
  record: visit.record,
  starts,
  owedBy: `post:${visit.plan.post}`,
  met: met && { fact: met.fact },
});

export const checkIn: Rule = {
  ...safety,
  key: 'C46.check-in',
  title: 'A visitor checks in',
  words:
    'Whoever goes on a visit is heard from by the time that was planned. Otherwise it climbs within minutes, at any hour: they may be in danger.',
  task: 'Check in from the visit',
  limit: 'C46.check-in',
  listens: ['VisitPlanned', 'VisitCheckedIn', 'VisitEnded', 'VisitCalledOff', 'VisitorAccountedFor'],
  owed: (file) =>
    [...file.visits.values()]
      // A check-in at the very end is the end.
      .filter(({ plan }) => plan.checkIn < plan.ends)
      .map((visit) => fromVisitor(visit, visit.plan.checkIn, visit.checkIns[0] ?? overBy(visit))),
};

export const safeEnd: Rule = {
  ...safety,
  key: 'C46.safe-end',
  title: 'A visit ends safe',
  words:
    'Every visit that was planned ends: whoever went says that they are away from it, or it is called off before. Otherwise it climbs within minutes, at any hour.',
  task: 'Say that the visit ended safe',
  limit: 'C46.safe-end',
  listens: ['VisitPlanned', 'VisitEnded', 'VisitCalledOff', 'VisitorAccountedFor'],
  owed: (file) => [...file.visits.values()].map((visit) => fromVisitor(visit, visit.plan.ends, overBy(visit))),
};

export const visitFollowUp: Rule = {
  key: 'F49.follow-up',
  id: 'F49',
  title: 'A visit that saw nobody is answered',
  words:
    'A visit to which nobody opened, or that was called off, is a fact and no ground for concern by itself. What is done instead is decided: another visit, another way, or why nothing.',
  task: 'Decide what is done after a visit that saw nobody',
  limit: 'F49.follow-up',
  furtherLimits: ['F49.ahead'],
  ladder: 'ordinary',
  findings: ['F49'],
  systems: ['S01', 'S02'],
  owedByWords: 'the lead post',
  waivable: true,
  listens: ['VisitEnded', 'VisitCalledOff', 'VisitFollowedUp', 'VisitPlanned'],
  owed: (file, book) =>
    [...file.visits.values()].flatMap((visit): readonly Owed[] => {
      const sawNobody = visit.calledOff ?? (visit.ended?.outcome === 'no access gained' ? visit.ended : null);
      if (!sawNobody) return [];
      const met = visit.followedUp ?? plannedAgain(file, visit, book);
      const { stream, record } = visit;
      return [{ occasion: sawNobody.fact, stream, record, starts: sawNobody.at, owedBy: 'lead', met: met && { fact: met.fact } }];
    }),
};

/** The last instant at which a visit that is planned at `now` may start. */
export const latestVisit = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'F49.ahead', now), book.calendar);

/**
 * Another visit, planned once this one had seen nobody, for a day by which an answer may still be waited for: a plan for years away answers
 * nothing. Called off or without anybody seen it asks the same of itself.
 */
const plannedAgain = (file: FileState, visit: Visit, book: RulebookInForce) => {
  const over = visit.calledOff ?? visit.ended;
  if (over === null) return null;
  const again = [...file.visits.values()].find(
    (each) =>
      each.planned.order > visit.planned.order && each.planned.at >= over.at && each.plan.starts <= latestVisit(book, each.planned.at),
  );
  return again?.planned ?? null;
};
export const markerReview: Rule = {
  key: 'C46.marker',
  id: 'C46',
  title: 'A warning marker is looked at again',
  words: 'A warning ends on its day. By then somebody renews it for a fresh reason, or takes it away; after its day it warns nobody.',
  task: 'Renew the warning for visitors with a fresh reason, or take it away',
  limit: 'C46.marker',
  ladder: 'ordinary',
  findings: ['F49'],
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['MarkerSet', 'MarkerRenewed', 'MarkerRemoved'],
  owed: (file) =>
    [...file.markers.values()].flatMap((marker) =>
      marker.terms.map((term, n): Owed => {
        const met = marker.terms[n + 1] ?? marker.removed;
        const { stream, record } = marker;
        return { occasion: term.fact, stream, record, starts: term.at, due: term.until, owedBy: 'lead', met: met && { fact: met.fact } };
      }),
    ),
};

export const visitRules: readonly Rule[] = [checkIn, safeEnd, visitFollowUp, markerReview];
