/**
 * Two people compared and told why, for somebody who wants to check the matcher: the lines of evidence with what they come to, one
 * after the other, and the band that the sum falls in.
 */
import { beyond, type Beyond } from '../../matching/beyond.ts';
import { bandOf, DEFAULT_THRESHOLDS } from '../../matching/bands.ts';
import type { BandThresholds, MatchBand } from '../../matching/bands.ts';
import { readBorn } from '../../matching/born.ts';
import { compare } from '../../matching/evidence.ts';
import { readNames } from '../../matching/name.ts';
import type { PersonQuery } from '../../matching/person.ts';
import { words } from '../../matching/words.ts';

export interface Explained {
  readonly bits: number;
  /** Null below everything that is shown. */
  readonly band: MatchBand | null;
  readonly thresholds: BandThresholds;
  readonly evidence: readonly ExplainedLine[];
  /** What is written of each and not compared; absent where everything is. */
  readonly notCompared?: { readonly left: readonly Beyond[]; readonly right: readonly Beyond[] };
}

export interface ExplainedLine {
  readonly words: string;
  readonly left: string;
  readonly right: string;
  readonly bits: number;
  /** Of the lines so far. */
  readonly sum: number;
}

/** What speaks for it first, strongest first; then what speaks against. */
export function explainPair(left: PersonQuery, right: PersonQuery): Explained {
  const comparison = compare(left, right);
  let tenths = 0;
  const evidence = comparison.evidence
    .toSorted((a, b) => Number(a.bits === 0) - Number(b.bits === 0) || b.bits - a.bits)
    .map((line) => {
      tenths += Math.round(line.bits * 10);
      return { words: words(line), left: line.left, right: line.right, bits: line.bits, sum: tenths / 10 };
    });
  const notCompared = { left: beyond(left), right: beyond(right) };
  return {
    bits: comparison.bits,
    band: bandOf(comparison, DEFAULT_THRESHOLDS),
    thresholds: DEFAULT_THRESHOLDS,
    evidence,
    ...(notCompared.left.length + notCompared.right.length > 0 ? { notCompared } : {}),
  };
}

export type Written = { readonly kind: 'person'; readonly person: PersonQuery } | { readonly kind: 'wrong'; readonly why: string };

/** A name; `name; birth date`; or a JSON object with the fields that `throughline match explain --help` names. */
export function personWritten(text: string): Written {
  if (text.trim().startsWith('{')) return personInJson(text);
  const at = text.indexOf(';');
  const [name, born] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  return checked({ names: [{ whole: name.trim() }], ...(born.trim() === '' ? {} : { born: { text: born.trim() } }) });
}

const TEXTS = ['phones', 'emails', 'handles', 'schools', 'nationalities'] as const;

export function personInJson(text: string): Written {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'wrong', why: 'it begins like JSON and cannot be read as JSON' };
  }
  if (!isObject(json)) return { kind: 'wrong', why: 'it is not a JSON object' };
  const written = json['names'] ?? json['name'] ?? json['full_name'];
  const names = (Array.isArray(written) ? written : [written]).flatMap((name) =>
    typeof name === 'string' ? [{ whole: name }] : isObject(name) ? [textsIn(name, ['whole', 'given', 'middle', 'family'])] : [],
  );
  const born = json['born'] ?? json['date_of_birth'];
  const lists = TEXTS.flatMap((field) => (Array.isArray(json[field]) ? [[field, json[field].filter(isText)] as const] : []));
  const addresses = objectsIn(json['addresses']).map((each) => textsIn(each, ['text', 'postcode']));
  const identifiers = objectsIn(json['identifiers']).flatMap(({ kind, value }) => (isText(kind) && isText(value) ? [{ kind, value }] : []));
  return checked({
    names,
    ...(isText(born) ? { born: { text: born } } : isObject(born) ? { born: bornIn(born) } : {}),
    ...(Object.fromEntries(lists) as Pick<PersonQuery, 'phones'>),
    ...(addresses.length > 0 && { addresses }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(isText(json['gender']) && { gender: json['gender'] }),
  });
}

function bornIn(born: Readonly<Record<string, unknown>>): NonNullable<PersonQuery['born']> {
  return { ...textsIn(born, ['date', 'text']), ...(typeof born['year'] === 'number' && { year: born['year'] }) };
}

/** What would be left out in silence is said instead. */
function checked(person: PersonQuery): Written {
  const said = person.born?.date ?? person.born?.text;
  if (said !== undefined && readBorn(person.born) === null)
    return { kind: 'wrong', why: `"${said.slice(0, 60)}" is not read as a date of birth` };
  if (person.names.length > 0 && readNames(person.names).length === 0)
    return { kind: 'wrong', why: 'its name is empty, a placeholder, or cannot be read' };
  return { kind: 'person', person };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textsIn = <Key extends string>(from: Readonly<Record<string, unknown>>, keys: readonly Key[]): { readonly [K in Key]?: string } =>
  Object.fromEntries(keys.flatMap((key) => (isText(from[key]) ? [[key, from[key]]] : []))) as { readonly [K in Key]?: string };
