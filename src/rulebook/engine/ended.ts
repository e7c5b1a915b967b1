/** Which lapsed duties entries would end, found by trying them on a copy: a correction, or an undoing, takes none away in silence (decision 0055). */
import type { FileFact } from '../../domain/facts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Obligation } from '../../domain/obligation/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { RulebookInForce } from './rulebook.ts';
import { settle } from './settle.ts';

/** `file`: as it is settled up to `now`. */
export function lapsedEndedBy(book: RulebookInForce, file: FileState, entries: readonly FileFact[], now: Instant): readonly Obligation[] {
  const lapsed = [...file.obligations.values()].filter(({ state }) => state === 'lapsed');
  if (lapsed.length === 0) return [];
  const after = settle(book, file, entries, now).file;
  return lapsed.filter(({ id }) => after.obligations.get(id)?.state === 'withdrawn');
}
