/** Decided otherwise, what had been proposed about a candidate waits for nobody. */
import type { NewEntry } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { entry } from '../write.ts';
import { LinkTakenBack } from './entries.ts';
import { isWaiting, proposalAbout } from './state.ts';

export function takenBackWith(file: FileState, referral: string, candidate: string, reason: string): readonly NewEntry[] {
  const link = proposalAbout(file, referral, candidate);
  if (!link || !isWaiting(file, link)) return [];
  return [entry(LinkTakenBack, { stream: link.stream, file: file.id, record: link.record }, { reason })];
}
