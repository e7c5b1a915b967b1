/**
 * What may be corrected in which way, by type of entry. Everything may, unless it stands here: what the product made itself, what
 * has an act of its own that undoes it (a link, a closing, a lead), and what would let one person end what takes two.
 */
import type { RefusalReason } from '../decision.ts';
import { releasedWhys } from '../release/corrections.ts';
import type { CorrectionSort } from './entries.ts';
import { questions } from './questions.ts';

type Why = Pick<RefusalReason, 'words' | 'how'>;

/** Entries on which others of the file stand: the fold never leaves them out, whatever a correction says. */
const structural: ReadonlySet<string> = new Set([
  'FileOpened',
  'RecordMade',
  'RecordDescribed',
  'RecordLinked',
  'RecordUnlinked',
  'CandidatesFound',
  'CandidateAccepted',
  'ReferralReceived',
  'DangerReported',
  'FileDisposed',
  'LinkFoundWrong',
  'LinkAgreed',
  'EntryUndone',
]);
export const mayBeLeftOut = (type: string): boolean => !structural.has(type);

/** Accounts of what happened: these can prove untrue. A decision is wrong in what it says, or was raised in error. */
const accounts: ReadonlySet<string> = new Set(['InformationAdded', 'NeedRecorded', 'DangerReported']);

const byProduct: Why = {
  words: 'The product made this entry itself, from others.',
  how: 'Correct the entry that it was made from.',
};
const person: Why = {
  words: 'What is known of the person is not corrected in place: the list of known people has to be searched again.',
  how: 'Record who it is anew, from the referral’s page. What was written before stays in the chronology.',
};
const link: Why = {
  words: 'Which file a record lies in is decided by linking and unlinking.',
  how: 'Unlink the record from the file’s page. Who decided meanwhile is asked then.',
};
const gone: Why = {
  words: 'A file that has been let go cannot be brought back: what it said is deleted.',
  how: 'If there is something to report, report it anew.',
};

/** Never corrected in any way. */
export const never: Readonly<Record<string, Why>> = {
  FileOpened: byProduct,
  CandidatesFound: byProduct,
  RecordLeftOff: byProduct,
  RecordListedAgain: byProduct,
  RecordMade: person,
  RecordDescribed: person,
  RecordLinked: link,
  RecordUnlinked: link,
  CandidateAccepted: link,
  LinkAgreed: link,
  FileDisposed: gone,
  ...releasedWhys,
  LinkFoundWrong: { words: 'The record was unlinked.', how: 'If it was right, accept the candidate again; then it is linked.' },
  SourceOpened: {
    words: 'That somebody opened who told us is a log: it is not corrected.',
    how: 'Tell the records post if it was a mistake.',
  },
  PackPrinted: { words: 'That something was printed is a log: it is not corrected.', how: 'Tell the records post if it was a mistake.' },
  RequestCodeIssued: byProduct,
  SilentHitFound: byProduct,
  FindPlaced: byProduct,
  FindReturned: byProduct,
  TiedReportPut: {
    words: 'It was put here because of another file.',
    how: 'Answer it on its page, and say why it does not bear on this person.',
  },
  TieSaidWrong: byProduct,
  NamedPersonPlaced: byProduct,
  NamedPersonReturned: byProduct,
  AgencyViewOwed: byProduct,
  EntryUndone: {
    words: 'What was undone is not brought back by correcting the undoing.',
    how: 'Record it again.',
  },
};

const lessenedByTwo: Why = {
  words: 'Two people decided it. One person does not change that.',
  how: 'End it on the subject’s page: raise it, end the suspension, or open it again.',
};

/** Their words may be corrected; the act itself is taken back by another act. */
const actsOfTheirOwn: Readonly<Record<string, Why>> = {
  ...questions,
  ReferralReceived: {
    words: 'A referral is not taken away by one person.',
    how: 'If it is unfounded or about somebody else, two people can find that the same day: propose to close it with that finding. If only its record lies in the wrong file, unlink the record.',
  },
  DangerReported: {
    words: 'A report of danger is never taken back: somebody has been alerted.',
    how: 'Say in its write-up what it turned out to be, or record that it proved untrue.',
  },
  ClosureProposed: {
    words: 'A proposal to close is taken back by deciding again.',
    how: 'Decide that it goes on, and say what was wrong with the proposal.',
  },
  ReferralClosed: {
    words: 'Two people closed it. One person does not change that.',
    how: 'Take the referral up again, with the reason; then it is decided anew.',
  },
  ReferralReopened: {
    words: 'A referral that was taken up again is not closed by one person.',
    how: 'Propose to close it.',
  },
  HandoverOffered: { words: 'Another post has been asked.', how: 'Take the offer back from the hand-over’s page.' },
  HandoverAccepted: { words: 'The lead moved with it.', how: 'Offer the file to the post that should lead it.' },
  LinkProposed: { words: 'A second person has been asked.', how: 'Take the proposal back from the page on how the records came together.' },
  UnlinkProposed: {
    words: 'A second person has been asked.',
    how: 'Take the proposal back from the page on how the records came together.',
  },
  DisputeOpened: { words: 'A dispute ends by a decision.', how: 'Say on its page that you agree; those who decide end it.' },
  DisputeDecided: { words: 'Two people, or a chief officer, decided it.', how: 'Open a dispute about what has changed.' },
  OutcomeChallenged: { words: 'A referrer’s challenge is answered, never taken away.', how: 'Answer it.' },
  RequestMade: { words: 'A partner has been asked.', how: 'Withdraw the request from its page, with the reason; they are told.' },
  Section36Decided: { words: 'Two people decided it.', how: 'Propose another decision under section 36.' },
  SubjectOpened: { words: 'A subject of interest is closed by two people, with a reason.', how: 'Propose to close it on its page.' },
  SubjectRaised: { words: 'Lowering takes two people.', how: 'Propose to lower it on the subject’s page.' },
  LesseningProposed: { words: 'The authoriser has been asked.', how: 'Take the proposal back on the subject’s page.' },
  SubjectLowered: lessenedByTwo,
  SubjectSuspended: lessenedByTwo,
  SubjectClosed: lessenedByTwo,
  SubjectReopened: { words: 'A subject that is open again is closed by two people.', how: 'Propose to close it on its page.' },
  AgencyAsked: {
    words: 'An agency has been asked, and its silence counts.',
    how: 'Record what it answers. If it was asked by mistake, record that as its answer.',
  },
  ExpertViewRecorded: {
    words: 'What an expert said is answered, never taken away.',
    how: 'Answer it, and say what was wrong with how it was written down.',
  },
  ConcernCoded: { words: 'An earlier coding stands.', how: 'Describe the concern anew, as of a later day.' },
  TrustAllegationMade: {
    words: 'An allegation is referred and answered, never taken away.',
    how: 'Record what the designated officer says of it.',
  },
  ActionAgreed: { words: 'Somebody has an action to do.', how: 'Say what became of it: not done, and why.' },
  OverseasLinkRecorded: { words: 'What is known of a link abroad is said anew, not taken away.', how: 'Say what is known now, and how.' },
  IndicatorHit: { words: 'A hit is decided, never taken away.', how: 'Decide on it, and say that it was a mistake.' },
  IntelligenceRead: { words: 'What was read is written up, whatever it turns out to be.', how: 'Say in its report that it was a mistake.' },
  RegimeRecorded: { words: 'A regime ends by a change of its state.', how: 'Record the change on the subject’s page.' },
  DisclosureDecided: {
    words: 'What was given to somebody cannot be taken back by taking the entry away.',
    how: 'Correct the entries that were given: whoever has them is told. Record what else is decided as a decision of its own.',
  },
  SensitiveFlagged: { words: 'The flag is taken off by an act of its own, by another person.', how: 'Do it on the page of the entry.' },
  SealedItemNoted: { words: 'Its holder withdraws it.', how: 'Withdraw it on its page.' },
  WeighingAsked: { words: 'The holders have been asked.', how: 'Minute what was decided instead.' },
  ItemWeighed: { words: 'A holder’s confirmation is not taken away.', how: 'Say what has changed, and ask again.' },
  FileSealed: { words: 'A file is unsealed by an act of its own.', how: 'Unseal it on its page, with the reason.' },
  FileUnsealed: { words: 'What was open has been seen.', how: 'Seal the file anew, with the reason.' },
  KnownConcernFlagged: { words: 'It is ended by an act of its own.', how: 'End it on its page, with the reason.' },
  PathwayAsked: { words: 'A question about fixation on violence is answered by two people.', how: 'Take it up, or propose not to.' },
  PathwayTakenUp: { words: 'It is ended by two people.', how: 'Propose to end it, on its page.' },
  PathwayRefusalProposed: { words: 'A second person has been asked.', how: 'Take it up instead; that ends the proposal.' },
  PathwayRefused: { words: 'Two people decided it.', how: 'Ask for the pathway anew, with what is new.' },
  PathwayEndProposed: { words: 'A second person has been asked.', how: 'Ask them to decline; it is then held on.' },
  PathwayEnded: { words: 'Two people decided it.', how: 'Ask for the pathway anew, with what is new.' },
  MarkerSet: { words: 'A warning for visitors is taken away by an act of its own.', how: 'Take it away on its page, with the reason.' },
  CaseListed: {
    words: 'A case is taken off an agenda by an act of its own.',
    how: 'Take it off on the page of the meeting, with the reason.',
  },
  CaseHeard: {
    words: 'The panel decided it.',
    how: 'The chair takes it back on the page of the case while the meeting is open; then the panel decides anew, at its next meeting or at an urgent one.',
  },
  ConsentGiven: { words: 'Support rests on it.', how: 'Record that consent is withdrawn; or ask again.' },
  ConsentWithdrawn: { words: 'Nobody else takes back a withdrawal.', how: 'Ask again, and record what they answer.' },
  InterventionCommissioned: { words: 'The provider has been asked.', how: 'End the intervention on the case’s page, with the reason.' },
  ProviderReported: {
    words: 'The provider’s own report is not taken away.',
    how: 'The provider says on its own page that it was wrong, and reports again: ask it to.',
  },
  CaseClosed: { words: 'The panel closed it.', how: 'Take the case up again, with the reason.' },
  CaseReopened: { words: 'It was taken up again for a new concern.', how: 'The panel closes it.' },
  CaseAdopted: { words: 'The panel decided it.', how: 'The panel closes the case, or decides anew at its next meeting.' },
  VisitPlanned: { words: 'Somebody may be on the way.', how: 'Call the visit off on its page.' },
  VisitStarted: {
    words: 'A visitor who has set out is looked for until they are safe.',
    how: 'Say on its page that the visit ended safe.',
  },
  AssumptionMade: {
    words: 'Somebody may have decided on it.',
    how: 'Drop it on its page, with the reason; or say that it was shown wrong.',
  },
  ContactTold: {
    words: 'What somebody told of stays in the list of contacts.',
    how: 'Say in that list that it is refuted, or take it back; its words may be corrected.',
  },
  FindRecorded: { words: 'Somebody else owes a decision about it.', how: 'Say on its page what was decided, and why it comes to nothing.' },
  FindPut: {
    words: 'It was found in another case.',
    how: 'Decide on its page that it is not about this person; whoever found it hears that it was answered.',
  },
  TieRecorded: {
    words: 'Somebody may have been asked something because of it.',
    how: 'Say on its page that it was wrong: whoever was asked is told. If it was true and is over, end it there.',
  },
  TieFoundWrong: { words: 'Whoever was asked because of the tie has been told.', how: 'Record the tie anew, with its source.' },
  TiedTextGiven: {
    words: 'The lead of the other file has it.',
    how: 'Correct its words, and tell the lead of the other file what is right.',
  },
  PersonNamed: { words: 'The intake post is asked about it.', how: 'Say on its page what was found out, or that nobody was named.' },
  EmploymentRecorded: { words: 'A role ends by an act of its own.', how: 'Say on its page that it was wrong; the question ends with it.' },
  HoldPlaced: {
    words: 'A hold ends by an act of its own.',
    how: 'Lift it on the page of the review for disposal, and say that it was a mistake.',
  },
  HoldRenewed: {
    words: 'A hold stands until it is lifted.',
    how: 'Renew it again with the right day, or lift it, on the page of the review for disposal.',
  },
  RecordStaysOff: {
    words: 'It says until when a record stays off the list of known people.',
    how: 'Say it again with the right day, or describe the person anew.',
  },
  PersonStaysUnknown: {
    words: 'It says until when it is not asked again who somebody is.',
    how: 'Say it again with the right day, or describe the person.',
  },
  HoldLifted: { words: 'A hold that was lifted is placed anew.', how: 'Place it on the page of the review for disposal.' },
  LeadTaken: { words: 'The lead is moved by an act of its own.', how: 'Move the lead to the post that should have it.' },
  TimeCorrected: {
    words: 'A corrected time is not changed in place.',
    how: 'Correct the time again, or say that the correction should not have been recorded.',
  },
};

/** Locked when it is saved (F41): its words are never changed in place. */
const locked: Readonly<Record<string, Why>> = {
  AssessmentMade: {
    words: 'An assessment is locked when it is saved.',
    how: 'Make another one: both stand beside each other, and what differs is shown in words.',
  },
  CumulativeWritten: {
    words: 'What was written of all contacts together is locked when it is saved.',
    how: 'Write it again: both stay, and the later one is shown.',
  },
};

/** Whether an entry of this type may be corrected in this way; why not, and what to do instead, when it may not. */
export function whyNotCorrectable(type: string, sort: CorrectionSort): Why | null {
  const no = never[type];
  if (no) return no;
  if (type === 'EntryCorrected')
    return sort === 'raised in error'
      ? null
      : {
          words: 'Of a correction it can only be said that it should not have been recorded.',
          how: 'Choose “It should not have been recorded”, or correct the entry once more.',
        };
  if (sort === 'wrong value' && locked[type]) return locked[type];
  if (sort === 'wrong value') return type === 'TimeCorrected' ? (actsOfTheirOwn.TimeCorrected ?? null) : null;
  if (sort === 'proved untrue')
    return accounts.has(type)
      ? null
      : type === 'ReferralReceived'
        ? (actsOfTheirOwn.ReferralReceived ?? null)
        : {
            words: 'Only an account of what happened can prove untrue.',
            how: 'If what was decided is wrong, choose “It should not have been recorded” or correct its words.',
          };
  return type === 'TimeCorrected' && sort === 'raised in error' ? null : (actsOfTheirOwn[type] ?? null);
}
