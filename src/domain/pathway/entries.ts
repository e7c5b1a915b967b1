/**
 * Concern without an ideology (S17, F43, F52): fixation on violence has a pathway of its own, with controller, lawful basis, consent rule,
 * retention and owner stated when it is taken up; and its own axis on the concern, beside ideology: dated, of a versioned list, several at once.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const ConcernCoded = entryType(
  'ConcernCoded',
  'referral',
  'What the concern is, on two axes that say nothing of each other: fixation on violence, and ideology. As it was seen on a day; an earlier coding stands.',
  {
    list: z.string().max(60),
    version: z.number().int().positive(),
    asOf: instant,
    violence: z.array(id).default([]),
    ideology: z.array(id).default([]),
    words: text.default(''),
  },
);

export const PathwayAsked = entryType(
  'PathwayAsked',
  'pathway',
  'Somebody asks that a concern about fixation on violence be taken up, whatever is or is not said of ideology.',
  { concern: reason, referral: id.nullable().default(null) },
);
export const PathwayTakenUp = entryType(
  'PathwayTakenUp',
  'pathway',
  'It is taken up: who is the controller, on which lawful basis, under which rule of consent, how long it is kept, who owns it, and the day of the next look.',
  {
    controller: id,
    basis: id,
    consent: id,
    consentWords: text.default(''),
    keepUntil: instant,
    owner: id,
    nextLook: instant,
    words: reason,
  },
);
export const PathwayRefusalProposed = entryType(
  'PathwayRefusalProposed',
  'pathway',
  'Not taking it up is proposed; a second person decides.',
  {
    reasons: z.array(id).min(1),
    words: reason,
  },
);
export const PathwayRefused = entryType('PathwayRefused', 'pathway', 'A second person agrees that it is not taken up.', { words: reason });
export const PathwayRefusalDeclined = entryType(
  'PathwayRefusalDeclined',
  'pathway',
  'The second person does not agree: it is asked again.',
  {
    words: reason,
  },
);
export const PathwayReviewed = entryType('PathwayReviewed', 'pathway', 'It is looked at, and held until another day.', {
  words: reason,
  nextLook: instant,
});
export const PathwayAccepted = entryType(
  'PathwayAccepted',
  'pathway',
  'A named service has accepted in writing to help. It is still held.',
  {
    service: reason,
    words: reason,
    nextLook: instant,
  },
);
export const PathwayReturned = entryType('PathwayReturned', 'pathway', 'The service gives it back, or has not begun.', {
  words: reason,
  nextLook: instant,
});
export const PathwayEndProposed = entryType('PathwayEndProposed', 'pathway', 'Ending is proposed; a second person decides.', {
  reasons: z.array(id).min(1),
  words: reason,
});
export const PathwayEnded = entryType('PathwayEnded', 'pathway', 'A second person agrees that it is ended.', { words: reason });
export const PathwayEndDeclined = entryType('PathwayEndDeclined', 'pathway', 'The second person does not agree: it is held on.', {
  words: reason,
  nextLook: instant,
});

export const PathwayKept = entryType(
  'PathwayKept',
  'pathway',
  'The day until which it was kept is near or over, and there is still a reason to keep it: until another day.',
  { keepUntil: instant, words: reason },
);
export const PathwayConsentSaid = entryType(
  'PathwayConsentSaid',
  'pathway',
  'What is said to support under the rule of consent: by whom, and for a child the child’s own view. It can be taken back at any time.',
  { answer: z.enum(['given', 'refused', 'withdrawn']), who: reason, childView: text.default(''), words: reason },
);

export const pathwayEntries = [
  ConcernCoded,
  PathwayAsked,
  PathwayTakenUp,
  PathwayRefusalProposed,
  PathwayRefused,
  PathwayRefusalDeclined,
  PathwayReviewed,
  PathwayAccepted,
  PathwayReturned,
  PathwayEndProposed,
  PathwayEnded,
  PathwayEndDeclined,
  PathwayKept,
  PathwayConsentSaid,
] as const;
export type PathwayEntry = FactOf<(typeof pathwayEntries)[number]>;
/** Said of a pathway, and no step of it. */
export type PathwayNote = Extract<PathwayEntry, { type: 'PathwayKept' | 'PathwayConsentSaid' }>;
export type PathwayStep = Exclude<PathwayEntry, PathwayNote | { type: 'ConcernCoded' }>;
