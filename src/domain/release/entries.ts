/**
 * A message that the holder of an area of subjects releases to a partnership, and what comes back (mission.md, "Separate houses"; G21, G22,
 * F54; S11, S12, S14). Two installations that share nothing: what one writes leaves as a document, and the other takes it in. Its number is
 * random and the only thing that leads back.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

const person = textOf('practitioner');
const marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
const handling = { handling: z.enum(['P', 'C']).default('P'), conditions: text.default(''), marking };
/** SHA-256 of the canonical text of what the document says, or of the bytes that were sent, in hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a signature proved when somebody counted on it; null: there was none, or nobody asked yet. The key and its instant are inside the signature. */
const signature = z
  .strictObject({
    proves: z.enum(['signed', 'not counted', 'unknown key']),
    key: z.string().max(60),
    partner: text.default(''),
    at: instant,
  })
  .nullable()
  .default(null);
/** The id of the key that a copy was signed with; empty: it was not. */
const signedWith = z.string().max(60).default('');

/** Whom it is about, as far as the holder chose to say: never copied from the file. */
export const aboutPerson = z.strictObject({
  name: reason,
  otherNames: text.default(''),
  /** A partial date: all that is given. */
  born: z
    .string()
    .regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)
    .default(''),
  address: text.default(''),
  /** Anything else that identifies them. */
  more: text.default(''),
});

export const ReleaseProposed = entryType(
  'ReleaseProposed',
  'release',
  'Somebody writes what may leave an area of subjects, to whom, on which basis and under which conditions. Nothing has left: a named authoriser, another person, decides.',
  {
    /** As the partnership is to know it; nothing is taken from the directory. */
    from: reason,
    /** Of another installation: names, not ids of this one. */
    organisation: reason,
    post: text.default(''),
    basis: z.string().max(120),
    why: reason,
    necessity: text.default(''),
    proportionality: text.default(''),
    ...handling,
    /** Exactly what leaves. */
    words: reason,
    /** Null: about nobody by name, such as a place or a pattern. */
    about: aboutPerson.nullable().default(null),
    /** What is asked back; empty: no reply is wanted. */
    ask: text.default(''),
    replyBy: instant.nullable().default(null),
    authoriser: id,
    /** By which authority something from an intelligence service leaves by another route than section 38. */
    authority: text.default(''),
  },
);
export const ReleaseAuthorised = entryType('ReleaseAuthorised', 'release', 'The named authoriser, another person, agrees that it leaves.', {
  words: reason,
});
export const ReleaseRefused = entryType(
  'ReleaseRefused',
  'release',
  'The named authoriser, another person, decides that it does not leave.',
  {
    words: reason,
  },
);
export const ReleaseWithdrawn = entryType('ReleaseWithdrawn', 'release', 'It is taken back before any copy has left.', { reason });
export const ReleaseCopied = entryType(
  'ReleaseCopied',
  'release',
  'A copy leaves: recorded before the bytes are sent. Each copy has its own number.',
  {
    copy: z.number().int().positive(),
    form: z.enum(['document', 'paper']),
    /** Of the bytes that were sent. */
    hash,
    /** Of what it says: the same in every copy. */
    content: hash,
    /** Whether it is sealed with age for a key that the recipient gave. */
    sealed: z.boolean().default(false),
    carriedBy: reason,
    signedWith,
  },
);
const back = {
  /** The role or post that says so, at the recipient’s. */
  who: person.default(''),
  words: text.default(''),
  ...handling,
  /** The number of their document; empty where they said it by another way. */
  reply: text.default(''),
  content: hash.nullable().default(null),
};
/** What somebody brought counts for nothing before a person has read it and made sure whose it is: a number and a hash stand in every copy that left. */
export const ReleaseReplyBrought = entryType(
  'ReleaseReplyBrought',
  'release',
  'Something came that says it is the recipient’s reply. It is kept as it came, and counts for nothing before the lead has read it.',
  { stage: z.enum(['received', 'answered']), ...back, signature },
);
export const ReleaseReplyRead = entryType(
  'ReleaseReplyRead',
  'release',
  'The lead, or the post that wrote the message, has read what came: whether it is the recipient’s, how that is known, and what follows.',
  {
    /** Which of those that were brought. */
    brought: id,
    theirs: z.enum(['yes', 'no']),
    /** How it came, and that it was called back: nothing in a document proves who wrote it. */
    came: reason,
    /** What is done because of it, or that nothing is. */
    follows: reason,
  },
);
export const ReleaseReceived = entryType(
  'ReleaseReceived',
  'release',
  'The recipient says that the message arrived. It is no answer.',
  back,
);
export const ReleaseAnswered = entryType('ReleaseAnswered', 'release', 'The recipient answers what was asked.', back);
export const ReleaseReplyForgone = entryType(
  'ReleaseReplyForgone',
  'release',
  'Somebody decides that no reply is wanted any more, with the reason: silence never decides it.',
  { reason },
);

export const MessageTaken = entryType(
  'MessageTaken',
  'message',
  'A message that the holder of another area has released is taken in as a referral. Its conditions stand at the head of its words.',
  {
    referral: id,
    organisation: reason,
    post: text.default(''),
    content: hash,
    basis: text.default(''),
    ...handling,
    ask: text.default(''),
    replyBy: instant.nullable().default(null),
    /** How it came, and how it is known that it is theirs: a signature proves the house's key, and neither who held it nor how it came. */
    came: reason,
    signature,
  },
);
export const MessageAnswered = entryType(
  'MessageAnswered',
  'message',
  'It is decided what the sender is told back, and what is not: under the same gate as any disclosure.',
  {
    reply: id,
    told: z.enum(['told', 'nothing told']),
    /** Exactly what leaves; empty where nothing is told but that it was received. */
    words: text.default(''),
    why: reason,
    /** On what it rests: asked of the gate again before the first copy leaves. */
    basis: z.string().max(120).default(''),
    necessity: text.default(''),
    proportionality: text.default(''),
    ...handling,
    disclosure: id.nullable().default(null),
  },
);
export const MessageCopied = entryType(
  'MessageCopied',
  'message',
  'A copy of what is said back leaves: recorded before the bytes are sent.',
  {
    copy: z.number().int().positive(),
    stage: z.enum(['received', 'answered']),
    reply: id,
    form: z.enum(['document', 'paper']),
    hash,
    content: hash,
    signedWith,
  },
);
/** Kept once more where the same words had come before without it: what proves who wrote them is not lost. */
export const MessageSignatureKept = entryType(
  'MessageSignatureKept',
  'arrival',
  'A further copy of a message that waits came, with the same words and a signature: the signature is kept beside it.',
  { number: id, copy: z.number().int().positive(), protected: z.string().min(1).max(600), signature: z.string().length(86) },
);
export const saidBacks = ['received', 'done', 'unusable'] as const;
export const MessageNoted = entryType(
  'MessageNoted',
  'arrival',
  'A released message that names nobody is settled: what was done with it, and by whom. No file is made of it.',
  {
    number: id,
    organisation: reason,
    content: hash,
    ...handling,
    came: reason,
    signature,
    /** What is done about the place or the pattern. */
    done: reason,
    reply: id,
    /** Said of no person, and so of a list: whatever is more is told from a file, under its gates. */
    back: z.enum(saidBacks).default('received'),
    /** Typed before there was a list. It does not leave. */
    words: text.default(''),
  },
);

export const releaseEntries = [
  ReleaseProposed,
  ReleaseAuthorised,
  ReleaseRefused,
  ReleaseWithdrawn,
  ReleaseCopied,
  ReleaseReplyBrought,
  ReleaseReplyRead,
  ReleaseReceived,
  ReleaseAnswered,
  ReleaseReplyForgone,
] as const;
export type ReleaseEntry = FactOf<(typeof releaseEntries)[number]>;
export const messageEntries = [MessageTaken, MessageAnswered, MessageCopied] as const;
export type MessageEntry = FactOf<(typeof messageEntries)[number]>;
