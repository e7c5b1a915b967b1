/** The stream in which an entry of a chronology lies, where a ledger would have put it. */
import type { Noun } from '../domain/entryType.ts';
import type { FileState } from '../domain/file/state.ts';
import { assumptionsOf } from '../domain/assumption/state.ts';
import { caseOf } from '../domain/case/state.ts';
import { circumstancesOf } from '../domain/circumstance/state.ts';
import { cumulativesOf } from '../domain/cumulative/state.ts';
import { disclosuresIn } from '../domain/disclosure/state.ts';
import { employmentsOf } from '../domain/employment/state.ts';
import { findsOf } from '../domain/find/state.ts';
import { isOnAgenda } from '../domain/hearing/state.ts';
import { waitingLinks } from '../domain/link/state.ts';
import { isOpenPathway } from '../domain/pathway/state.ts';
import { openItems } from '../domain/sealed/state.ts';
import { tiesOf, waitsForAnswer } from '../domain/tie/state.ts';
import { isOver } from '../domain/visit/state.ts';
import { latestOf } from '../domain/telling/state.ts';
import { agreeingStream } from './agreeing.ts';
import type { ChronologyEntry } from './entry.ts';

/** Of an entry of this noun under this record; null when there is nothing yet that it could answer. */
export function streamOf({ type, id, danger }: ChronologyEntry, noun: Noun, file: FileState, record: string): string | null {
  switch (noun) {
    case 'handover':
    case 'dispute':
    case 'challenge':
      return agreeingStream(type, noun, file, record, id);
    case 'telling':
    case 'circumstance':
    case 'visit':
    case 'marker':
    case 'search':
      return personStream(type, noun, file, id);
    case 'assessment':
    case 'assumption':
    case 'find':
    case 'contact':
    case 'cumulative':
    case 'employment':
      return judgingStream(type, noun, file, record, id);
    case 'tie':
    case 'tied':
    case 'named':
      return networkStream(type, noun, file, record, id);
    case 'disclosure':
    case 'sealed':
    case 'weighing':
    case 'silent':
    case 'flag':
    case 'pathway':
      return sharingStream(type, noun, file, record, id);
    case 'subject':
    case 'intelligence':
    case 'regime':
      return subjectStream(type, noun, file, record, id);
    case 'link':
      return linkStream(type, file, record, id);
    case 'hearing':
      return hearingStream(type, id, file, record);
    case 'case':
      return caseStream(type, id, file, record);
    case 'file':
      return `file/${file.id}`;
    case 'pack':
      return `pack/${id}`;
    case 'danger':
      return `danger/${danger ?? record}`;
    case 'any':
      return file.referrals.has(record) ? `referral/${record}` : `danger/${danger ?? record}`;
    default:
      return `${noun}/${record}`;
  }
}

/** A subject goes by its lead. Intelligence and regimes begin streams of their own; what follows lies in the latest that it could follow. */
function subjectStream(
  type: string,
  noun: 'subject' | 'intelligence' | 'regime',
  file: FileState,
  record: string,
  entry: string,
): string | null {
  if (['SubjectOpened', 'LeadSetAside', 'LeadLooked'].includes(type)) return `subject/${record}`;
  if (type === 'IntelligenceRead' || type === 'RegimeRecorded') return `${noun}/${record}-${entry}`;
  if (noun === 'subject') return (file.subjects.get(record) ?? [...file.subjects.values()].at(-1))?.stream ?? null;
  if (noun === 'regime') return [...file.regimes.values()].at(-1)?.stream ?? null;
  const those = [...file.intelligence.values()];
  return those.findLast((each) => (type === 'IntelligenceWritten' ? each.written : each.looked) === null)?.stream ?? null;
}

const beginning: ReadonlySet<string> = new Set([
  'AssessmentMade',
  'AssumptionMade',
  'FindRecorded',
  'FindPut',
  'EmploymentRecorded',
  'ContactTold',
  'CumulativeWritten',
]);

/** Each judgement, assumption, find and role begins a stream of its own; what follows lies in the latest that it could follow. */
function judgingStream(type: string, noun: string, file: FileState, record: string, entry: string): string | null {
  if (beginning.has(type)) return `${noun}/${record}-${entry}`;
  if (noun === 'assumption') {
    const open = assumptionsOf(file).filter(({ state }) => (type === 'AssumptionFollowedUp') === (state === 'shown wrong'));
    return open.findLast(({ state }) => state !== 'dropped' && state !== 'followed up')?.stream ?? null;
  }
  if (noun === 'contact') return [...file.contacts.values()].findLast(({ state }) => state !== 'taken back')?.stream ?? null;
  if (noun === 'cumulative') return cumulativesOf(file).at(-1)?.stream ?? null;
  if (noun === 'find') return findsOf(file).findLast(({ state }) => state !== 'answered')?.stream ?? null;
  return employmentsOf(file).findLast(({ ended }) => ended === null)?.stream ?? null;
}

/** A tie, what is put because of one, and a name in a report begin streams of their own; what follows lies in the latest that it could follow. */
function networkStream(type: string, noun: 'tie' | 'tied' | 'named', file: FileState, record: string, entry: string): string | null {
  if (['TieRecorded', 'TiedReportPut', 'PersonNamed'].includes(type)) return `${noun}/${record}-${entry}`;
  if (noun === 'tie') return tiesOf(file).findLast(({ state }) => state === 'standing')?.stream ?? null;
  if (noun === 'named') return [...file.named.values()].findLast(({ state }) => state === 'named')?.stream ?? null;
  const tied = [...file.tied.values()];
  return (type === 'TieSaidWrong' ? tied.at(-1) : tied.findLast(waitsForAnswer))?.stream ?? null;
}

const beginsSharing: ReadonlySet<string> = new Set([
  'DisclosureDecided',
  'DisclosurePointerKept',
  'SealedItemNoted',
  'WeighingAsked',
  'SilentHitFound',
  'KnownConcernFlagged',
  'PathwayAsked',
]);

/** What is shared, kept, asked or held begins a stream of its own; what follows lies in the latest that it could follow. */
function sharingStream(type: string, noun: string, file: FileState, record: string, entry: string): string | null {
  if (beginsSharing.has(type)) return `${noun}/${record}-${entry}`;
  const things: readonly { readonly stream: string }[] =
    noun === 'disclosure'
      ? disclosuresIn(file).filter(({ said, acknowledged }) => said.outcome === 'shared' && acknowledged === null)
      : noun === 'sealed'
        ? openItems(file)
        : noun === 'weighing'
          ? [...file.weighings.values()].filter(({ minuted }) => minuted === null)
          : noun === 'silent'
            ? [...file.hits.values()].filter(({ decided }) => decided === null)
            : noun === 'flag'
              ? [...file.flags.values()].filter(({ ended }) => ended === null)
              : [...file.pathways.values()].filter(isOpenPathway);
  return things.at(-1)?.stream ?? null;
}

/** Adopting begins a case; what follows lies in the latest one of this referral. */
const caseStream = (type: string, entry: string, file: FileState, record: string): string | null =>
  type === 'CaseAdopted' ? `case/${record}-${entry}` : (caseOf(file, record)?.stream ?? null);

/** A meeting of the panel has a case on its agenda, and hears it there; or hears it without, in a chronology that knows no agenda. */
function hearingStream(type: string, entry: string, file: FileState, record: string): string | null {
  const own = [...file.hearings.values()].filter((each) => each.record === record);
  if (type === 'CaseListed') return `hearing/${entry}.${record}`;
  if (type === 'AgencyViewOwed' || type === 'AgencyViewGiven' || type === 'DissentConsidered') return own.at(-1)?.stream ?? null;
  return own.findLast(isOnAgenda)?.stream ?? (type === 'CaseHeard' ? `hearing/${entry}.${record}` : null);
}

/** What is proposed has a stream of its own; what answers it lies in the latest that waits. */
function linkStream(type: string, file: FileState, record: string, entry: string): string | null {
  if (type === 'LinkProposed' || type === 'UnlinkProposed') return `link/${record}-${entry}`;
  const waiting = waitingLinks(file);
  return (waiting.findLast((each) => each.record === record) ?? waiting.at(-1))?.stream ?? null;
}

/** About telling, the state of the person, a visit or a warning: each decision begins a stream of its own, what answers one lies in that one's. */
function personStream(type: string, noun: string, file: FileState, entry: string): string | null {
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
    case 'ListSearchAgreed':
    case 'ListSearchDeclined':
    case 'ListSearchWithdrawn':
      return [...file.listSearches.values()].findLast((each) => each.answer === null)?.stream ?? null;
    case 'ListSearchRun':
      return [...file.listSearches.values()].findLast((each) => each.answer?.how === 'agreed' && each.run === null)?.stream ?? null;
    default:
      return `${noun}/${file.id}-${entry}`;
  }
}
