/**
 * The chronology of a file across organisations: every fact of the records that lie in it now, newest first, under the viewer's own
 * rights. What was once linked here and then unlinked says only that it was: its content is somebody else's.
 */
import type { Viewer } from '../access/viewer.ts';
import { type FileFact, isFileFact } from '../domain/facts.ts';
import { domainFact } from '../domain/upcast.ts';
import { factsOfFile } from '../store/fileFacts.ts';
import { readFacts, type RecordedFact } from '../store/readFacts.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

/** A fact with its place in the ledger; `disposed`: some of what it said was erased by law. */
export type ChronologyFact = FileFact & { readonly position: number; readonly disposed: boolean };

export async function chronologyOf(house: House, viewer: Viewer, file: string): Promise<readonly ChronologyFact[]> {
  const facts = await viewing(house.pool, viewer, async (tx) => {
    const held = await factsOfFile(tx, house.area, file);
    const records = new Set(held.flatMap((fact) => fact.record ?? []));
    const was: RecordedFact[] = [];
    for await (const fact of readFacts(tx, house.area, { file }))
      if (fact.type === 'RecordLinked' && fact.record !== null && !records.has(fact.record)) was.push(fact);
    const streams = [...new Set(was.map((fact) => fact.stream))];
    if (streams.length === 0) return held;
    const gone: RecordedFact[] = [];
    for await (const fact of readFacts(tx, house.area, { streams }))
      if (fact.type === 'RecordUnlinked' && fact.fields.from === file) gone.push(fact);
    return [...held, ...was, ...gone];
  });
  return facts
    .map(domainFact)
    .filter(isFileFact)
    .toSorted((a, b) => b.position - a.position);
}
