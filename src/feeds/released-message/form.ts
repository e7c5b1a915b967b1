/**
 * The two documents that cross between an area of subjects of interest and a partnership, versions 1 and 2 (docs/released-message.schema.json). They
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

const parts = <Name extends string, Content extends z.ZodType>(name: Name, content: Content) => ({
  throughline: z.literal(name),
  content,
  /** SHA-256 of the RFC 8785 text of `content`, in hexadecimal. It finds what was damaged; it proves nobody's hand. */
  sha256,
  /** Each copy that left has its own. */
  copy: z.int().positive().max(100_000),
});
const message = parts('released-message', MessageContent);
const reply = parts('reply-to-released-message', ReplyContent);

/** Version 1 has no signature; version 2 is signed. */
const version = z.literal([1, 2]);
/** What either says without its signature: what the signature is made over. */
export const CrossingDocument = z.discriminatedUnion('throughline', [
  z.strictObject({ ...message, schemaVersion: version }),
  z.strictObject({ ...reply, schemaVersion: version }),
]);
export type CrossingDocument = z.output<typeof CrossingDocument>;

/**
 * A flattened JSON JWS (RFC 7515) whose payload is left out: it is the RFC 8785 text of the document without its member `signature`. One algorithm, no
 * choice: nothing that a header could ask for is done.
 */
export const Signature = z.strictObject({
  /** base64url of the header below. */
  protected: z.string().regex(/^[A-Za-z0-9_-]{1,600}$/),
  /** 64 bytes in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type Signature = z.output<typeof Signature>;
export const signatureType = 'throughline-document+jws';
export const SignatureHeader = z.strictObject({
  alg: z.literal('Ed25519'),
  typ: z.literal(signatureType),
  /** Of the key: its thumbprint (RFC 7638). The key itself never comes with the document. */
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** When it was signed: seconds since 1970. */
  iat: z.int().nonnegative().max(253_402_300_799),
});

/** The whole of what may lie in a file, for whoever writes or reads one with another product. */
export const PublishedDocument = z.union([
  z.strictObject({ ...message, schemaVersion: z.literal(1) }),
  z.strictObject({ ...message, schemaVersion: z.literal(2), signature: Signature }),
  z.strictObject({ ...reply, schemaVersion: z.literal(1) }),
  z.strictObject({ ...reply, schemaVersion: z.literal(2), signature: Signature }),
]);
