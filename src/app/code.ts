/**
 * Codes that open one thing without an account: a draft, an answer. A person reads a code out or types it, so it has no letters
 * that are taken for digits. It is shown once and never kept: what is kept is a look-up id, and where something is sealed with
 * the code, only whoever has the code can open it. Both are derived slowly, so that a stolen database does not give the codes away.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';

/** As on receipts: no vowels, no 0 and no 1. */
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** Sixteen letters in groups of four: 76 bits. */
export function newCode(groups = 4): string {
  const made: string[] = [];
  // 252 is the largest multiple of 28 in a byte: what lies above it would favour the first letters.
  while (made.length < groups * 4)
    for (const byte of randomBytes(32)) if (byte < 252 && made.length < groups * 4) made.push(letters[byte % 28] ?? '');
  return (made.join('').match(/.{4}/g) ?? []).join('-');
}

/** Whether it is a code as `newCode` makes them. */
export const isCode = (text: string): boolean => /^[2-9B-DF-HJKMNP-TV-Z]{4}(-[2-9B-DF-HJKMNP-TV-Z]{4}){3}$/.test(text);

/** A code as somebody typed it, in the one way in which it is derived from: spaces, dashes and small letters do not matter. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, 64);

export interface CodeKeys {
  /** Under which it is kept. Says nothing about the code or the key. */
  readonly lookup: string;
  readonly key: Uint8Array;
}

/** 2^14 rounds in 16 MB: about 40 ms, so that guessing costs more than asking. The salt is the purpose: a look-up needs the same one each time. */
const cost = { N: 16_384, r: 8, p: 1 } as const;

/** What is derived from a code for one purpose: `draft`, `advice`. The same code for another purpose gives nothing in common. */
export async function codeKeys(code: string, purpose: string, area: string): Promise<CodeKeys> {
  const root = await new Promise<Buffer>((resolve, reject) =>
    scrypt(normalCode(code), `throughline:${purpose}:${area}`, 32, cost, (error, derived) => (error ? reject(error) : resolve(derived))),
  );
  const part = (label: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', label, 32));
  return { lookup: part('look-up').toString('hex'), key: part('seal') };
}

/** The look-up id alone, for what is not sealed. */
export const codeLookup = async (code: string, purpose: string, area: string): Promise<string> =>
  (await codeKeys(code, purpose, area)).lookup;

/** AES-256-GCM with a fresh nonce, bound to the look-up id: a body moved to another row opens nothing. */
export function seal({ key, lookup }: CodeKeys, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(lookup));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null when it is not of this code, or was changed. */
export function unseal({ key, lookup }: CodeKeys, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(lookup))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
