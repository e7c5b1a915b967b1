/** Writes and reads the documents that cross between two installations: the number that leads back, the hash of what is said, and the bytes. */
import { createHash } from 'node:crypto';
import { armor, Encrypter } from 'age-encryption';
import { z } from 'zod';
import {
  CrossingDocument,
  type MessageContent,
  MessageDocument,
  type ReplyContent,
  ReplyDocument,
  isInCalendar,
} from '../../feeds/released-message/form.ts';
import { readCrossing } from '../../feeds/released-message/read.ts';
import { canonicalText } from '../../ledger/canonical.ts';

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
const bytesOf = (document: CrossingDocument): Uint8Array => Buffer.from(`${canonicalText(document)}\n`);

export const messageBytes = (content: MessageContent, copy: number): Uint8Array =>
  bytesOf(MessageDocument.parse({ throughline: 'released-message', schemaVersion: 1, content, sha256: contentHash(content), copy }));
export const replyBytes = (content: ReplyContent, copy: number): Uint8Array =>
  bytesOf(ReplyDocument.parse({ throughline: 'reply-to-released-message', schemaVersion: 1, content, sha256: contentHash(content), copy }));

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
export const crossingSchema = (): object => z.toJSONSchema(CrossingDocument, { io: 'input' });

export type Crossing =
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'message'; readonly content: MessageContent; readonly hash: string }
  | { readonly kind: 'reply'; readonly content: ReplyContent; readonly hash: string };

/** What somebody brought. A document whose hash is not that of its words was damaged or changed on the way, and is not taken. */
export function crossingIn(bytes: Uint8Array): Crossing {
  const read = readCrossing(bytes);
  if (read.kind !== 'read') return read;
  const { document } = read;
  let hash: string;
  try {
    hash = contentHash(read.content);
  } catch {
    return { kind: 'unreadable', why: 'It says that it is a released message, and holds what cannot be kept.' };
  }
  if (hash !== document.sha256)
    return { kind: 'unreadable', why: 'It was damaged or changed on the way: its words are not those that its hash was made of.' };
  return document.throughline === 'released-message'
    ? { kind: 'message', content: document.content, hash }
    : { kind: 'reply', content: document.content, hash };
}
