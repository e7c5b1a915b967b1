/**
 * A chronology: a dated list of entries to replay, from a published review or made up, as YAML or JSON. What is written
 * by hand is forgiving (dates without times, labels for ids); what comes out is strict, and every error names its entry.
 * The text is untrusted: its size, its aliases and its keys are bounded before anything is made of it.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { areaKinds, postRoles } from '../domain/area/entries.ts';
import type { Instant } from '../ledger/envelope.ts';
import { type ChronologyEntry, readEntry } from './entry.ts';
import { issueWords } from './issueWords.ts';
import { notAnInstant, readInstant } from './instants.ts';

/** About 20,000 entries with an account each. YAML takes its reader some five seconds at its limit, JSON a tenth of one. */
const mostCharacters = 8_000_000;
const mostOfYaml = 3_000_000;

const label = z.union([z.string().min(1).max(120), z.number()]).transform(String);

const postShape = z.strictObject({
  id: label,
  title: z.string().optional(),
  organisation: z.string().min(1).default('Prevent team'),
  role: z.enum(postRoles).default('assessor'),
  supervisor: label.nullish(),
  hours: z.enum(['office', 'always']).optional(),
});

/** A person may carry names and birth date: they stand for every first report that says nothing else of its person. */
const personShape = z.looseObject({ id: label, words: z.string().optional() });

export const chronologyShape = z.strictObject({
  title: z.string().min(1),
  area: z.string().min(1).default('Area'),
  nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']).default('england-and-wales'),
  /** Of which kind the area is. */
  kind: z.enum(areaKinds).default('partnership'),
  /** Where it comes from: a public source, or that it is made up. */
  source: z.string().optional(),
  /** The findings of the reviews that it plays: of each, `replay --all` names the first alarm. */
  findings: z.array(z.string().regex(/^F\d{2}$/, 'a finding is written F33')).default([]),
  /** Where time stops; the last entry, if nothing is said. */
  until: label.optional(),
  people: z.array(personShape).default([]),
  posts: z.array(postShape).default([]),
  entries: z.array(z.looseObject({ type: z.string() })).min(1),
});

export interface Chronology extends Omit<z.output<typeof chronologyShape>, 'entries' | 'until'> {
  readonly until: Instant | null;
  /** In the order recorded. */
  readonly entries: readonly ChronologyEntry[];
}

export type ReadChronology =
  | { readonly ok: true; readonly chronology: Chronology }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a chronology's text; YAML covers JSON. */
export function readChronology(text: string): ReadChronology {
  if (text.length > mostCharacters)
    return refuse(
      `It has ${text.length.toLocaleString('en-GB')} characters; a chronology may have ${mostCharacters.toLocaleString('en-GB')}. Split it by person.`,
    );
  if (text.length > mostOfYaml && !isJson(text))
    return refuse(
      `It has ${text.length.toLocaleString('en-GB')} characters; as YAML a chronology may have ${mostOfYaml.toLocaleString('en-GB')}. Write it as JSON, or split it by person.`,
    );
  let raw: unknown;
  try {
    // Dates stay text: a YAML timestamp would lose whether a time was written. Aliases are bounded: a few lines of them can stand for gigabytes.
    raw = parseText(text);
  } catch (cause) {
    const { message } = cause as Error;
    return refuse(
      `This is not YAML or JSON: ${/call stack/.test(message) ? 'it is nested too deeply' : message.split('\n')[0]?.replace(/:$/, '')}`,
    );
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('A chronology is a list of named things: title, area, entries. See docs/chronologies.md.');
  const shaped = chronologyShape.safeParse(raw, { reportInput: true });
  if (!shaped.success) return { ok: false, problems: shaped.error.issues.map((issue) => issueWords(issue)) };
  const problems: string[] = [];
  const entries = shaped.data.entries.flatMap((entry, i) => readEntry(entry, i, (words) => problems.push(words)) ?? []);
  twice(
    entries.map((entry) => entry.id),
    'entry',
    problems,
  );
  twice(
    shaped.data.posts.map((post) => post.id),
    'post',
    problems,
  );
  twice(
    shaped.data.people.map((person) => person.id),
    'person',
    problems,
  );
  let until: Instant | null = null;
  if (shaped.data.until !== undefined) {
    until = readInstant(shaped.data.until, 'stop');
    if (until === null) problems.push(`until: ${notAnInstant(shaped.data.until)}`);
  }
  const first = entries.toSorted((a, b) => a.recorded - b.recorded)[0];
  if (first && until !== null && entries.every(({ learnt }) => learnt > until))
    problems.push(`until: time would stop before the first entry, ${first.id}: nothing would be played`);
  for (const { path, at } of [...entries.map(({ id, recorded }) => ({ path: id, at: recorded })), { path: 'until', at: until }])
    if (first && at !== null && yearOf(at) - yearOf(first.recorded) > mostYears)
      problems.push(`${path}: ${yearOf(at)} is more than ${mostYears} years after the first entry, ${first.id}. Is the year mistyped?`);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, chronology: { ...shaped.data, until, entries: entries.toSorted((a, b) => a.recorded - b.recorded) } };
}

/** Longer than anybody has lived: every day between is played. */
const mostYears = 130;
const yearOf = (at: Instant): number => new Date(at).getUTCFullYear();

const isJson = (text: string): boolean => text.trimStart().startsWith('{');

function parseText(text: string): unknown {
  // JSON's own reader is a hundred times faster on a long list; what it refuses may still be YAML, which says more of what is wrong.
  if (isJson(text)) {
    try {
      return JSON.parse(text);
    } catch (fault) {
      if (text.length > mostOfYaml) throw fault;
      return parse(text, { schema: 'core', maxAliasCount: 100 });
    }
  }
  return parse(text, { schema: 'core', maxAliasCount: 100 });
}

const refuse = (problem: string): ReadChronology => ({ ok: false, problems: [problem] });

function twice(ids: readonly string[], noun: string, problems: string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) problems.push(`Two of the chronology's list have the id "${id}" (${noun}): give each its own`);
    seen.add(id);
  }
}
