/** How the simulated year shares, and how it looks at fixation on violence: something is given to a partner, who says that it arrived; a concern is coded, and its pathway asked for, taken up and ended. */
import type { Pathway } from '../../domain/pathway/state.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { type Answer, type Asked, type AskedOfReferral, chance, write } from './asked.ts';
import { year } from './assumptions.ts';
import { record } from './life.ts';

const pathwayOf = (asked: Asked): Pathway | undefined =>
  [...asked.file.pathways.values()].find(({ stream }) => stream === asked.obligation.stream);
const nextLook = ({ life, at }: Asked): number => dueAfter(at, { workingDays: 55 }, life.book.calendar);

export const answersSharing: Readonly<Record<string, Answer>> = {
  'F31.acknowledge': (asked) => write(asked, 'DisclosureAcknowledged', { who: 'The partner’s office' }),
  'F43.fixation': (asked) => {
    const { life, at, post, obligation } = asked;
    record(life, at, post, 'PathwayAsked', `pathway/${obligation.stream.slice('referral/'.length)}`, obligation.record, {
      concern: 'Invented: looks for accounts of killings.',
    });
  },
  'S17.decide': (asked) => {
    const keepUntil = dueAfter(asked.at, { years: 3 }, asked.life.book.calendar);
    write(asked, 'PathwayTakenUp', {
      controller: 'police',
      basis: 'policing',
      consent: 'support-only',
      keepUntil,
      owner: asked.post,
      nextLook: nextLook(asked),
      words: 'Taken up.',
    });
  },
  // Held, accepted by a service, ended by two.
  'S17.look': (asked) => {
    const pathway = pathwayOf(asked);
    if (pathway?.state === 'held')
      write(asked, 'PathwayAccepted', { service: 'An invented service', words: 'In writing.', nextLook: nextLook(asked) });
    else if (pathway?.state === 'accepted') write(asked, 'PathwayEndProposed', { reasons: ['no-fixation-left'], words: 'None is left.' });
  },
  'S17.second': (asked) => {
    if (pathwayOf(asked)?.state === 'ending') write(asked, 'PathwayEnded', { words: 'Agreed.' });
  },
};

/** With the assessment: something is given to a partner, and the concern is coded where violence is spoken of. */
export function shareAndCode(asked: AskedOfReferral): void {
  const { referral, life, at, post } = asked;
  if (chance(asked, 'shared', year.shareShared))
    record(life, at, post, 'DisclosureDecided', `disclosure/${referral.id}`, referral.record, {
      outcome: 'shared',
      contact: 'A partner outside',
      basis: 'public-task-safeguarding',
      why: 'They see the person each week.',
      necessity: 'They would not know.',
      proportionality: 'One entry.',
      items: [{ fact: referral.received.fact, words: 'What was said.' }],
    });
  if (chance(asked, 'violence', year.shareViolence))
    record(life, at, post, 'ConcernCoded', referral.stream, referral.record, {
      list: 'invented-concern',
      version: 1,
      asOf: at,
      violence: ['research'],
      ideology: ['none-seen'],
    });
}
