/** What is asked of a partner about a referral, and what came of it: a reply, "nothing held", a refusal, or silence (C03, K01, K15; S11). */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

const partner = textOf('practitioner');

export const RequestMade = entryType(
  'RequestMade',
  'request',
  'Something is asked of a partner: what, why, on what lawful basis, and why no less would do.',
  {
    /** By which the partner names it on the telephone and on the answer page; it says nothing of anybody. */
    reference: text.default(''),
    /** Where it is asked of an organisation of the area, and of one of its posts. */
    organisation: id.nullable().default(null),
    post: id.nullable().default(null),
    /** A named contact outside the area, and how they are told. */
    contact: partner.default(''),
    channel: text.default(''),
    asked: reason,
    why: reason,
    /** A code of the loadable list of lawful bases. */
    basis: id,
    least: reason,
    marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']).default('OFFICIAL-SENSITIVE'),
    handling: text.default(''),
  },
);
export const RequestCodeIssued = entryType(
  'RequestCodeIssued',
  'request',
  'A one-time code to answer the request with is issued; every earlier one is dead.',
  { code: id, until: instant },
);

export const answerKinds = ['reply', 'part', 'nothing held', 'refused'] as const;
export const RequestAnswered = entryType(
  'RequestAnswered',
  'request',
  'The partner answers: a reply or a part of one, that nothing is held, or a refusal with its reason and lawful ground.',
  {
    answer: z.enum(answerKinds),
    words: reason,
    /** Of a refusal: a code of the loadable list of grounds (K15). */
    ground: id.nullable().default(null),
    by: partner.default(''),
    channel: z.enum(['code page', 'own page', 'recorded']).default('recorded'),
    arrival: id.nullable().default(null),
  },
);
export const RequestWithdrawn = entryType('RequestWithdrawn', 'request', 'The request is not needed any more.', { reason });
export const RequestAbsenceAccepted = entryType(
  'RequestAbsenceAccepted',
  'request',
  'A supervising person other than the asker accepts that no reply came, with the reason (G04).',
  { reason },
);
export const SensitivePointerKept = entryType(
  'SensitivePointerKept',
  'request',
  'Something that comes from an intelligence service was about to be asked for or put in: only who holds it is kept, nothing of what it says (K01).',
  { holder: reason },
);

export const requestEntries = [
  RequestMade,
  RequestCodeIssued,
  RequestAnswered,
  RequestWithdrawn,
  RequestAbsenceAccepted,
  SensitivePointerKept,
] as const;
export type RequestEntry = FactOf<(typeof requestEntries)[number]>;
