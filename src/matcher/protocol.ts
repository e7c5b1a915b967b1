/**
 * What is said on the matcher's socket. Both sides prove that they know the secret before anything else is said, and neither sends
 * it; then a question names its area, what it is about and the ledger position that it needs.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BandThresholds } from '../matching/bands.ts';
import type { MatchAnswer, MatchOptions } from '../matching/matcher.ts';
import type { Address, Born, Identifier, PersonName, PersonQuery } from '../matching/person.ts';
import type { AreaState } from './areaList.ts';

export const proofOf = (secret: string, side: 'asks' | 'answers', nonce: string): string =>
  createHmac('sha256', secret).update(`throughline matcher ${side} ${nonce}`).digest('base64url');

export function isProof(proof: unknown, expected: string): boolean {
  const [given, wanted] = [Buffer.from(String(proof)), Buffer.from(expected)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export const hello = z.strictObject({ hello: z.string().min(16).max(64) });
export const greeting = z.strictObject({ proof: z.string().max(64), nonce: z.string().min(16).max(64) });
export const proven = z.strictObject({ proof: z.string().max(64) });

// Longer than anything that a person writes. Whoever asks cuts off what is beyond it, so that nobody's search is refused for ever.
const longest = 300;
const most = 100;
const text = z.string().max(longest);
const texts = z.array(text).max(most);
/** Every part has its line here, or this does not compile: a question with a part that is not expected would be refused. */
type PartsOf<T> = Record<keyof T, z.ZodType>;
const name = {
  whole: text.optional(),
  given: text.optional(),
  middle: text.optional(),
  family: text.optional(),
} satisfies PartsOf<PersonName>;
const born = { date: text.optional(), year: z.number().optional(), text: text.optional() } satisfies PartsOf<Born>;
const address = { text: text.optional(), postcode: text.optional() } satisfies PartsOf<Address>;
const identifier = { kind: text, value: text } satisfies PartsOf<Identifier>;
const several = <Parts extends z.ZodRawShape>(parts: Parts) => z.array(z.strictObject(parts)).max(most);
const query = z.strictObject({
  names: several(name),
  born: z.strictObject(born).optional(),
  phones: texts.optional(),
  emails: texts.optional(),
  handles: texts.optional(),
  addresses: several(address).optional(),
  schools: texts.optional(),
  identifiers: several(identifier).optional(),
  gender: text.optional(),
  nationalities: texts.optional(),
} satisfies PartsOf<PersonQuery>);
/** The same question with everything beyond those bounds cut off. */
export const cut = (asked: PersonQuery): PersonQuery => cutValue(asked) as PersonQuery;
function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, longest);
  if (Array.isArray(value)) return value.slice(0, most).map(cutValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cutValue(each)]));
}
const options = z.strictObject({
  except: z.array(z.string().max(200)).max(10_000).optional(),
  limit: z.number().int().min(1).max(500).optional(),
  thresholds: z.strictObject({ suggested: z.number(), review: z.number(), watch: z.number() } satisfies PartsOf<BandThresholds>).optional(),
  needs: z.number().int().nonnegative().optional(),
} satisfies PartsOf<MatchOptions>);
const id = z.number().int().nonnegative();
export const asked = z.union([
  z.strictObject({ id, area: z.string().max(100), query, options }),
  z.strictObject({ id, area: z.string().max(100), state: z.literal(true) }),
]);

export interface MatcherState extends AreaState {
  /** Bytes of the whole process. */
  readonly memory: number;
}
export type Refusal = 'no-such-area' | 'busy' | 'away' | 'failed' | 'malformed';
export type Answered =
  | ({ readonly id: number } & MatchAnswer)
  | { readonly id: number; readonly state: MatcherState }
  | { readonly id: number; readonly refused: Refusal };
