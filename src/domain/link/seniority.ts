/**
 * When a link, or its undoing, takes two people (G23). A first report joined to a known person is one person's decision: whoever is
 * wrong can undo it. Two files that are both worked on are not one person's to join, nor what was decided on to be taken apart.
 */
import { amendedIn } from '../correction/amended.ts';
import type { FileFact } from '../facts.ts';
import type { FileState } from '../file/state.ts';

/**
 * What makes more of a file than a first report: a decision about it, a plan, a lead who accepted it. Not the assessment of the one
 * referral, nor who it is, nor anything that protects somebody.
 */
const decisions: ReadonlySet<string> = new Set([
  'ContinuationDecided',
  'ClosureProposed',
  'ReferralClosed',
  'ReferralReopened',
  'ReopeningDeclined',
  'ClosingRead',
  'ReadingAnswered',
  'ReviewRecorded',
  'MultiAgencyLookRecorded',
  'Section36Proposed',
  'Section36Decided',
  'SessionReported',
  'SubjectOpened',
  'LeadSetAside',
  'LeadLooked',
  'SubjectLowered',
  'SubjectSuspended',
  'SubjectClosed',
  'SubjectReopened',
  'CaseHeard',
  'CaseAdopted',
  'DisruptionDecided',
  'TrustTellingDecided',
  'DisclosureDecided',
  'PathwayTakenUp',
  'PathwayRefused',
  'PathwayEnded',
  'DecisionMinuted',
  'TellingDecided',
  'SocialCareDecided',
  'HandoverAccepted',
  'InterimLeadSet',
  'DisputeDecided',
  'ChallengeAnswered',
  'FileRetained',
  'HoldPlaced',
  'DisposalProposed',
  'TiedReportAnswered',
]);

const decisionsIn = (file: FileState): readonly FileFact[] => {
  const found = file.facts.filter(({ type }) => decisions.has(type));
  if (found.length === 0) return found;
  const { setAside } = amendedIn(file.facts);
  return found.filter(({ id }) => !setAside.has(id));
};

/** A first report and nothing more: one record, at most one referral, and nothing decided. */
export const isFirstReport = (file: FileState): boolean =>
  file.records.size === 1 && file.referrals.size <= 1 && decisionsIn(file).length === 0;

/** The one that moves when two are found to be one person: a first report, whichever side it is on; otherwise the one that was searched for. */
export const whichMoves = (file: FileState, other: FileState): { readonly moves: FileState; readonly stays: FileState } =>
  isFirstReport(file) || !isFirstReport(other) ? { moves: file, stays: other } : { moves: other, stays: file };

export const linkTakesTwo = (file: FileState, other: FileState): boolean => !isFirstReport(file) && !isFirstReport(other);

/** Whether something was decided here since the record was linked to this file. */
export function unlinkTakesTwo(file: FileState, record: string): boolean {
  const since = file.records.get(record)?.linked.at;
  return since !== undefined && decisionsIn(file).some(({ recorded }) => recorded > since);
}
