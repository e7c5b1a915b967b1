/**
 * Signing and checking with Ed25519, by jose: a flattened JSON JWS whose payload is left out (RFC 7515, appendix F; RFC 8037, RFC 9864). The
 * payload is the RFC 8785 text of what is signed. Nothing here is cryptography of our own, and nothing that a header asks for is done.
 */
import { calculateJwkThumbprint, FlattenedSign, flattenedVerify, importJWK } from 'jose';
import { type Signature, signatureType } from '../../feeds/released-message/form.ts';
import { canonicalText } from '../../ledger/canonical.ts';
import type { Instant } from '../../ledger/envelope.ts';

export type { Signature };

const algorithm = 'Ed25519';
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: typeof algorithm;
  readonly x: string;
}
export interface PrivateKey extends PublicKey {
  readonly d: string;
}
export const publicKeyOf = ({ x }: { readonly x: string }): PublicKey => ({ kty: 'OKP', crv: algorithm, x });

/** The id of a key: its thumbprint (RFC 7638), SHA-256 in base64url. */
export const keyIdOf = ({ x }: { readonly x: string }): Promise<string> => calculateJwkThumbprint(publicKeyOf({ x }), 'sha256');

/** Letters and digits that nobody takes for another when they are read out (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The first 160 bits of the thumbprint as two people read them to each other: eight times four. */
export function fingerprintOf(keyId: string): string {
  let bits = 0n;
  for (const byte of Buffer.from(keyId, 'base64url').subarray(0, 20)) bits = (bits << 8n) | BigInt(byte);
  const said = Array.from({ length: 32 }, (_, n) => letters[Number((bits >> BigInt(155 - 5 * n)) & 31n)]).join('');
  return said.match(/.{4}/g)?.join('-') ?? said;
}

export async function signed(says: unknown, key: PrivateKey, at: Instant): Promise<Signature> {
  const { protected: header, signature } = await new FlattenedSign(Buffer.from(canonicalText(says)))
    .setProtectedHeader({ alg: algorithm, typ: signatureType, kid: await keyIdOf(key), iat: Math.floor(at / 1000) })
    .sign(await importJWK(key, algorithm));
  return { protected: header ?? '', signature };
}

/** Whether this signature over this was made with the private half of this key. */
export async function holds(says: unknown, { protected: header, signature }: Signature, x: string): Promise<boolean> {
  try {
    const payload = Buffer.from(canonicalText(says)).toString('base64url');
    await flattenedVerify({ protected: header, payload, signature }, await importJWK(publicKeyOf({ x }), algorithm), {
      algorithms: [algorithm],
    });
    return true;
  } catch {
    // Whatever is wrong with it, the answer is the same: it does not hold.
    return false;
  }
}

export type KeyTyped =
  | { readonly kind: 'key'; readonly x: string }
  /** The private half: whoever sent it has given it away. */
  | { readonly kind: 'private' }
  | { readonly kind: 'unreadable' };

/** A public key as somebody pastes it: the line that the command prints, or its 43 letters alone. */
/** Whether what was typed has, or may have, the private half of a key: such a thing is shown to nobody again. */
export const hasPrivateHalf = (typed: string): boolean => keyTyped(typed).kind === 'private' || /["']d["']\s*:/.test(typed);

export function keyTyped(typed: string): KeyTyped {
  const bare = typed.trim();
  if (/^[A-Za-z0-9_-]{43}$/.test(bare)) return { kind: 'key', x: bare };
  if (bare.length > 2_000) return { kind: 'unreadable' };
  let jwk: unknown;
  try {
    jwk = JSON.parse(bare);
  } catch {
    return { kind: 'unreadable' };
  }
  if (typeof jwk !== 'object' || jwk === null) return { kind: 'unreadable' };
  if ('d' in jwk) return { kind: 'private' };
  const { kty, crv, x } = jwk as Readonly<Record<string, unknown>>;
  const isKey = kty === 'OKP' && crv === algorithm && typeof x === 'string' && /^[A-Za-z0-9_-]{43}$/.test(x);
  return isKey ? { kind: 'key', x } : { kind: 'unreadable' };
}

/** Whether it is a key that can be used: some 43 letters are of no point of the curve. */
export async function isUsable(x: string): Promise<boolean> {
  try {
    await importJWK(publicKeyOf({ x }), algorithm);
    // Two ways of writing one key would have two fingerprints.
    return Buffer.from(x, 'base64url').toString('base64url') === x;
  } catch {
    return false;
  }
}
