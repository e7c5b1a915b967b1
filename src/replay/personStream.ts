/** Where an entry about telling, the state of the person, a visit or a warning lies: each decision begins a stream of its own, what answers one lies in that one's. */
import type { FileState } from '../domain/file/state.ts';
import { circumstancesOf } from '../domain/circumstance/state.ts';
import { isOver } from '../domain/visit/state.ts';
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
    case 'VisitStarted':
    case 'VisitCheckedIn':
    case 'VisitEnded':
    case 'VisitorAccountedFor':
    case 'VisitCalledOff':
      return [...file.visits.values()].findLast((each) => !isOver(each))?.stream ?? null;
    case 'VisitFollowedUp':
      return [...file.visits.values()].findLast((each) => isOver(each) && each.followedUp === null)?.stream ?? null;
    case 'MarkerRenewed':
    case 'MarkerRemoved':
      return [...file.markers.values()].findLast((each) => each.removed === null)?.stream ?? null;
    default:
      return `${noun}/${file.id}-${entry}`;
  }
}
