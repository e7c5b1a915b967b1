/** The catalogue: every entry type there is, and the union of every fact. */
import { type AreaEntry, areaEntries } from './area/entries.ts';
import { type ArrivalEntry, arrivalEntries } from './arrival/entries.ts';
import { type DangerEntry, dangerEntries } from './danger/entries.ts';
import type { EntryType } from './entryType.ts';
import { type FileEntry, fileEntries } from './file/entries.ts';
import { type ConsequenceFact, type ObligationEntry, obligationEntries } from './obligation/entries.ts';
import { type RecordEntry, recordEntries } from './record/entries.ts';
import { type ReferralEntry, referralEntries } from './referral/entries.ts';

export type FileFact = FileEntry | RecordEntry | ReferralEntry | DangerEntry | ObligationEntry | ConsequenceFact;
export type EntryFact = AreaEntry | ArrivalEntry | FileEntry | RecordEntry | ReferralEntry | DangerEntry | ObligationEntry;
export type AnyFact = EntryFact | ConsequenceFact;

export const entryTypes: readonly EntryType[] = [
  ...areaEntries,
  ...arrivalEntries,
  ...recordEntries,
  ...fileEntries,
  ...referralEntries,
  ...dangerEntries,
  ...obligationEntries,
];

const byType = new Map(entryTypes.map((entry) => [entry.type, entry]));
export const entryTypeNamed = (type: string): EntryType | undefined => byType.get(type);

const directoryTypes = new Set<string>(areaEntries.map((entry) => entry.type));
export const isAreaEntry = (fact: { readonly type: string }): fact is AreaEntry => directoryTypes.has(fact.type);
