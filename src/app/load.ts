/** Loads the area and the files that a command reads, with the versions that the append will check. */
import type { AreaEntry } from '../domain/area/entries.ts';
import { type Area, emptyArea, evolveArea } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { isAreaEntry, isFileFact } from '../domain/facts.ts';
import { foldFile } from '../domain/file/fold.ts';
import { type FileState } from '../domain/file/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Transaction } from '../store/append.ts';
import { factsOfFile, factsOfStream, streamVersions } from '../store/fileFacts.ts';

export interface Loaded {
  readonly area: Area;
  readonly files: Map<string, FileState>;
  /** Versions of every stream read, for the append. */
  readonly versions: Readonly<Record<string, number>>;
}

export const directoryStream = (area: string): string => `directory/${area}`;
export const unitStream = (file: string): string => `unit/${file}`;

/** The directory changes seldom and is read by every command: kept while its version stands. Keyed by pool, so that tests share nothing. */
const directories = new WeakMap<object, Map<string, { readonly version: number; readonly area: Area }>>();

export async function load(tx: Transaction, key: object, ledger: string, files: readonly string[]): Promise<Loaded> {
  // Versions before facts: what is appended between the two reads is refused at the append, never missed.
  const versions = await streamVersions(tx, ledger, [directoryStream(ledger), ...files.map(unitStream)]);
  const area = await loadArea(tx, key, ledger, versions[directoryStream(ledger)] ?? 0);
  const loaded = new Map<string, FileState>();
  for (const file of files) {
    const facts = await factsOfFile(tx, ledger, file);
    loaded.set(file, foldFile(file, area, facts.map(domainFact).filter(isFileFact)));
  }
  return { area, files: loaded, versions };
}

async function loadArea(tx: Transaction, key: object, ledger: string, version: number): Promise<Area> {
  let kept = directories.get(key);
  if (!kept) directories.set(key, (kept = new Map()));
  const before = kept.get(ledger);
  if (before?.version === version) return before.area;
  const facts = await directoryFacts(tx, ledger);
  const area = facts.reduce(evolveArea, emptyArea(ledger));
  // Somebody may have appended since the version was read; then the next reader loads again.
  if (facts.length === version) kept.set(ledger, { version, area });
  return area;
}

/** Everything that the directory of an area says, in the order recorded. */
export const directoryFacts = async (tx: Transaction, ledger: string): Promise<readonly AreaEntry[]> =>
  (await factsOfStream(tx, ledger, directoryStream(ledger))).map(domainFact).filter(isAreaEntry);

/** The area as it was known to be at an instant. */
export const areaAsOf = (ledger: string, directory: readonly AreaEntry[], at: Instant): Area =>
  directory.filter(({ recorded }) => recorded <= at).reduce(evolveArea, emptyArea(ledger));
