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

export const arrivalEntries = [ArrivalSetAside] as const;
export type ArrivalEntry = FactOf<(typeof arrivalEntries)[number]>;
