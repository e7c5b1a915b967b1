/**
 * What an entry type is: its name, the noun whose stream it lies in, the version of its fields' shape, a sentence that
 * says when it is written, and the fields. The guide for writing chronologies is generated from these.
 */
import { z } from 'zod';
import type { Envelope } from '../ledger/envelope.ts';

/** The nouns that have streams: `noun/opaque-id`. An entry of noun `any` lies in the stream of what it speaks of. */
export type Noun =
  | 'directory'
  | 'request'
  | 'file'
  | 'record'
  | 'link'
  | 'referral'
  | 'danger'
  | 'handover'
  | 'dispute'
  | 'challenge'
  | 'arrival'
  | 'notice'
  | 'telling'
  | 'circumstance'
  | 'visit'
  | 'marker'
  | 'search'
  | 'hearing'
  | 'subject'
  | 'intelligence'
  | 'regime'
  | 'assessment'
  | 'assumption'
  | 'find'
  | 'contact'
  | 'cumulative'
  | 'employment'
  | 'disclosure'
  | 'sealed'
  | 'weighing'
  | 'silent'
  | 'flag'
  | 'pathway'
  | 'case'
  | 'pack'
  | 'tie'
  | 'tied'
  | 'named'
  | 'hold'
  | 'release'
  | 'message'
  | 'any';

export interface EntryType<Type extends string = string, Shape extends z.ZodObject = z.ZodObject> {
  readonly type: Type;
  readonly noun: Noun;
  readonly version: number;
  readonly words: string;
  readonly shape: Shape;
}

export function entryType<const Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  noun: Noun,
  words: string,
  fields: Shape,
  /** Higher once the shape has changed: upcast.ts then says how the older ones are read. */
  version = 1,
): EntryType<Type, z.ZodObject<Shape, z.core.$strict>> {
  return { type, noun, version, words, shape: z.strictObject(fields) };
}

/** The fact that an entry type describes, with its fields typed. */
export type FactOf<E> =
  E extends EntryType<infer Type, infer Shape>
    ? Envelope & {
        readonly kind: 'entry';
        readonly type: Type;
        readonly fields: z.output<Shape>;
        /** Where it lies in the ledger; unknown until it is appended. */
        readonly position?: number;
      }
    : never;

/** Marks a field as another person's data than the subject's (its body lies in a row of its own): `referrer`, `practitioner`. */
export const whose = z.registry<{ subject: 'referrer' | 'practitioner' }>();

/** Text about somebody else than the subject. A schema of its own: to register the shared one would make every text theirs. */
export const textOf = (subject: 'referrer' | 'practitioner') => z.string().max(20_000).register(whose, { subject });

/** Free text, kept as typed. 20,000 characters is far over the longest real account; more is refused at the edge, never cut. */
export const text = z.string().max(20_000);
/** Free text that must say something: a reason. */
export const reason = text.refine((value) => value.trim().length > 0, 'Give a reason');
/** An opaque id. */
export const id = z.string().min(1).max(120);
/** An instant in milliseconds since 1970 (in a chronology: an ISO date or date and time). */
export const instant = z.number().int().meta({ instant: true });
