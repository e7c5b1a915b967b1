/**
 * Makes facts ready to be appended, before any lock is taken: leaf texts, their hashes, and the bodies that open them.
 * Salts come in from outside; a salt must be 32 fresh random bytes for every field of every fact.
 */
import { canonicalText, leafText } from './canonical.ts';
import { commitField } from './commitment.ts';
import type { Fact, JsonValue } from './envelope.ts';
import { leafHash } from './leaf.ts';
import type { StoredBody } from './storedFact.ts';

export interface PreparedFact {
  readonly leaf: string;
  /** Lower-case hex of the leaf hash. */
  readonly hash: string;
  readonly bodies: readonly StoredBody[];
}

export interface PrepareOptions {
  readonly salt: () => Buffer;
  /** Whose data a field is. Default: the record the fact belongs to, else its file, else its stream. */
  readonly subjectOf?: (fact: Fact, field: string) => string;
}

export function prepareBatch(facts: readonly Fact[], { salt, subjectOf = subjectOfFact }: PrepareOptions): PreparedFact[] {
  return facts.map((fact) => {
    const commitments: Record<string, string> = {};
    const bodies = new Map<string, Record<string, { salt: string; value: JsonValue }>>();
    for (const [field, value] of Object.entries(fact.fields)) {
      const fresh = salt();
      commitments[field] = commitField(field, value, fresh).toString('base64url');
      const subject = subjectOf(fact, field);
      const body = bodies.get(subject) ?? {};
      body[field] = { salt: fresh.toString('base64url'), value };
      bodies.set(subject, body);
    }
    const leaf = leafText(fact, commitments);
    return {
      leaf,
      hash: leafHash(leaf).toString('hex'),
      bodies: [...bodies].map(([subject, body]) => ({ subject, body: canonicalText(body) })),
    };
  });
}

export function subjectOfFact(fact: Fact): string {
  return fact.record ?? fact.file ?? fact.stream;
}
