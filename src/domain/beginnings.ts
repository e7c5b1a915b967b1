/**
 * The entries that begin a thing. The id of a new thing comes with the form that makes it, so it may name one that is there already, by
 * mistake or by somebody's will: the ledger is told that its stream must be new, and what stands is neither replaced nor loses its duties.
 */
import { because } from './decision.ts';

const beginnings: ReadonlySet<string> = new Set([
  'AdulthoodConsidered',
  'AssessmentMade',
  'AssumptionMade',
  'CaseAdopted',
  'CircumstanceRecorded',
  'ContactTold',
  'CumulativeWritten',
  'DangerReported',
  'DisclosureDecided',
  'DisclosurePointerKept',
  'DisputeOpened',
  'EmploymentRecorded',
  'FindPut',
  'FindRecorded',
  'HandoverOffered',
  'HoldPlaced',
  'IntelligenceRead',
  'KnownConcernFlagged',
  'LinkProposed',
  'ListSearchProposed',
  'MarkerSet',
  'MessageTaken',
  'OutcomeChallenged',
  'OwnAccountRecorded',
  'PackPrinted',
  'ParentsRecorded',
  'PathwayAsked',
  'PersonNamed',
  'RecordMade',
  'RegimeRecorded',
  'ReleaseProposed',
  'RequestMade',
  'RightAsked',
  'SealedItemNoted',
  'SocialCareDecided',
  'TellingDecided',
  'TieRecorded',
  'UnlinkProposed',
  'VisitPlanned',
  'WeighingAsked',
]);

export const begins = ({ type }: { readonly type: string }): boolean => beginnings.has(type);

/** What whoever sent it is told; the same for every thing, for whose it is may not be theirs to know. */
export const begunBefore = because(
  'begun-before',
  'What this form would begin is there already; it was left as it is.',
  'Go back to the page and look at what is recorded. If yours is missing, open a new form and send that.',
);
