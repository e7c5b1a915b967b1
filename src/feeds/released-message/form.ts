/**
 * The two documents that cross between an area of subjects of interest and a partnership, version 1 (docs/released-message.schema.json). They
 * are all that crosses: the number is random, and nothing in them comes from the sender's file but what its lead typed for the recipient.
 */
import { z } from 'zod';

/** With what stands at its head they fit into what an entry holds. */
const long = z
  .string()
  .max(12_000)
  .refine((value) => value.trim().length > 0, 'It is empty');
const short = z.string().max(1_500);
const mustShort = short.refine((value) => value.trim().length > 0, 'It is empty');
const party = z.strictObject({ organisation: mustShort, post: short });
/** Of a partial date: that there is such a month, and such a day. */
export const isInCalendar = (born: string): boolean => born === '' || z.iso.date().safeParse(`${born}-01-01`.slice(0, 10)).success;
const number = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const common = {
  from: party,
  to: party,
  /** At most OFFICIAL-SENSITIVE (K12). */
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  /** P lawful sharing; C with the conditions (K11). */
  handling: z.strictObject({ code: z.enum(['P', 'C']), conditions: short }),
};

export const MessageContent = z.strictObject({
  ...common,
  number,
  released: z.iso.date(),
  basis: mustShort,
  words: long,
  /** Null: it names nobody. */
  about: z
    .strictObject({
      name: mustShort,
      otherNames: short,
      born: z
        .string()
        .regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)
        .refine(isInCalendar, 'No calendar has that day'),
      address: short,
      more: short,
    })
    .nullable(),
  /** Null: no reply is wanted. */
  reply: z.strictObject({ ask: mustShort, by: z.iso.date() }).nullable(),
});
export type MessageContent = z.output<typeof MessageContent>;

export const ReplyContent = z.strictObject({
  ...common,
  /** Of the message, and what it said when it was read. */
  number,
  message: sha256,
  reply: number,
  stage: z.enum(['received', 'answered']),
  on: z.iso.date(),
  /** Empty where only that it was received is said. */
  words: z.string().max(12_000),
});
export type ReplyContent = z.output<typeof ReplyContent>;

const of = <Name extends string, Content extends z.ZodType>(name: Name, content: Content) =>
  z.strictObject({
    throughline: z.literal(name),
    schemaVersion: z.literal(1),
    content,
    /** SHA-256 of the RFC 8785 text of `content`, in hexadecimal. It finds what was damaged; it proves nobody's hand. */
    sha256,
    /** Each copy that left has its own. */
    copy: z.int().positive().max(100_000),
  });
export const MessageDocument = of('released-message', MessageContent);
export const ReplyDocument = of('reply-to-released-message', ReplyContent);
export const CrossingDocument = z.discriminatedUnion('throughline', [MessageDocument, ReplyDocument]);
export type CrossingDocument = z.output<typeof CrossingDocument>;
