/** S05: a closed subject is reviewed by its residual band, and each hit of a priority indicator is decided by itself, within a longest wait: no meeting gathers them (C19, F16). */
import { besides } from './besides.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { ResidualBand } from '../../domain/subject/entries.ts';
import { isClosedSubject, type Subject } from '../../domain/subject/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { from, ofSubjects } from './subjects.ts';

export const closedReview: Rule = {
  ...ofSubjects,
  key: 'S05.review',
  id: 'S05',
  title: 'A closed subject is reviewed by its residual band',
  words:
    'A file closed is not a file forgotten: each residual band has its interval. The review keeps the band or raises it; a lower band takes two people.',
  task: 'Review the closed subject',
  limit: 'S05.review.low',
  furtherLimits: ['S05.review.high', 'S05.review.medium'],
  systems: ['S05'],
  findings: ['F14', 'F16'],
  listens: ['SubjectClosed', 'ClosedSubjectReviewed', 'SubjectReopened', 'SubjectLowered'],
  owed: (file) => [...file.subjects.values()].flatMap(reviewsOf),
};

function reviewsOf(subject: Subject): readonly Owed[] {
  const { closed, closedReviews, reopened, lowered } = subject;
  // By how it stood when it was agreed to: an open subject's lowering is looked at by its last day (G14).
  const lower = lowered.filter(({ to }) => isClosedSubject(to));
  const begins: readonly (InOrder & { readonly band: ResidualBand; readonly due?: number })[] = [
    ...[...closed, ...lower].map(({ proposal, ...each }) => ({ ...each, band: proposal.band, due: proposal.until })),
    ...closedReviews,
  ];
  return begins.map(
    ({ band, due, ...each }): Owed => ({
      ...from(subject, each),
      limit: `S05.review.${band}`,
      ...(due === undefined ? {} : { due }),
      met: firstAfter<InOrder>(each, closedReviews, reopened, lower),
    }),
  );
}

export const hitTriaged: Rule = {
  ...ofSubjects,
  key: 'C19',
  id: 'C19',
  title: 'A hit of a priority indicator is decided by another person than who recorded it',
  owedByWords: 'the lead post, or the supervising post where the lead recorded it',
  words:
    'Each hit is owed by itself, from the instant at which it is recorded. No meeting gathers them: one that would sit later than this is too late.',
  task: 'Decide on the hit of a priority indicator',
  limit: 'C19',
  systems: ['S05'],
  findings: ['F16'],
  listens: ['IndicatorHit', 'IndicatorTriaged'],
  owed: (file) =>
    [...file.subjects.values()].flatMap((subject) =>
      subject.hits.map(
        // Recorded by the lead post itself, or by whoever alone fills it, another post decides: nobody triages a hit of their own.
        (hit): Owed => ({ ...from(subject, hit), owedBy: besides(file, ['lead', 'second', 'senior'], hit), met: hit.triaged }),
      ),
    ),
};
