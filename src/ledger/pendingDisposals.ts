/**
 * A value may be gone only under a FileDisposed entry that comes later in the same ledger and speaks of a file to which the
 * fact, or its record, belonged by then. Kept while reading forward: one line for each disposal, record and file not yet met.
 */
import type { Finding } from './finding.ts';
import type { StoredFact } from './storedFact.ts';

interface Pending {
  readonly disposal: string;
  readonly record: string | null;
  readonly files: Set<string>;
  readonly position: number;
  readonly factId: string;
}

export interface PendingDisposals {
  readonly expect: (disposal: string, row: StoredFact) => void;
  readonly see: (row: StoredFact) => void;
  readonly isEmpty: () => boolean;
  /** The earliest fact, before `position`, whose disposal never came. */
  readonly unmet: (before?: number) => Finding | undefined;
}

export function pendingDisposals(): PendingDisposals {
  const pending = new Map<string, Map<string, Pending>>();
  const filesOfRecord = new Map<string, Set<Set<string>>>();

  const expect = (disposal: string, row: StoredFact) => {
    const { record, file, id } = row.columns;
    const key = `${record ?? ''}\n${file ?? ''}`;
    const waiting = pending.get(disposal) ?? new Map<string, Pending>();
    pending.set(disposal, waiting);
    if (waiting.has(key)) return;
    const files = new Set(file === null ? [] : [file]);
    waiting.set(key, { disposal, record, files, position: row.position, factId: id });
    if (record !== null) filesOfRecord.set(record, (filesOfRecord.get(record) ?? new Set()).add(files));
  };

  const see = ({ columns: { id, type, file, record } }: StoredFact) => {
    if (record !== null && file !== null) for (const files of filesOfRecord.get(record) ?? []) files.add(file);
    const waiting = pending.get(id);
    if (!waiting || type !== 'FileDisposed' || file === null) return;
    for (const [key, entry] of waiting) {
      if (!entry.files.has(file)) continue;
      waiting.delete(key);
      if (entry.record === null) continue;
      const watchers = filesOfRecord.get(entry.record);
      watchers?.delete(entry.files);
      if (watchers?.size === 0) filesOfRecord.delete(entry.record);
    }
    if (waiting.size === 0) pending.delete(id);
  };

  const unmet = (before = Number.POSITIVE_INFINITY): Finding | undefined => {
    const entries = [...pending.values()].flatMap((waiting) => [...waiting.values()]);
    const first = entries.sort((a, b) => a.position - b.position)[0];
    if (!first || first.position >= before) return undefined;
    const words = `Its values are gone under the disposal ${first.disposal}, which is not a later FileDisposed entry of its file.`;
    return { ok: false, code: 'disposal', position: first.position, factId: first.factId, words };
  };

  return { expect, see, isEmpty: () => pending.size === 0, unmet };
}
