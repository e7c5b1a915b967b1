/** A file state that its holder may change in place while facts are folded into it, and what goes along when a record is linked elsewhere. */
import type { FileFact } from '../facts.ts';
import type { FileState } from './state.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : T[Key] };
/** A file state that its holder may change in place: made by `draftOf`, never shared. */
export type FileDraft = Omit<Mutable<FileState>, 'facts'> & { facts: FileFact[] };

/** What lies under a record and goes with it when it is linked elsewhere: one map a noun. A new noun adds its map here. */
export const underRecords = [
  'requests',
  'referrals',
  'cases',
  'dangers',
  'handovers',
  'links',
  'disputes',
  'challenges',
  'obligations',
  'tellings',
  'circumstances',
  'corrected',
  'openings',
  'hearings',
  'visits',
  'markers',
  'listSearches',
  'subjects',
  'intelligence',
  'regimes',
  'disclosures',
  'sensitive',
  'sealedItems',
  'weighings',
  'hits',
  'flags',
  'pathways',
  'codings',
  'originals',
  'communications',
  'assessments',
  'assumptions',
  'finds',
  'employments',
  'ties',
  'tied',
  'named',
  'contacts',
  'cumulatives',
  'holds',
  'releases',
  'messages',
] as const;
export type UnderRecord = Map<string, { readonly record: string | null }>;

export function draftOf(file: FileState): FileDraft {
  const draft = { ...file, records: new Map(file.records), facts: [...file.facts] } as FileDraft;
  for (const noun of underRecords)
    (draft as Record<typeof noun, UnderRecord>)[noun] = new Map(file[noun] as ReadonlyMap<string, { readonly record: string | null }>);
  return draft;
}
