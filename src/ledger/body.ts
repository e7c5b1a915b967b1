/** Opens the bodies of a stored fact against the commitments of its leaf. Attacker-controlled: nothing here throws. */
import { canonicalText, type Commitments } from './canonical.ts';
import { openField } from './commitment.ts';
import type { StoredFact } from './storedFact.ts';

export type BodyFinding =
  | { readonly code: 'value' | 'body-missing' | 'disposed-but-present'; readonly words: string }
  /** Every field present opens; these are absent and the journal names the disposal of each. */
  | { readonly code: 'fits'; readonly disposedBy: ReadonlySet<string> };

export function openBodies(fact: Pick<StoredFact, 'bodies' | 'disposals'>, commitments: Commitments): BodyFinding {
  const journal = new Map(fact.disposals.flatMap(({ disposal, fields }) => fields.map((field) => [field, disposal] as const)));
  const opened = new Set<string>();
  for (const { subject, body } of fact.bodies) {
    const fields = readBody(body);
    if (!fields) return { code: 'value', words: `the values kept of ${subject} are not in their canonical form` };
    for (const [name, { salt, value }] of fields) {
      const commitment = Object.hasOwn(commitments, name) ? commitments[name] : undefined;
      if (commitment === undefined) return { code: 'value', words: `the field ${name} was never committed to` };
      if (opened.has(name) || !openField(Buffer.from(commitment, 'base64url'), name, value, salt)) {
        return { code: 'value', words: `the value of ${name} is not the one that was committed to` };
      }
      if (journal.has(name)) return { code: 'disposed-but-present', words: `${name} was disposed of and is here again` };
      opened.add(name);
    }
  }
  const disposedBy = new Set<string>();
  for (const name of Object.keys(commitments)) {
    if (opened.has(name)) continue;
    const disposal = journal.get(name);
    if (disposal === undefined) return { code: 'body-missing', words: `the value of ${name} is gone and no disposal accounts for it` };
    disposedBy.add(disposal);
  }
  return { code: 'fits', disposedBy };
}

function readBody(text: string): [string, { salt: unknown; value: unknown }][] | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (body === null || typeof body !== 'object' || Array.isArray(body) || canonicalText(body) !== text) return undefined;
    const fields = Object.entries(body as Record<string, unknown>);
    const areOpenings = fields.every(
      ([, opening]) => opening !== null && typeof opening === 'object' && Object.keys(opening).sort().join() === 'salt,value',
    );
    return areOpenings ? (fields as [string, { salt: unknown; value: unknown }][]) : undefined;
  } catch {
    return undefined;
  }
}
