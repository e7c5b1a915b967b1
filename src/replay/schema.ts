/** The JSON Schema of a chronology (docs/chronology.schema.json), from the shapes that read it. An editor can check against it as you type. */
import { z } from 'zod';
import { postRoles } from '../domain/area/entries.ts';
import { entryTypes } from '../domain/facts.ts';
import { personDetails } from '../domain/record/entries.ts';
import { chronologyShape } from './chronology.ts';
import { commonFields, extraFields, playable } from './entry.ts';
import { schemaOf } from './guide.ts';
import { impliedFields } from './implied.ts';

type Json = Record<string, unknown>;
const instant = { $ref: '#/$defs/instant' };
const label = { type: ['string', 'number'] };

export function chronologySchema(): Json {
  const {
    entries: _entries,
    people: _people,
    posts: _posts,
    ...rest
  } = (z.toJSONSchema(chronologyShape, { io: 'input', unrepresentable: 'any' }) as { properties: Json }).properties;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A Throughline chronology',
    description: 'Written from the code; docs/chronologies.md explains it. The program is more forgiving than this schema, never less.',
    type: 'object',
    required: ['title', 'entries'],
    additionalProperties: false,
    properties: {
      ...rest,
      until: instant,
      people: {
        type: 'array',
        items: { type: 'object', required: ['id'], properties: { id: label, words: { type: 'string' }, ...personProperties() } },
      },
      posts: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id'],
          additionalProperties: false,
          properties: {
            id: label,
            title: { type: 'string' },
            organisation: { type: 'string' },
            role: { enum: postRoles },
            supervisor: label,
            hours: { enum: ['office', 'always'] },
          },
        },
      },
      entries: { type: 'array', minItems: 1, items: { anyOf: entryTypes.filter(playable).map(entrySchema) } },
    },
    $defs: {
      instant: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:?\\d{2}.*)?$',
        description: 'A date, a date and time in London, or an instant with its offset.',
      },
    },
  };
}

/** Names and birth dates may also be plain words; the guide says which. */
const personProperties = (): Json => ({
  ...(withInstants(z.toJSONSchema(z.object(personDetails).partial(), { io: 'input' }).properties as Json) as Json),
  name: {},
  names: {},
  born: {},
  under18: {},
});

function entrySchema(type: (typeof entryTypes)[number]): Json {
  const { properties = {}, required = [] } = schemaOf(type);
  const implied = impliedFields[type.type] ?? {};
  const extra = extraFields[type.type] ?? {};
  const common = Object.fromEntries(
    Object.keys(commonFields)
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => [name, commonSchema(name, type.type)]),
  );
  const own = type.type === 'CandidatesFound' ? { ...properties, candidates: { type: 'array' } } : properties;
  return {
    title: type.type,
    description: type.words,
    type: 'object',
    required: ['type', ...required.filter((name) => !Object.hasOwn(implied, name))],
    additionalProperties: false,
    properties: {
      ...common,
      ...(withInstants(own) as Json),
      ...Object.fromEntries(
        Object.keys(extra).map((name) => [name, name === 'person' ? { type: ['object', 'string'] } : { type: 'string' }]),
      ),
    },
  };
}

function commonSchema(name: string, type: string): unknown {
  if (name === 'type') return { const: type };
  if (name === 'happened' || name === 'learnt' || name === 'recorded') return instant;
  return name === 'fields' ? { type: 'object' } : label;
}

/** Where the ledger keeps milliseconds a chronology writes a date. */
function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  if ((value as Json).instant === true) return instant;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '$schema')
      .map(([name, each]) => [name, withInstants(each)]),
  );
}
