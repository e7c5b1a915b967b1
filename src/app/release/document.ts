/** Writes and reads the documents that cross between two installations: the number that leads back, the hash of what is said, and the bytes. */
import { createHash } from 'node:crypto';
import { armor, Encrypter } from 'age-encryption';
import { z } from 'zod';
import {
  CrossingDocument,
  type MessageContent,
  PublishedDocument,
  type ReplyContent,
  isInCalendar,
} from '../../feeds/released-message/form.ts';
import { readCrossing, type SignatureRead } from '../../feeds/released-message/read.ts';
import { because, type Refusal } from '../../domain/decision.ts';
import { canonicalText } from '../../ledger/canonical.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { StoreFault } from '../../store/faults.ts';
import type { Signer } from '../signing/signer.ts';

export type { MessageContent, ReplyContent } from '../../feeds/released-message/form.ts';

/** A birth date as the document takes it: a year, a month of it or a day that the calendar has; or nothing. */
export const mayBeBorn = (written: string): boolean => /^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(written) && isInCalendar(written);

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
export const contentHash = (content: unknown): string => sha256(canonicalText(content));

/** Twenty letters and digits that nobody takes for another: 100 bits, so that no number says anything of another, or can be guessed. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export function releaseNumber(random: Uint8Array): string {
  const said = [...createHash('sha256').update(random).digest().subarray(0, 20)].map((each) => letters[each % 32]).join('');
  return said.match(/.{4}/g)?.join('-') ?? said;
}

/** RFC 8785: whoever writes the same gets the same bytes. */
const bytesOf = (document: object): Uint8Array => Buffer.from(`${canonicalText(document)}\n`);

type Said =
  | { readonly throughline: 'released-message'; readonly content: MessageContent }
  | { readonly throughline: 'reply-to-released-message'; readonly content: ReplyContent };
const saysOf = (said: Said, copy: number, schemaVersion: 1 | 2): CrossingDocument =>
  CrossingDocument.parse({ ...said, schemaVersion, sha256: contentHash(said.content), copy });

/** Without a signature: version 1. */
export const messageBytes = (content: MessageContent, copy: number): Uint8Array =>
  bytesOf(saysOf({ throughline: 'released-message', content }, copy, 1));
export const replyBytes = (content: ReplyContent, copy: number): Uint8Array =>
  bytesOf(saysOf({ throughline: 'reply-to-released-message', content }, copy, 1));

export interface Written {
  readonly bytes: Uint8Array;
  /** The id of the key that signed it; empty: nothing did. */
  readonly signedWith: string;
}

/** Signed with the house's key where it has one (version 2). The key is the house's, and says nothing of any file. A key that may not be used, or is gone, is never passed over. */
export async function written(said: Said, copy: number, signer: Signer | undefined, at: Instant): Promise<Written | Refusal> {
  const says = saysOf(said, copy, 2);
  let made: Awaited<ReturnType<Signer['sign']>> | undefined;
  try {
    made = await signer?.sign(says, at);
  } catch (fault) {
    if (!(fault instanceof StoreFault)) throw fault;
    return because(
      'signing-key-unusable',
      'The signing key of this house cannot be used, and nothing leaves unsigned by mistake. Nothing was recorded.',
      'Ask whoever runs the installation to run “throughline doctor”. Until then it can leave on paper.',
    );
  }
  if (!made) return { bytes: bytesOf(saysOf(said, copy, 1)), signedWith: '' };
  return { bytes: bytesOf({ ...says, signature: made.signature }), signedWith: made.key };
}

/** Sealed with age for the recipient's public key, as the duty sheet is. */
export async function sealedFor(bytes: Uint8Array, key: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return Buffer.from(armor.encode(await encrypter.encrypt(bytes)));
}
export function isKey(key: string): boolean {
  try {
    new Encrypter().addRecipient(key);
    return true;
  } catch {
    return false;
  }
}

/** What both documents look like, for whoever writes or reads them with another product. */
export const crossingSchema = (): object => z.toJSONSchema(PublishedDocument, { io: 'input' });

interface Came {
  readonly hash: string;
  readonly signed: SignatureRead;
  /** What the signature is made over, as it came. */
  readonly says: unknown;
  readonly copy: number;
}
export type Crossing =
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | (Came & { readonly kind: 'message'; readonly content: MessageContent })
  | (Came & { readonly kind: 'reply'; readonly content: ReplyContent });

/** What somebody brought. A document whose hash is not that of its words was damaged or changed on the way, and is not taken. Of a signature nothing is known yet. */
export function crossingIn(bytes: Uint8Array): Crossing {
  const read = readCrossing(bytes);
  if (read.kind !== 'read') return read;
  const { document, says, signed } = read;
  let hash: string;
  try {
    hash = contentHash((says as { readonly content: unknown }).content);
  } catch {
    return { kind: 'unreadable', why: 'It says that it is a released message, and holds what cannot be kept.' };
  }
  if (hash !== document.sha256)
    return { kind: 'unreadable', why: 'It was damaged or changed on the way: its words are not those that its hash was made of.' };
  const came = { hash, signed, says, copy: document.copy };
  return document.throughline === 'released-message'
    ? { ...came, kind: 'message', content: document.content }
    : { ...came, kind: 'reply', content: document.content };
}
