/** A chronology's entry as the fact that a ledger would hold: its fields filled in and checked, and who recorded it when. */
import type { Post } from '../domain/area/state.ts';
import type { EntryType } from '../domain/entryType.ts';
import type { FileFact } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Fact } from '../ledger/envelope.ts';
import { type ChronologyEntry, extraFields } from './entry.ts';
import { asDetails, withInstants, withWords } from './fields.ts';
import { type Situation, withImplied } from './implied.ts';
import { issueWords } from './issueWords.ts';

/** Null when something is missing or wrong, which `wrong` has then been told, each thing once. */
export function fieldsOf(
  type: EntryType,
  entry: ChronologyEntry,
  situation: Situation,
  wrong: (words: string) => void,
): Fact['fields'] | null {
  const problems = new Set<string>();
  const note = (words: string) => void problems.add(words);
  const extra = extraFields[entry.type] ?? {};
  const written = Object.fromEntries(Object.entries(entry.fields).filter(([name]) => name !== 'person'));
  // A person is written as in a first report.
  const given = entry.type === 'RecordDescribed' ? (asDetails(written) as typeof written) : written;
  const filled = withImplied(entry, withInstants(given, note, type.shape.shape), situation, note);
  const own = Object.fromEntries(Object.entries(filled).filter(([name]) => !Object.hasOwn(extra, name)));
  const shaped = type.shape.safeParse(withWords(type.shape, own), { reportInput: true });
  if (!shaped.success) for (const issue of shaped.error.issues) note(issueWords(issue));
  for (const words of problems) wrong(words);
  return shaped.success && problems.size === 0 ? (shaped.data as Fact['fields']) : null;
}

interface Place {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly file: string;
  readonly record: string | null;
  readonly fields: unknown;
  readonly rulebook: string;
  readonly position: number;
}

/** `post`: the one that recorded it, as the area has it. */
export const factOf = ({ happened, learnt, recorded, who }: ChronologyEntry, post: Post | null, place: Place): FileFact =>
  domainFact({
    ...place,
    kind: 'entry',
    version: 1,
    happened,
    learnt,
    recorded,
    actor: who ?? post?.holders[0] ?? 'public',
    post: post?.id ?? null,
    organisation: post?.organisation ?? null,
    purpose: 'replay',
    lawfulBasis: 'replay',
    regime: 'replay',
    marking: 'OFFICIAL',
    handling: '',
    causation: null,
    fields: place.fields as Fact['fields'],
  }) as FileFact;
