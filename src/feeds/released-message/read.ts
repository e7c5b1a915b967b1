/** Reads a document that crossed. Attacker-controlled: it is bounded, its whole shape is checked, and every text is made legible only after its hash was looked at. */
import { legible } from '../../domain/legible.ts';
import { CrossingDocument, Signature, SignatureHeader } from './form.ts';

/** A hundred times a long message. */
const largest = 1_000_000;

export type ReadCrossing =
  /** Not one of these documents: whoever takes documents reads it as anything else. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly why: string }
  /** `says` as it came, for hash and signature; `document` with every text legible. */
  | { readonly kind: 'read'; readonly says: unknown; readonly document: CrossingDocument; readonly signed: SignatureRead };

/** What stands beside a document as its signature. That it has the right shape proves nothing. */
export type SignatureRead =
  | { readonly kind: 'none' }
  /** Of another shape than the one that is taken, taken off, or added to a version that has none. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'there'; readonly key: string; readonly at: number; readonly jws: Signature };

const sealedWith = 'age-encryption.org/v1';
const sealedArmour = '-----BEGIN AGE ENCRYPTED FILE-----';

export function readCrossing(bytes: Uint8Array): ReadCrossing {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart();
  if (head.startsWith(sealedWith) || head.startsWith(sealedArmour))
    return { kind: 'unreadable', why: 'It is sealed with age. Open it with your own key on your own machine, and bring what comes out.' };
  if (!head.startsWith('{') && !head.startsWith('\u00ef\u00bb\u00bf{')) return { kind: 'other' };
  if (bytes.length > largest) return { kind: 'other' };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return head.includes('"throughline"')
      ? { kind: 'unreadable', why: 'It says that it is a released message, and is damaged: it is not JSON in UTF-8.' }
      : { kind: 'other' };
  }
  if (!isObject(json) || typeof json['throughline'] !== 'string') return { kind: 'other' };
  const { signature, ...says } = json;
  const read = CrossingDocument.safeParse(says);
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map((issue) => issue.path.map(String).join('.') || 'its kind'))].slice(0, 5).join(', ');
    return {
      kind: 'unreadable',
      why: `It says that it is a released message, and is not one of a version that is known here: ${legible(fields).slice(0, 300)}.`,
    };
  }
  const signed = signatureOf(read.data.schemaVersion, 'signature' in json, signature);
  return { kind: 'read', says, document: legibly(read.data), signed };
}

function signatureOf(version: 1 | 2, isThere: boolean, signature: unknown): SignatureRead {
  if (version === 1) return { kind: isThere ? 'refused' : 'none' };
  const jws = Signature.safeParse(signature);
  return jws.success ? signatureRead(jws.data) : { kind: 'refused' };
}

/** Nothing is taken but the one header that this product writes: no other algorithm, no key that comes along, no `crit`, no `b64`. */
export function signatureRead(jws: Signature): SignatureRead {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(jws.protected, 'base64url')));
  } catch {
    return { kind: 'refused' };
  }
  const read = SignatureHeader.safeParse(header);
  return read.success ? { kind: 'there', key: read.data.kid, at: read.data.iat * 1000, jws } : { kind: 'refused' };
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const legibly = (document: CrossingDocument): CrossingDocument =>
  JSON.parse(JSON.stringify(document), (_key, value: unknown) => (typeof value === 'string' ? legible(value) : value)) as CrossingDocument;
