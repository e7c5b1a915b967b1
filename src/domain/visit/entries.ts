/** A visit: planned, begun, checked in, ended safe; or called off; or nobody let in, and what comes next (C46, F49). */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

/** Who speaks for both sides. A relative, a friend or a pupil never does (G08): the words are here so that a refusal can say so. */
export const interpreters = ['not needed', 'professional', 'practitioner who speaks it', 'relative', 'friend', 'pupil'] as const;

export const VisitPlanned = entryType(
  'VisitPlanned',
  'visit',
  'A visit is planned: where, who goes, until when somebody hears from them, and what is done if nobody does.',
  {
    /** Protective: in danger, before any gate. */
    sort: z.enum(['planned', 'protective']).default('planned'),
    purpose: reason,
    where: reason,
    toSee: text.default(''),
    /** Practitioners of the area who go; the first one's post owes the check-in. */
    visitors: z.array(id).min(1),
    post: id,
    /** Whoever goes along besides. */
    accompanied: text.default(''),
    starts: instant,
    checkIn: instant,
    ends: instant,
    /** What is done when nobody hears from them. */
    ifNotHeard: reason,
    interpreter: z.enum(interpreters).default('not needed'),
    interpreterWords: text.default(''),
    /** Whether a parent or carer hears of it (G08). */
    parentHears: z.boolean().default(true),
  },
);
export const VisitStarted = entryType('VisitStarted', 'visit', 'The visitor sets out. The warning markers that they have read are named.', {
  markers: z.array(id).default([]),
});
export const VisitCheckedIn = entryType('VisitCheckedIn', 'visit', 'The visitor says that they are safe, and goes on.', {
  words: text.default(''),
});
export const VisitEnded = entryType(
  'VisitEnded',
  'visit',
  'The visitor is away from it, safe. Whether anybody was seen; if not, who said what.',
  {
    outcome: z.enum(['seen', 'no access gained']),
    words: text.default(''),
  },
);
export const VisitorAccountedFor = entryType(
  'VisitorAccountedFor',
  'visit',
  'After a missed check-in: somebody has found that the visitor is safe, or who looks after them now.',
  {
    words: reason,
  },
);
export const VisitCalledOff = entryType('VisitCalledOff', 'visit', 'The visit does not take place, with the reason.', { reason });
export const VisitFollowedUp = entryType(
  'VisitFollowedUp',
  'visit',
  'A visit that did not take place, or let nobody in, is answered: what is done instead, or why nothing is.',
  {
    words: reason,
  },
);

export const visitEntries = [
  VisitPlanned,
  VisitStarted,
  VisitCheckedIn,
  VisitEnded,
  VisitorAccountedFor,
  VisitCalledOff,
  VisitFollowedUp,
] as const;
export type VisitEntry = FactOf<(typeof visitEntries)[number]>;
