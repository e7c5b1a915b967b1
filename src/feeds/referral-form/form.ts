/**
 * What a referral form says, version 1: the content of its arrival. Everything is as the referrer wrote it; null means
 * that it was left empty. A partial date is all that was known: `2009`, `2009-03` or `2009-03-14`.
 */

import { z } from 'zod';

const words = z.string().nullable();
const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const YesNoNotKnown = z.enum(['yes', 'no', 'not-known']);

export const referrerRoles = [
  'education',
  'health',
  'police',
  'prison-or-probation',
  'council',
  'charity-or-faith',
  'business',
  'family-or-friend',
  'public',
] as const;

export const ReferralForm = z.strictObject({
  form: z.literal('referral'),
  version: z.literal(1),
  /** Kept sealed, apart from the rest. */
  referrer: z.strictObject({
    name: words,
    telephone: words,
    email: words,
    /** When and how it is safe to reach them. */
    safeContact: words,
    /** Interpreter, relay service, anything else needed to talk with them. */
    needs: words,
    role: z.enum(referrerRoles).nullable(),
    organisation: words,
    howKnown: words,
  }),
  person: z.strictObject({
    fullName: words,
    otherNames: words,
    description: words,
    earlierReference: words,
    bornOn: PartialDate.nullable(),
    ageAbout: z.int().min(0).max(120).nullable(),
    under18: YesNoNotKnown,
    /** What parents or carers know, as far as the referrer is aware. Only asked about a child. */
    parents: words,
    address: words,
    schoolOrWork: words,
    telephone: words,
    email: words,
    onlineNames: words,
    /** Numbers that papers and registers give them, one a line with what it is. Forms sent before this was asked do not have it. */
    numbers: words.optional(),
    language: words,
    interpreter: YesNoNotKnown.nullable(),
    communicationNeeds: words,
    knowsOfReferral: YesNoNotKnown.nullable(),
    knowsWords: words,
  }),
  concern: z.strictObject({
    whatHappened: z.string(),
    happenedOn: PartialDate.nullable(),
    happenedWords: words,
    learntOn: PartialDate.nullable(),
    worry: words,
    mightHappenNext: words,
    othersKnow: words,
    alreadyDone: words,
    /** The language it is written in, where that is not English. Forms sent before this was asked do not have it. */
    writtenIn: words.optional(),
  }),
});

export type ReferralForm = z.output<typeof ReferralForm>;
