/**
 * One salted commitment a field (as in SD-JWT): the leaf keeps the commitment for ever, the value and its salt lie apart
 * and can be erased, after which the commitment says nothing. A bare hash of a name or birth date could be searched.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { canonicalText } from './canonical.ts';
import type { JsonValue } from './envelope.ts';
import { LedgerFault } from './fault.ts';

export const saltBytes = 32;
/** Keeps these hashes apart from every other use of SHA-256 in the ledger (0x00 leaf, 0x01 node). */
const domain = Buffer.from('throughline/field/1\0');
const nul = Buffer.from([0]);
const fieldName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** SHA-256(domain || salt || 0x00 || name || 0x00 || canonical value). Throws LedgerFault on a bad name, salt or value. */
export function commitField(name: string, value: JsonValue, salt: Buffer): Buffer {
  if (!fieldName.test(name))
    throw new LedgerFault('field-name', `'${name}' is not a field name: a letter, then up to 63 letters or digits`);
  if (salt.length !== saltBytes) throw new LedgerFault('unrepresentable', `the salt of ${name} must be ${saltBytes} bytes`);
  return createHash('sha256').update(domain).update(salt).update(nul).update(name).update(nul).update(canonicalText(value)).digest();
}

/** 32 bytes in base64url, whose last letter holds two bits that say nothing and are zero: else four texts would be one salt. */
const saltText = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** True when the value and salt are what was committed to. Attacker-controlled: never throws. */
export function openField(commitment: Buffer, name: string, value: unknown, salt: unknown): boolean {
  if (typeof salt !== 'string' || !saltText.test(salt)) return false;
  try {
    const opened = commitField(name, value as JsonValue, Buffer.from(salt, 'base64url'));
    return commitment.length === opened.length && timingSafeEqual(commitment, opened);
  } catch {
    return false;
  }
}
