/** The order in which a receiving system asks, as data: its fields by the labels on its own screen, each with what of a referral answers it. */
import { z } from 'zod';

/** What of a referral can be copied out. Who referred is sealed and is not among them. */
export const copyable = {
  'person.name': 'Name',
  'person.given': 'Given names, where they were written apart or can be told from the whole name',
  'person.family': 'Family name',
  'person.otherNames': 'Other names',
  'person.born': 'Date of birth, day/month/year',
  'person.under18': 'Under 18',
  'person.address': 'Address',
  'person.postcode': 'Postcode',
  'person.phone': 'Telephone',
  'person.school': 'School or work',
  'referral.reference': 'Our reference',
  'referral.received': 'Day it was received',
  'referral.organisation': 'Organisation that referred',
  'referral.concern': 'The concern',
  'referral.worry': 'What worries the referrer',
  'referral.alreadyKnown': 'What others know and did',
  'referral.language': 'Language',
  'referral.communicationNeeds': 'Communication needs',
  'assessment.outcome': 'Outcome of the latest assessment',
  'assessment.words': 'Words of the latest assessment',
  'lead.post': 'Lead post',
} as const satisfies Record<string, string>;
export type Copyable = keyof typeof copyable;

export const ReceivingOrder = z.strictObject({
  order: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  version: z.int().min(1),
  /** The receiving system as people call it. */
  system: z.string().min(1).max(200),
  words: z.string().max(2_000),
  fields: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(200),
        from: z.enum(Object.keys(copyable) as [Copyable, ...Copyable[]]),
        longest: z.int().min(1).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type ReceivingOrder = z.output<typeof ReceivingOrder>;
