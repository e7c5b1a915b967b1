/**
 * A chronology: a dated list of entries to replay, from a published review or made up, as YAML or JSON. What is written
 * by hand is forgiving (dates without times, labels for ids); what comes out is strict, and every error names the line's entry.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { postRoles } from '../domain/area/entries.ts';
import { entryTypeNamed, entryTypes } from '../domain/facts.ts';
import type { Instant } from '../ledger/envelope.ts';

const label = z.union([z.string(), z.number()]).transform(String);

const chronologyShape = z.strictObject({
  title: z.string().min(1),
  area: z.string().min(1).default('Area'),
  nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']).default('england-and-wales'),
  /** Where it comes from: a public source, or that it is made up. */
  source: z.string().optional(),
  until: label.optional(),
  people: z.array(z.looseObject({ id: label, words: z.string().optional() })).default([]),
  posts: z
    .array(
      z.strictObject({
        id: label,
        title: z.string().optional(),
        organisation: z.string().default('Prevent team'),
        role: z.enum(postRoles).default('assessor'),
        supervisor: label.optional(),
        hours: z.enum(['office', 'always']).optional(),
      }),
    )
    .default([]),
  entries: z.array(z.looseObject({ type: z.string() })).min(1),
});

/** One entry as written, with its instants read. */
export interface ChronologyEntry {
  readonly id: string;
  readonly type: string;
  readonly happened: Instant;
  readonly learnt: Instant;
  readonly recorded: Instant;
  readonly by: string | null;
  readonly who: string | null;
  readonly referral: string | null;
  readonly danger: string | null;
  readonly about: string | null;
  readonly source: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Chronology extends Omit<z.output<typeof chronologyShape>, 'entries' | 'until'> {
  readonly until: Instant | null;
  readonly entries: readonly ChronologyEntry[];
}

export type ReadChronology = { readonly ok: true; readonly chronology: Chronology } | { readonly ok: false; readonly problems: readonly string[] };

/** Words about an entry that are not fields of its type. */
const reserved = new Set(['type', 'id', 'happened', 'learnt', 'recorded', 'by', 'who', 'referral', 'danger', 'about', 'cites', 'note', 'fields']);

/** Reads a chronology's text; YAML covers JSON. */
export function readChronology(text: string): ReadChronology {
  let raw: unknown;
  try {
    // Dates stay text: a YAML timestamp would lose whether a time was written.
    raw = parse(text, { schema: 'core', maxAliasCount: 100 });
  } catch (cause) {
    return { ok: false, problems: [`This is not YAML or JSON: ${(cause as Error).message.split('\n')[0]}`] };
  }
  const shaped = chronologyShape.safeParse(raw);
  if (!shaped.success) return { ok: false, problems: shaped.error.issues.map((issue) => `${issue.path.join('.') || 'the chronology'}: ${issue.message}`) };
  const problems: string[] = [];
  const entries = shaped.data.entries.flatMap((entry, i) => readEntry(entry, i, problems) ?? []);
  let until: Instant | null = null;
  if (shaped.data.until !== undefined) {
    until = readInstant(shaped.data.until, 'end');
    if (until === null) problems.push(`until: ${notAnInstant(shaped.data.until)}`);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, chronology: { ...shaped.data, until, entries: entries.toSorted((a, b) => a.recorded - b.recorded) } };
}

function readEntry(entry: Record<string, unknown>, index: number, problems: string[]): ChronologyEntry | null {
  const type = entryTypeNamed(typeOf(String(entry.type)));
  const where = `entry ${index + 1} (${String(entry.type)})`;
  if (!type) {
    problems.push(`${where}: there is no such entry type. Known: ${entryTypes.map((each) => each.type).join(', ')}`);
    return null;
  }
  const at = (name: string): Instant | null => {
    if (entry[name] === undefined) return null;
    const read = readInstant(entry[name]);
    if (read === null) problems.push(`${where}, ${name}: ${notAnInstant(entry[name])}`);
    return read;
  };
  const [happened, learnt, recorded] = [at('happened'), at('learnt'), at('recorded')];
  const first = recorded ?? learnt ?? happened;
  if (first === null) {
    problems.push(`${where}: give at least one of happened, learnt, recorded`);
    return null;
  }
  const words = (name: string) => (entry[name] === undefined ? null : String(entry[name]));
  const own = Object.entries(entry).filter(([name]) => !reserved.has(name));
  const inner = typeof entry.fields === 'object' && entry.fields !== null ? Object.entries(entry.fields) : [];
  const known = new Set([...Object.keys(type.shape.shape), ...(extraFields[type.type] ?? [])]);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of [...own, ...inner]) {
    if (known.has(name)) fields[name] = value;
    else problems.push(`${where}: ${type.type} has no field "${name}". It has: ${[...known].join(', ')}`);
  }
  return {
    id: words('id') ?? `e${index + 1}`,
    type: type.type,
    happened: happened ?? learnt ?? first,
    learnt: learnt ?? recorded ?? first,
    recorded: recorded ?? learnt ?? first,
    by: words('by'),
    who: words('who'),
    referral: words('referral'),
    danger: words('danger'),
    about: words('about'),
    source: words('cites'),
    fields,
  };
}

/** Fields that a chronology may give in place of ids that only a ledger has. */
const extraFields: Readonly<Record<string, readonly string[]>> = {
  ReferralReceived: ['person'],
  DangerReported: ['person'],
  ClimbAcknowledged: ['rule'],
  WaiverDecided: ['rule'],
};

/** `ReferralReceived` and `referral received` are the same type. */
const typeOf = (written: string): string =>
  /[\s_-]/.test(written) || /^[a-z]/.test(written) ? written.split(/[\s_-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') : written;

const notAnInstant = (value: unknown) => `"${String(value)}" is not a date (2026-03-02), a date and time (2026-03-02T14:30) or an instant with offset`;

/** What a date without a time means: 09:00 in London for what happened, the midnight that ends it for what is due. */
type DateMeans = 'morning' | 'end';

export function readInstant(value: unknown, dateMeans: DateMeans = 'morning'): Instant | null {
  const written = String(value).trim().replace(' ', 'T');
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
      const day = Temporal.PlainDate.from(written);
      return dateMeans === 'end' ? day.add({ days: 1 }).toZonedDateTime('Europe/London').epochMilliseconds : day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '09:00' }).epochMilliseconds;
    }
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(written)) return Temporal.Instant.from(written).epochMilliseconds;
    if (/^\d{4}-\d{2}-\d{2}T/.test(written)) return Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').epochMilliseconds;
    return null;
  } catch {
    return null;
  }
}
