/** Where an entry about telling, or about the state of the person, lies: each decision begins a stream of its own, what answers one lies in that one's. */
import type { FileState } from '../domain/file/state.ts';
import { circumstancesOf } from '../domain/circumstance/state.ts';
import { latestOf } from '../domain/telling/state.ts';

/** The stream for an entry of these nouns; null when there is nothing yet that it could answer. */
export function personStream(type: string, noun: string, file: FileState, entry: string): string | null {
  switch (type) {
    case 'TellingStands':
      return latestOf(file, 'decision')?.stream ?? null;
    case 'RightAnswered':
      return latestOf(file, 'asked')?.stream ?? null;
    case 'CircumstanceConfirmed':
    case 'CircumstanceAnswered':
    case 'CircumstanceEnded':
    case 'ConcernsPassedOn':
    case 'ConcernsAccepted':
      return circumstancesOf(file).findLast((each) => each.ended === null)?.stream ?? null;
    default:
      return `${noun}/${file.id}-${entry}`;
  }
}
