/** Reads a document that crossed. Attacker-controlled: it is bounded, its whole shape is checked, and every text is made legible only after its hash was looked at. */
import { legible } from '../../domain/legible.ts';
import { CrossingDocument } from './form.ts';

/** A hundred times a long message. */
const largest = 1_000_000;

export type ReadCrossing =
  /** Not one of these documents: whoever takes documents reads it as anything else. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly why: string }
  /** `content` as it came, for its hash; `document` with every text legible. */
  | { readonly kind: 'read'; readonly content: unknown; readonly document: CrossingDocument };

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
  const read = CrossingDocument.safeParse(json);
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map((issue) => issue.path.map(String).join('.') || 'its kind'))].slice(0, 5).join(', ');
    return {
      kind: 'unreadable',
      why: `It says that it is a released message, and is not one of a version that is known here: ${legible(fields).slice(0, 300)}.`,
    };
  }
  return { kind: 'read', content: json['content'], document: legibly(read.data) };
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const legibly = (document: CrossingDocument): CrossingDocument =>
  JSON.parse(JSON.stringify(document), (_key, value: unknown) => (typeof value === 'string' ? legible(value) : value)) as CrossingDocument;
