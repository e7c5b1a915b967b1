/** What people decide about what arrived and could not be read (promise 4): nothing that came goes away but by somebody's reason. */
import { z } from 'zod';
import { entryType, type FactOf, reason } from '../entryType.ts';

/** Why it is no report to be taken. */
export const setAsideReasons = ['reports nobody', 'came twice', 'test or advertisement', 'passed on', 'other'] as const;

export const ArrivalSetAside = entryType(
  'ArrivalSetAside',
  'arrival',
  'Somebody decides that what arrived is not taken as a referral, with the reason; the bytes stay as they came.',
  { why: z.enum(setAsideReasons), reason },
);

export const AdviceAnswered = entryType(
  'AdviceAnswered',
  'arrival',
  'A practitioner answers a question that names nobody. The words of both lie apart and are let go; this says that it was settled, and by whom.',
  {
    /** SHA-256 of the answer, so that the ledger proves which answer was given after its words are gone. */
    answer: z.string().regex(/^[0-9a-f]{64}$/),
  },
);
export const WriterReminded = entryType(
  'WriterReminded',
  'arrival',
  'Somebody reminds the writer of a form that was begun and not sent, where no mail could.',
  { outcome: z.enum(['reached', 'not reached']) },
);

export const arrivalEntries = [ArrivalSetAside, AdviceAnswered, WriterReminded] as const;
export type ArrivalEntry = FactOf<(typeof arrivalEntries)[number]>;
