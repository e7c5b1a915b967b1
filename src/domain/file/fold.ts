/** How a file's facts become its state: one applied after another, folded anew where one is corrected, and what goes along when a record is linked elsewhere. */
import { type Area } from '../area/state.ts';
import { evolveCase } from '../case/state.ts';
import { evolveAssessment } from '../assessment/state.ts';
import { evolveAssumption } from '../assumption/state.ts';
import { evolveChallenge } from '../challenge/state.ts';
import { amendedIn, effective, isAmendment } from '../correction/amended.ts';
import { evolveCircumstance } from '../circumstance/state.ts';
import { evolveContact } from '../contact/state.ts';
import { evolveCumulative } from '../cumulative/state.ts';
import { evolveDanger } from '../danger/state.ts';
import { evolveDisclosure, evolveSensitive } from '../disclosure/state.ts';
import { evolveDispute } from '../dispute/state.ts';
import { evolveEmployment } from '../employment/state.ts';
import type { FileFact } from '../facts.ts';
import { evolveFind } from '../find/state.ts';
import { evolveHold } from '../hold/state.ts';
import { evolveMessage, evolveRelease } from '../release/state.ts';
import { evolveHandover } from '../handover/state.ts';
import type { DerivedConsequence } from '../obligation/entries.ts';
import { acknowledge, evolveObligation } from '../obligation/state.ts';
import { evolveOffList } from '../record/listing.ts';
import { evolveReferral } from '../referral/state.ts';
import { evolveRequest } from '../request/state.ts';
import { evolveTelling } from '../telling/state.ts';
import { applyLanguage, noteOriginal } from '../language/state.ts';
import { evolveLink } from '../link/state.ts';
import { evolveHearing } from '../hearing/state.ts';
import { evolveMarker } from '../marker/state.ts';
import { evolveSearch } from '../search/state.ts';
import { evolveIntelligence } from '../intelligence/state.ts';
import { evolveRegime } from '../regime/state.ts';
import { evolveSubject } from '../subject/state.ts';
import { codingOf, evolvePathway } from '../pathway/state.ts';
import { evolveSealedItem, evolveWeighing } from '../sealed/state.ts';
import { evolveFlag, evolveHit, evolveSeal } from '../silent/state.ts';
import { openingOf } from '../source/state.ts';
import { evolveNamed, evolveTie, evolveTied } from '../tie/state.ts';
import { evolveVisit } from '../visit/state.ts';
import { draftOf, emptyFile, type FileDraft, type FileState, underRecords, type UnderRecord } from './state.ts';

/** Applies one fact to a draft. Facts come in the ledger's order. What changes an earlier one folds the file anew from what stands. */
export function apply(file: FileDraft, fact: FileFact): void {
  if (fact.recorded > file.last) file.last = fact.recorded;
  file.facts.push(fact);
  if (isAmendment(fact)) refold(file);
  else applyOne(file, fact);
}

/** Puts a draft where its facts lead when corrected values are put in and what was set aside is left out. */
function refold(file: FileDraft): void {
  const { id, area, facts, last } = file;
  const amended = amendedIn(facts);
  Object.assign(file, draftOf(emptyFile(id, area)), { facts, last });
  for (const each of facts) {
    const fact = isAmendment(each) ? null : effective(each, amended);
    if (fact) applyOne(file, fact);
  }
}

function applyOne(file: FileDraft, fact: FileFact): void {
  noteOriginal(file.originals, fact);
  switch (fact.type) {
    case 'FileOpened':
      file.opened = { fact: fact.id, at: fact.recorded, home: fact.fields.home };
      file.lead = fact.fields.lead;
      return;
    case 'LeadTaken':
      if (file.lead) file.leadBefore = [...file.leadBefore, { post: file.lead, until: fact.recorded }];
      file.lead = fact.fields.post;
      return;
    case 'FileRetained':
      file.retentions = [...file.retentions, { fact: fact.id, at: fact.recorded, ...fact.fields }];
      answerDisposal(file, fact.id);
      return;
    case 'DisposalProposed':
      answerDisposal(file, fact.id);
      file.disposalProposals = [
        ...file.disposalProposals,
        { fact: fact.id, at: fact.recorded, by: fact.actor, reason: fact.fields.reason, answer: null },
      ];
      return;
    case 'DisposalDeclined':
      answerDisposal(file, fact.id);
      return;
    case 'FileDisposed':
      answerDisposal(file, fact.id);
      file.disposed = { fact: fact.id, at: fact.recorded };
      return;
    case 'RecordMade': {
      const id = fact.stream.slice('record/'.length);
      const linked = { fact: fact.id, at: fact.recorded, by: fact.actor };
      file.records.set(id, {
        id,
        home: fact.file ?? '',
        organisation: fact.organisation,
        made: linked,
        details: fact.fields,
        described: null,
        linked,
        offList: [],
      });
      return;
    }
    case 'RecordDescribed': {
      const part = file.records.get(fact.record ?? '');
      const described = { fact: fact.id, at: fact.recorded, by: fact.actor, position: fact.position ?? Number.POSITIVE_INFINITY };
      if (part) file.records.set(part.id, { ...part, details: fact.fields, described });
      return;
    }
    case 'RecordLeftOff':
    case 'RecordStaysOff':
    case 'RecordListedAgain': {
      const part = file.records.get(fact.record ?? '');
      if (part) file.records.set(part.id, { ...part, offList: evolveOffList(part.offList, fact) });
      return;
    }
    case 'RecordLinked':
    case 'RecordUnlinked': {
      // The record itself has been moved by `movePart`, or was loaded where it lies now: this only says since when.
      const part = file.records.get(fact.record ?? '');
      if (part && fact.fields.to === file.id)
        file.records.set(part.id, { ...part, linked: { fact: fact.id, at: fact.recorded, by: fact.actor } });
      return;
    }
    case 'ClimbAcknowledged': {
      const obligation = file.obligations.get(fact.fields.obligation);
      if (obligation) file.obligations.set(obligation.id, acknowledge(obligation, fact));
      return;
    }
    case 'WaiverDecided':
    // It changes nothing in the file: it says that paper of it is about.
    case 'PackPrinted':
    // What a correction does to the file is done by folding it anew; who has answered for it is read from the facts.
    case 'EntryCorrected':
    case 'EntryUndone':
    case 'LinkFoundWrong':
    case 'RelianceAnswered':
    case 'RecipientsTold':
      return;
    case 'TimeCorrected': {
      const { fact: id, happened, learnt } = fact.fields;
      const before = file.corrected.get(id);
      file.corrected.set(id, {
        happened: happened ?? before?.happened ?? null,
        learnt: learnt ?? before?.learnt ?? null,
        record: fact.record,
      });
      return;
    }
    case 'VisitPlanned':
    case 'VisitStarted':
    case 'VisitCheckedIn':
    case 'VisitEnded':
    case 'VisitorAccountedFor':
    case 'VisitCalledOff':
    case 'VisitFollowedUp':
      evolveIn(file.visits, fact, (before, each) => evolveVisit(before, each, file.visits.size));
      return;
    case 'CaseListed':
    case 'CaseTakenOff':
    case 'CaseHeard':
    case 'CaseNotReached':
    case 'AgencyViewOwed':
    case 'AgencyViewGiven':
    case 'DissentConsidered':
      evolveIn(file.hearings, fact, evolveHearing);
      return;
    case 'MarkerSet':
    case 'MarkerRenewed':
    case 'MarkerRemoved':
      evolveIn(file.markers, fact, evolveMarker);
      return;
    case 'ListSearchProposed':
    case 'ListSearchAgreed':
    case 'ListSearchDeclined':
    case 'ListSearchWithdrawn':
    case 'ListSearchRun':
      evolveIn(file.listSearches, fact, evolveSearch);
      return;
    case 'SubjectOpened':
    case 'LeadSetAside':
    case 'LeadLooked':
    case 'SubjectRaised':
    case 'OverseasLinkRecorded':
    case 'LesseningProposed':
    case 'SubjectLowered':
    case 'SubjectSuspended':
    case 'SubjectClosed':
    case 'LesseningDeclined':
    case 'LesseningWithdrawn':
    case 'SubjectResumed':
    case 'SubjectReopened':
    case 'SubjectReviewed':
    case 'ClosedSubjectReviewed':
    case 'PreventConsidered':
    case 'PreventAnswered':
    case 'TravelConsidered':
    case 'IndicatorHit':
    case 'IndicatorTriaged':
    case 'EnquiriesReported':
      evolveIn(file.subjects, fact, evolveSubject);
      return;
    case 'IntelligenceRead':
    case 'IntelligenceWritten':
    case 'IntelligenceLooked':
      evolveIn(file.intelligence, fact, evolveIntelligence);
      return;
    case 'RegimeRecorded':
    case 'RegimeChanged':
    case 'RegimeReviewed':
    case 'NotificationRecorded':
    case 'NotificationAnswered':
    case 'LateNotificationDecided':
    case 'CustodyRecorded':
      evolveIn(file.regimes, fact, evolveRegime);
      return;
    case 'DisclosureDecided':
    case 'DisclosureAcknowledged':
    case 'DisclosurePointerKept':
      evolveIn(file.disclosures, fact, evolveDisclosure);
      return;
    case 'SensitiveFlagged':
    case 'SensitiveFlagLifted': {
      const flagged = evolveSensitive(file.sensitive.get(fact.fields.fact), fact);
      if (flagged) file.sensitive.set(flagged.fact, flagged);
      return;
    }
    case 'SealedItemNoted':
    case 'SealedItemRenewed':
    case 'SealedItemWithdrawn':
    case 'ItemWeighed':
      evolveIn(file.sealedItems, fact, evolveSealedItem);
      return;
    case 'WeighingAsked':
    case 'DecisionMinuted':
      evolveIn(file.weighings, fact, evolveWeighing);
      return;
    case 'FileSealed':
    case 'FileSealRenewed':
    case 'FileUnsealed':
      file.seal = evolveSeal(file.seal, fact);
      return;
    case 'SilentHitFound':
    case 'SilentHitDecided':
      evolveIn(file.hits, fact, evolveHit);
      return;
    case 'KnownConcernFlagged':
    case 'KnownConcernEnded':
      evolveIn(file.flags, fact, evolveFlag);
      return;
    case 'ConcernCoded':
      file.codings.set(fact.id, codingOf(fact));
      return;
    case 'PathwayAsked':
    case 'PathwayTakenUp':
    case 'PathwayRefusalProposed':
    case 'PathwayRefused':
    case 'PathwayRefusalDeclined':
    case 'PathwayReviewed':
    case 'PathwayAccepted':
    case 'PathwayReturned':
    case 'PathwayKept':
    case 'PathwayConsentSaid':
    case 'PathwayEndProposed':
    case 'PathwayEnded':
    case 'PathwayEndDeclined':
      evolveIn(file.pathways, fact, evolvePathway);
      return;
    case 'CommunicationNeedsRecorded':
    case 'LanguageSaid':
    case 'TranslationRecorded':
      applyLanguage(file, fact);
      return;
    case 'SourceOpened':
      file.openings.set(fact.id, openingOf(fact));
      return;
    case 'TellingDecided':
    case 'TellingStands':
    case 'ParentsRecorded':
    case 'SocialCareDecided':
    case 'OwnAccountRecorded':
    case 'RightAsked':
    case 'RightAnswered':
      evolveIn(file.tellings, fact, evolveTelling);
      return;
    case 'CircumstanceRecorded':
    case 'CircumstanceConfirmed':
    case 'CircumstanceAnswered':
    case 'CircumstanceEnded':
    case 'ConcernsPassedOn':
    case 'ConcernsAccepted':
    case 'AdulthoodConsidered':
      evolveIn(file.circumstances, fact, evolveCircumstance);
      return;
    case 'AssessmentMade':
      evolveIn(file.assessments, fact, evolveAssessment);
      return;
    case 'AssumptionMade':
    case 'AssumptionKept':
    case 'AssumptionChallenged':
    case 'AssumptionChallengeAnswered':
    case 'AssumptionDropped':
    case 'AssumptionShownWrong':
    case 'AssumptionFollowedUp':
      evolveIn(file.assumptions, fact, evolveAssumption);
      return;
    case 'HoldPlaced':
    case 'HoldRenewed':
    case 'HoldLifted':
      evolveIn(file.holds, fact, evolveHold);
      return;
    case 'ReleaseProposed':
    case 'ReleaseAuthorised':
    case 'ReleaseRefused':
    case 'ReleaseWithdrawn':
    case 'ReleaseCopied':
    case 'ReleaseReceived':
    case 'ReleaseAnswered':
    case 'ReleaseReplyForgone':
      evolveIn(file.releases, fact, evolveRelease);
      return;
    case 'MessageTaken':
    case 'MessageAnswered':
    case 'MessageCopied':
      evolveIn(file.messages, fact, evolveMessage);
      return;
    case 'FindRecorded':
    case 'FindPlaced':
    case 'FindPut':
    case 'DisruptionDecided':
    case 'FindAnswered':
    case 'FindReturned':
      evolveIn(file.finds, fact, evolveFind);
      return;
    case 'ContactTold':
    case 'ContactSaidSame':
    case 'ContactRefuted':
    case 'ContactTakenBack':
      evolveIn(file.contacts, fact, evolveContact);
      return;
    case 'CumulativeWritten':
    case 'CumulativeDissented':
      evolveIn(file.cumulatives, fact, evolveCumulative);
      return;
    case 'EmploymentRecorded':
    case 'TrustAssessed':
    case 'TrustTellingDecided':
    case 'TrustAllegationMade':
    case 'DesignatedOfficerTold':
    case 'BarringReferralRecorded':
    case 'EmploymentEnded':
      evolveIn(file.employments, fact, evolveEmployment);
      return;
    case 'TieRecorded':
    case 'TieRenewed':
    case 'TieEnded':
    case 'TieFoundWrong':
    case 'TiedTextGiven':
      evolveIn(file.ties, fact, evolveTie);
      return;
    case 'TiedReportPut':
    case 'TiedReportAnswered':
    case 'TieSaidWrong':
      evolveIn(file.tied, fact, evolveTied);
      return;
    case 'PersonNamed':
    case 'NamedPersonPlaced':
    case 'NamedPersonSettled':
      evolveIn(file.named, fact, evolveNamed);
      return;
    case 'RequestMade':
    case 'RequestCodeIssued':
    case 'RequestAnswered':
    case 'RequestWithdrawn':
    case 'RequestAbsenceAccepted':
    case 'SensitivePointerKept':
      evolveIn(file.requests, fact, evolveRequest);
      return;
    case 'CaseAdopted':
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'ConsentPutOff':
    case 'SupportWithdrawn':
    case 'FurtherAssessmentSet':
    case 'FurtherAssessmentDone':
    case 'PlanWritten':
    case 'ActionAgreed':
    case 'ActionDone':
    case 'InterventionCommissioned':
    case 'InterventionEnded':
    case 'SessionBooked':
    case 'ProviderReported':
    case 'SessionsHeardOf':
    case 'CaseReviewed':
    case 'CaseAssessed':
    case 'CaseViewRecorded':
    case 'PoliceChecked':
    case 'ReferrerHeard':
    case 'ComplianceConsidered':
    case 'CaseClosed':
    case 'AgencyAsked':
    case 'AgencyAnswered':
    case 'AfterClosingReviewed':
    case 'CaseReopened':
    case 'CaseStaysClosed':
      evolveIn(file.cases, fact, evolveCase);
      return;
    case 'DangerReported':
    case 'DangerAcknowledged':
    case 'DangerWrittenUp':
    case 'TargetWarned':
      evolveIn(file.dangers, fact, evolveDanger);
      return;
    case 'HandoverOffered':
    case 'HandoverAccepted':
    case 'HandoverRefused':
    case 'HandoverWithdrawn':
    case 'HandoverKept':
      evolveIn(file.handovers, fact, evolveHandover);
      return;
    case 'LinkProposed':
    case 'UnlinkProposed':
    case 'LinkAgreed':
    case 'LinkDeclined':
    case 'LinkTakenBack':
      evolveIn(file.links, fact, evolveLink);
      return;
    case 'DisputeOpened':
    case 'DisputeViewGiven':
    case 'SafetyMeasureSet':
    case 'SafetyMeasureDone':
    case 'InterimLeadSet':
    case 'DisputeDecisionProposed':
    case 'DisputeDecisionDiffered':
    case 'DisputeDecided':
      evolveIn(file.disputes, fact, evolveDispute);
      return;
    case 'OutcomeChallenged':
    case 'ChallengeAnswered':
      evolveIn(file.challenges, fact, evolveChallenge);
      return;
    default: {
      if (fact.kind === 'consequence') {
        owe(file, {
          type: fact.type,
          stream: fact.stream,
          record: fact.record,
          at: fact.happened,
          post: fact.post,
          fields: fact.fields,
        } as DerivedConsequence);
        return;
      }
      evolveIn(file.referrals, fact, evolveReferral);
    }
  }
}

/** Of a noun that has streams of its own: `noun/id`. */
function evolveIn<Thing, Fact extends FileFact>(
  things: Map<string, Thing>,
  fact: Fact,
  evolve: (before: Thing | undefined, fact: Fact) => Thing | undefined,
): void {
  const id = fact.stream.slice(fact.stream.indexOf('/') + 1);
  const thing = evolve(things.get(id), fact);
  if (thing) things.set(id, thing);
}

function answerDisposal(file: FileDraft, answer: string): void {
  file.disposalProposals = file.disposalProposals.map((each) => (each.answer === null ? { ...each, answer } : each));
}

/** Applies what has just been derived, and is not yet a fact of the ledger. */
export function applyConsequence(file: FileDraft, consequence: DerivedConsequence): void {
  // Erased by law: it says of no obligation any more.
  if (consequence.fields.obligation === undefined) return;
  const { at, ...rest } = consequence;
  file.facts.push({ kind: 'consequence', id: '', file: file.id, happened: at, learnt: at, recorded: at, ...rest } as unknown as FileFact);
  owe(file, consequence);
}

function owe(file: FileDraft, consequence: DerivedConsequence): void {
  const obligation = evolveObligation(file.obligations.get(consequence.fields.obligation), consequence);
  if (obligation) file.obligations.set(obligation.id, obligation);
}

export function foldFile(id: string, area: Area, facts: Iterable<FileFact>): FileState {
  const file = draftOf(emptyFile(id, area));
  for (const fact of facts) {
    if (fact.recorded > file.last) file.last = fact.recorded;
    file.facts.push(fact);
  }
  refold(file);
  return file;
}

/** Moves a record and all that goes with it from one draft to another, before the fact that says so is applied to both. */
export function movePart(from: FileDraft, to: FileDraft, record: string): void {
  const part = from.records.get(record);
  if (!part) return;
  to.records.set(record, part);
  from.records.delete(record);
  to.facts = inOrder(
    to.facts,
    from.facts.filter((fact) => fact.record === record),
  );
  from.facts = from.facts.filter((fact) => fact.record !== record);
  for (const noun of underRecords) {
    const [left, joined] = [from[noun] as UnderRecord, to[noun] as UnderRecord];
    for (const [id, thing] of left) {
      if (thing.record !== record) continue;
      joined.set(id, thing);
      left.delete(id);
    }
  }
}

/** Two lists of facts as one, in the order recorded. */
function inOrder(one: readonly FileFact[], other: readonly FileFact[]): FileFact[] {
  const rest = [...other];
  const merged = one.flatMap((fact) => {
    const before = rest.findIndex(
      (each) => each.recorded > fact.recorded || (each.recorded === fact.recorded && place(each) > place(fact)),
    );
    return [...rest.splice(0, before < 0 ? rest.length : before), fact];
  });
  return [...merged, ...rest];
}
const place = (fact: FileFact): number => ('position' in fact ? fact.position : undefined) ?? Number.POSITIVE_INFINITY;
