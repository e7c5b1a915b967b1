/** How practitioners and posts are reached, and what was decided when mail did not reach somebody. A practitioner's own data lies apart. */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, whose } from '../entryType.ts';

/** How often somebody is told of what is not urgent. Danger and what climbs at any hour are told at once, whatever is chosen. */
export const tellings = ['at once', 'daily', 'weekly', 'none'] as const;
export type Telling = (typeof tellings)[number];

/** One mailbox and nothing that could be read as a second, a name or a header. */
export const mailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"',;:\\()[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i, 'Enter an e-mail address, such as name@example.org');
const ownMail = mailAddress.nullable().register(whose, { subject: 'practitioner' });
const telephone = z
  .string()
  .max(60)
  .regex(/^[+\d][\d ()+-]{3,}(?: ?(?:ext\.?|x) ?\d{1,6})?$/i, 'Enter a telephone number, such as 01632 960 999')
  .nullable()
  .register(whose, { subject: 'practitioner' });

export const ContactGiven = entryType('ContactGiven', 'notice', 'Somebody says by which address they are told, and how often.', {
  practitioner: id,
  mail: ownMail,
  ordinary: z.enum(tellings),
});
export const PostTelephoneGiven = entryType(
  'PostTelephoneGiven',
  'notice',
  'Whoever answers for a post says by which number it is called; it stands on the duty sheet.',
  { post: id, telephone },
);

export const returnedBecause = [
  'address put right',
  'told in another way',
  'has left the post',
  'nothing was lost',
  'mail server mended',
] as const;
export const ReturnedMailSettled = entryType(
  'ReturnedMailSettled',
  'notice',
  'Somebody decides what is done about mail that did not reach a person.',
  { item: id, outcome: z.enum(returnedBecause), reason },
);

export const noticeEntries = [ContactGiven, PostTelephoneGiven, ReturnedMailSettled] as const;
export type NoticeEntry = FactOf<(typeof noticeEntries)[number]>;
