/** Leaf hash, RFC 6962 section 2.1: the 0x00 keeps a leaf from ever being read as a node of the tree. */
import { createHash } from 'node:crypto';

const leafPrefix = Buffer.from([0]);

export function leafHash(text: string | Buffer): Buffer {
  return createHash('sha256').update(leafPrefix).update(text).digest();
}
