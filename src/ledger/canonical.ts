/**
 * The exact text that is hashed: RFC 8785 (JSON Canonicalization Scheme) of an envelope and its commitments.
 * Two programs that agree on a fact agree on every byte of this text, so it, and never `jsonb`, is what is hashed.
 * `canonicalize` drops what JSON cannot say (undefined) and honours toJSON; evidence may do neither, so it is refused.
 */
import canonicalize from 'canonicalize';
import type { Envelope, Instant, JsonValue } from './envelope.ts';
import { LedgerFault } from './fault.ts';

/** Field name to the base64url text of its commitment. */
export type Commitments = { readonly [field: string]: string };

/** Deep enough for any form, shallow enough that hostile input cannot exhaust the stack of a reader in another language. */
const maximumDepth = 32;
const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** RFC 8785 text of any JSON value. Throws LedgerFault 'unrepresentable' with the path of what cannot be said in JSON. */
export function canonicalText(value: unknown): string {
  refuseUnrepresentable(value, '$', 0);
  return canonicalize(value) as string;
}

/** ISO 8601 in UTC with milliseconds, the only form an instant has in a leaf. */
export function instantText(instant: Instant, name = 'instant'): string {
  if (!Number.isInteger(instant) || instant < earliest || instant > latest) {
    throw new LedgerFault('unrepresentable', `${name} must be a whole number of milliseconds in the years 1 to 9999`);
  }
  return new Date(instant).toISOString();
}

/** The leaf text of a fact. Keys of `envelope` that are not part of an envelope are left out: values belong in fields. */
export function leafText(envelope: Envelope, commitments: Commitments): string {
  return canonicalText({
    actor: envelope.actor,
    causation: envelope.causation,
    commitments,
    file: envelope.file,
    handling: envelope.handling,
    happened: instantText(envelope.happened, 'happened'),
    id: envelope.id,
    kind: envelope.kind,
    lawfulBasis: envelope.lawfulBasis,
    learnt: instantText(envelope.learnt, 'learnt'),
    marking: envelope.marking,
    organisation: envelope.organisation,
    post: envelope.post,
    purpose: envelope.purpose,
    record: envelope.record,
    recorded: instantText(envelope.recorded, 'recorded'),
    regime: envelope.regime,
    rulebook: envelope.rulebook,
    stream: envelope.stream,
    type: envelope.type,
    version: envelope.version,
  });
}

const keysOfLeaf = [
  'actor',
  'causation',
  'commitments',
  'file',
  'handling',
  'happened',
  'id',
  'kind',
  'lawfulBasis',
  'learnt',
  'marking',
  'organisation',
  'post',
  'purpose',
  'record',
  'recorded',
  'regime',
  'rulebook',
  'stream',
  'type',
  'version',
].join();
const nullable = new Set(['causation', 'file', 'organisation', 'post', 'record']);

/** Reads a leaf back. Attacker-controlled: returns undefined for anything that `leafText` would not have written. */
export function parseLeaf(text: string): { envelope: Envelope; commitments: Commitments } | undefined {
  try {
    const leaf = JSON.parse(text) as Record<string, unknown>;
    if (canonicalText(leaf) !== text || Object.keys(leaf).sort().join() !== keysOfLeaf) return undefined;
    const { commitments, happened, learnt, recorded, ...rest } = leaf;
    for (const [key, value] of Object.entries(rest)) {
      const fits =
        key === 'version'
          ? Number.isInteger(value) && (value as number) >= 1
          : typeof value === 'string' || (value === null && nullable.has(key));
      if (!fits) return undefined;
    }
    if (commitments === null || typeof commitments !== 'object' || Array.isArray(commitments)) return undefined;
    if (!Object.values(commitments).every((text) => typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text))) return undefined;
    const envelope = { ...rest, happened: readInstant(happened), learnt: readInstant(learnt), recorded: readInstant(recorded) };
    return { envelope: envelope as unknown as Envelope, commitments: commitments as Commitments };
  } catch {
    return undefined; // Not JSON, not canonical or not an instant: to a verifier they are the same finding.
  }
}

/**
 * Reads a leaf of our own ledger, a few times faster than `parseLeaf`: what is not the text that was hashed is found by a verification,
 * not by every reader. Undefined for anything that has not the keys of a leaf.
 */
export function readLeaf(text: string): { envelope: Envelope; commitments: Commitments } | undefined {
  try {
    const { commitments, happened, learnt, recorded, ...rest } = JSON.parse(text) as Record<string, unknown> & { commitments: Commitments };
    const instants = { happened: Date.parse(String(happened)), learnt: Date.parse(String(learnt)), recorded: Date.parse(String(recorded)) };
    const { id, type, stream, version } = rest;
    const isLeaf =
      typeof id === 'string' &&
      typeof type === 'string' &&
      typeof stream === 'string' &&
      typeof version === 'number' &&
      commitments !== undefined;
    if (!isLeaf || Object.values(instants).some(Number.isNaN)) return undefined;
    return { envelope: { ...rest, ...instants } as unknown as Envelope, commitments };
  } catch {
    return undefined;
  }
}

function readInstant(value: unknown): Instant {
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant) || instantText(instant) !== value) throw new LedgerFault('unrepresentable', 'not an instant');
  return instant;
}

function refuseUnrepresentable(value: unknown, path: string, depth: number): asserts value is JsonValue {
  const refuse = (why: string) => {
    throw new LedgerFault('unrepresentable', `${path} ${why}`);
  };
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) refuse('holds half of a character (a lone surrogate)');
    // PostgreSQL can hold U+0000 neither in text nor in jsonb; refused here so that no later reader differs.
    if (value.includes('\u0000')) refuse('holds the character U+0000');
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse('is not a finite number');
    return;
  }
  if (typeof value !== 'object') return refuse(`is ${typeof value}, which JSON cannot say`);
  if (depth >= maximumDepth) return refuse(`is nested deeper than ${maximumDepth}`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) refuseUnrepresentable(value[index], `${path}[${index}]`, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) refuse('is not a plain object');
  for (const [key, child] of Object.entries(value)) {
    refuseUnrepresentable(key, `${path} key`, depth + 1);
    refuseUnrepresentable(child, `${path}.${key}`, depth + 1);
  }
}
