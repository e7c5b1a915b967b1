/** What each fact says in a chronology, in plain words. A new type of fact does not compile until it has its own. */
import type { ChronologyFact } from '../../app/chronology.ts';
import type { FileFact } from '../../domain/facts.ts';
import { holdLine } from './holdWords.ts';
import { listingLine } from '../left-off/words.ts';
import { judgingLine } from '../assessment/words.ts';
import { contactLine } from '../contacts-ladder/words.ts';
import { networkLine } from '../network/words.ts';
import { correctionWords } from '../correct/words.ts';
import { sharingLine } from '../disclosure/words.ts';
import { releaseLine } from '../release/words.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { readingLine } from '../load/told.ts';
import { outwardWords, requestWords } from '../request/chronology.ts';
import { hearingLine } from '../panel/words.ts';
import { printedWords } from '../print/words.ts';
import { purposeWords } from '../search/words.ts';
import { caseWords } from '../support/words.ts';
import { subjectLine } from '../subjects/chronology.ts';
import { personLine } from '../told/words.ts';
import { tellAgreeing } from '../dispute/words.ts';
import { t } from '../words.ts';

/** Names of what facts speak of by id. */
export interface Naming {
  readonly post: (id: string) => string;
  readonly organisation: (id: string) => string;
  /** The task of an obligation, e.g. "Do the initial assessment". */
  readonly task: (obligation: string) => string;
  readonly referral: (id: string) => string;
  readonly record: (id: string) => string;
  readonly closingReason: (code: string) => string;
}

export interface Told {
  readonly what: string;
  /** As it was written, or what more there is to say. */
  readonly words: string;
  /** A step that was dropped, or what came of one: lapses, climbs and what answers them. */
  readonly dropped: boolean;
  /** Nobody had done it then. */
  readonly missed?: true;
}

const entry = (what: string, ...words: readonly (string | null | undefined | false)[]): Told => ({
  what,
  words: words.filter(Boolean).join('\n'),
  dropped: false,
});
const dropped = (what: string, ...words: readonly (string | null | undefined | false)[]): Told => ({
  ...entry(what, ...words),
  dropped: true,
});
const said = (label: string, words: string | null | undefined): string | null =>
  words?.trim() ? t('{label}: {words}', { label, words }) : null;
const when = (at: Instant): string => dateAndTime(at);

/** Null for what only says that something is owed or done: the entry that did it has its own line. */
export function tell(fact: ChronologyFact, naming: Naming): Told | null {
  if (fact.disposed) return entry(t(typeWords(fact.type)), t('What it said was deleted when the file was let go.'));
  return told(fact, naming);
}

function told(fact: FileFact, naming: Naming): Told | null {
  switch (fact.type) {
    case 'FileOpened':
      return entry(t('The file is opened'), t('{post} leads it.', { post: naming.post(fact.fields.lead) }));
    case 'LeadTaken':
      return entry(t('The lead moves to {post}', { post: naming.post(fact.fields.post) }), fact.fields.reason);
    case 'FileRetained':
      return entry(
        t('Review for disposal: the file is kept'),
        fact.fields.reason,
        t('Next review by {day}.', { day: dueDate(fact.fields.nextReview) }),
      );
    case 'HoldPlaced':
    case 'HoldRenewed':
    case 'HoldLifted':
      return entry(...holdLine(fact));
    case 'DisposalProposed':
      return entry(t('Letting the file go is proposed'), fact.fields.reason);
    case 'DisposalDeclined':
      return entry(t('Letting the file go is declined'), fact.fields.reason);
    case 'FileDisposed':
      return entry(t('The file is let go'), fact.fields.reason);
    case 'RecordMade':
      return entry(t('A record of the person is made: {record}', { record: naming.record(fact.record ?? '') }));
    case 'RecordDescribed':
      return entry(
        t('Who it is becomes known: {names}', {
          names:
            fact.fields.names.map(({ whole, given, family }) => whole ?? [given, family].filter(Boolean).join(' ')).join(', ') ||
            t('no name'),
        }),
      );
    case 'RecordLeftOff':
    case 'RecordStaysOff':
    case 'RecordListedAgain':
      return entry(...listingLine(fact, naming.record(fact.record ?? '')));
    case 'RecordLinked':
      return entry(
        t('A record is linked to this file as the same person: {record}', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    case 'RecordUnlinked':
      return entry(
        t('A record is unlinked, it is not this person: {record}', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    case 'ReferralReceived': {
      const { concern, worry, alreadyKnown, personKnows, language, communicationNeeds, dangerNow, referrerOrganisation } = fact.fields;
      return entry(
        dangerNow ? t('A referral is received, as danger now') : t('A referral is received'),
        concern,
        said(t('Worry'), worry),
        said(t('Others know, or done already'), alreadyKnown),
        said(t('The person knows of it'), personKnows),
        said(t('Language'), language),
        said(t('To communicate'), communicationNeeds),
        said(t('From'), referrerOrganisation),
      );
    }
    case 'InformationAdded':
      return entry(
        t('Something is added'),
        fact.fields.words,
        said(t('Source'), fact.fields.source),
        fact.fields.sourceLeft && t('Who said it is sealed.'),
      );
    case 'CandidatesFound': {
      const found = fact.fields.candidates.filter((each) => each.band !== 'watch').length;
      return entry(
        found === 0
          ? t('The list of known people is searched: nobody to decide about')
          : t('The list of known people is searched: {found} to decide about', { found }),
        fact.fields.notLookedAt
          ? t('{n, plural, one {# record} other {# records}} could not be looked at then.', { n: fact.fields.notLookedAt })
          : null,
      );
    }
    case 'CandidateAccepted':
      return entry(t('A candidate is found to be the same person'), fact.fields.reason);
    case 'CandidateRejected':
      return entry(t('A candidate is found to be somebody else'), fact.fields.reason);
    case 'CandidateUnsure':
      return entry(t('About a candidate nobody can be sure yet'), fact.fields.reason);
    case 'CandidatesDismissed':
      return entry(t('Candidates for review are dismissed: {n}', { n: fact.fields.candidates.length }), fact.fields.reason);
    case 'AssessmentRecorded': {
      const { outcome, words, checks, wouldChangeMyMind, ownAccount } = fact.fields;
      return entry(
        t('The initial assessment is done: {outcome}', { outcome: t(outcome) }),
        words,
        said(t('Checked'), checks),
        said(t('Would change the assessor’s mind'), wouldChangeMyMind),
        said(t('The person’s own account'), ownAccount),
      );
    }
    case 'ExpertViewRecorded':
      return entry(t('An expert gives a view: {expert}', { expert: fact.fields.expert }), fact.fields.view);
    case 'ExpertViewAnswered':
      return entry(t('The view of an expert is answered'), fact.fields.answer);
    case 'EarlierReferralRead':
      return entry(t('An earlier referral is opened: {referral}', { referral: naming.referral(fact.fields.earlier) }));
    case 'NeedRecorded':
      return entry(t('A need is recorded that nobody meets yet'), fact.fields.words);
    case 'NeedAccepted':
      return entry(t('A service accepts a need in writing'), fact.fields.service);
    case 'MultiAgencyLookRecorded':
      return entry(
        t('The repeat referral is looked at together'),
        fact.fields.words,
        said(t('Took part'), fact.fields.organisations.join(', ')),
      );
    case 'SessionReported':
      return entry(t('A session is reported: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.seen);
    case 'CopiedOut':
      return entry(
        t('Copied out by hand, in the order "{receiving}"', { receiving: fact.fields.receiving }),
        said(t('What'), fact.fields.copied.map(({ field }) => field).join(', ')),
        said(t('Why it may be shared'), fact.fields.basis),
      );
    case 'ContinuationDecided':
      return entry(t('Decided: it goes on'), fact.fields.nextStep, t('Next look by {day}.', { day: dueDate(fact.fields.nextLook) }));
    case 'ClosureProposed':
    case 'ReferralClosed': {
      const { finding, reasons, words, cumulative, answers } = fact.fields;
      return entry(
        fact.type === 'ClosureProposed'
          ? t('Closing is proposed: {finding}', { finding: t(finding) })
          : t('The referral is closed: {finding}', { finding: t(finding) }),
        words,
        said(t('Reasons'), reasons.map(naming.closingReason).join('; ')),
        said(t('Everything together'), cumulative),
        ...answers.map((each) => said(t('Answer to an expert view'), each.answer)),
      );
    }
    case 'ClosureDeclined':
      return entry(t('Closing is declined'), fact.fields.words);
    case 'ReviewRecorded':
      return entry(t('Review after closing: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.words);
    case 'ClosingRead':
    case 'ReadingAnswered':
      return entry(...readingLine(fact));
    case 'ReferralReopened':
      return entry(t('The closed referral is taken up again'), fact.fields.words);
    case 'ReopeningDeclined':
      return entry(
        t('After a new concern: the closed referral stays closed'),
        said(t('New concern'), naming.referral(fact.fields.because)),
        fact.fields.words,
      );
    case 'DangerReported': {
      const { words, where, mayBeTarget } = fact.fields;
      return entry(t('Danger now is reported'), words, said(t('Where'), where), said(t('Who may be hurt'), mayBeTarget));
    }
    case 'DangerAcknowledged':
      return entry(t('The duty post has the report of danger'), fact.fields.words);
    case 'DangerWrittenUp': {
      const { done, emergencyServicesCalledAt, targets, noTargetBecause } = fact.fields;
      return entry(
        t('The danger is written up'),
        done,
        emergencyServicesCalledAt !== null && t('999 was called on {when}.', { when: when(emergencyServicesCalledAt) }),
        ...targets.map((each) => targetWords(each)),
        said(t('Nobody to warn, because'), noTargetBecause),
      );
    }
    case 'TellingDecided':
    case 'TellingStands':
    case 'ParentsRecorded':
    case 'SocialCareDecided':
    case 'OwnAccountRecorded':
    case 'RightAsked':
    case 'RightAnswered':
    case 'CircumstanceRecorded':
    case 'CircumstanceConfirmed':
    case 'CircumstanceAnswered':
    case 'CircumstanceEnded':
    case 'ConcernsPassedOn':
    case 'ConcernsAccepted':
    case 'AdulthoodConsidered':
      return entry(...personLine(fact, naming));
    case 'TargetWarned':
      return entry(
        fact.fields.warnedAt === null ? t('It is decided not to warn somebody') : t('Somebody who may be hurt is warned'),
        targetWords(fact.fields),
      );
    case 'LinkProposed':
      return entry(
        t('A link to another file is proposed, with {record}. A second person decides', { record: naming.record(fact.fields.candidate) }),
        fact.fields.reason,
      );
    case 'UnlinkProposed':
      return entry(
        t('Unlinking a record is proposed: {record}. A second person decides', { record: naming.record(fact.record ?? '') }),
        fact.fields.reason,
      );
    case 'LinkAgreed':
      return entry(t('The second person agrees to what was proposed about the link'), fact.fields.words);
    case 'LinkDeclined':
      return entry(t('The second person declines what was proposed about the link'), fact.fields.reason);
    case 'LinkTakenBack':
      return entry(t('The proposal about the link is taken back'), fact.fields.reason);
    case 'HandoverOffered':
    case 'HandoverAccepted':
    case 'HandoverRefused':
    case 'HandoverWithdrawn':
    case 'HandoverKept':
    case 'DisputeOpened':
    case 'DisputeViewGiven':
    case 'SafetyMeasureSet':
    case 'SafetyMeasureDone':
    case 'InterimLeadSet':
    case 'DisputeDecisionProposed':
    case 'DisputeDecisionDiffered':
    case 'DisputeDecided':
    case 'OutcomeChallenged':
    case 'ChallengeAnswered':
      return tellAgreeing(fact, naming);
    case 'AssessmentMade':
    case 'AssumptionMade':
    case 'AssumptionKept':
    case 'AssumptionChallenged':
    case 'AssumptionChallengeAnswered':
    case 'AssumptionDropped':
    case 'AssumptionShownWrong':
    case 'AssumptionFollowedUp':
    case 'FindRecorded':
    case 'FindPlaced':
    case 'FindPut':
    case 'DisruptionDecided':
    case 'FindAnswered':
    case 'FindReturned':
    case 'FindAwaits':
    case 'EmploymentRecorded':
    case 'TrustAssessed':
    case 'TrustTellingDecided':
    case 'TrustAllegationMade':
    case 'DesignatedOfficerTold':
    case 'BarringReferralRecorded':
    case 'EmploymentEnded':
      return entry(...judgingLine(fact, naming));
    case 'ContactTold':
    case 'ContactSaidSame':
    case 'ContactRefuted':
    case 'ContactTakenBack':
    case 'CumulativeWritten':
    case 'CumulativeDissented':
      return entry(...contactLine(fact));
    case 'TieRecorded':
    case 'TieRenewed':
    case 'TieEnded':
    case 'TieFoundWrong':
    case 'TiedTextGiven':
    case 'TiedReportPut':
    case 'TiedReportAnswered':
    case 'TieSaidWrong':
    case 'PersonNamed':
    case 'NamedPersonPlaced':
    case 'NamedPersonSettled':
      return entry(...networkLine(fact, naming));
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
      return caseWords(fact, naming.post);
    case 'ReleaseProposed':
    case 'ReleaseAuthorised':
    case 'ReleaseRefused':
    case 'ReleaseWithdrawn':
    case 'ReleaseCopied':
    case 'ReleaseReceived':
    case 'ReleaseAnswered':
    case 'ReleaseReplyForgone':
    case 'MessageTaken':
    case 'MessageAnswered':
    case 'MessageCopied':
      return entry(...releaseLine(fact));
    case 'DisclosureDecided':
    case 'DisclosureAcknowledged':
    case 'DisclosurePointerKept':
    case 'SensitiveFlagged':
    case 'SensitiveFlagLifted':
    case 'SealedItemNoted':
    case 'SealedItemRenewed':
    case 'SealedItemWithdrawn':
    case 'WeighingAsked':
    case 'ItemWeighed':
    case 'DecisionMinuted':
    case 'FileSealed':
    case 'FileSealRenewed':
    case 'FileUnsealed':
    case 'SilentHitFound':
    case 'SilentHitDecided':
    case 'KnownConcernFlagged':
    case 'KnownConcernEnded':
    case 'ConcernCoded':
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
      return entry(...sharingLine(fact, naming));
    case 'CaseListed':
    case 'CaseTakenOff':
    case 'CaseHeard':
    case 'CaseNotReached':
    case 'AgencyViewOwed':
    case 'AgencyViewGiven':
    case 'DissentConsidered':
      return entry(...hearingLine(fact, naming));
    case 'VisitPlanned': {
      const { sort, purpose, where, toSee, accompanied, starts, checkIn, ends, ifNotHeard, interpreter, interpreterWords } = fact.fields;
      return entry(
        sort === 'protective' ? t('A protective visit is planned') : t('A visit is planned'),
        purpose,
        said(t('Where'), where),
        said(t('To see'), toSee),
        said(t('Also goes along'), accompanied),
        t('Starts {when}, check-in by {when2}, away by {when3}.', { when: when(starts), when2: when(checkIn), when3: when(ends) }),
        said(t('If nobody hears from them'), ifNotHeard),
        interpreter !== 'not needed' && said(t('Interpreter'), [t(interpreter), interpreterWords].filter(Boolean).join(': ')),
        interpreter === 'not needed' && said(t('No interpreter, because'), interpreterWords),
      );
    }
    case 'VisitStarted':
      return entry(
        t('The visitor sets out'),
        fact.fields.markers.length > 0 && t('Warnings read before: {n}.', { n: fact.fields.markers.length }),
      );
    case 'VisitCheckedIn':
      return entry(t('The visitor checks in, safe'), fact.fields.words);
    case 'VisitEnded':
      return entry(
        fact.fields.outcome === 'seen' ? t('The visit ends safe') : t('The visit ends safe: no access gained'),
        fact.fields.words,
      );
    case 'VisitorAccountedFor':
      return entry(t('The visitor is accounted for'), fact.fields.words);
    case 'VisitCalledOff':
      return entry(t('The visit is called off'), fact.fields.reason);
    case 'VisitFollowedUp':
      return entry(t('A visit that saw nobody is answered'), fact.fields.words);
    case 'MarkerSet': {
      const { on, address, warning, act, from, source, assessment, handling, conditions, until } = fact.fields;
      return entry(
        on === 'address' ? t('A warning for visitors is set on an address: {address}', { address }) : t('A warning for visitors is set'),
        warning,
        said(t('It rests on'), act),
        said(t('From'), from),
        conditions
          ? t('Graded {grade} ({conditions}), until {day}.', {
              grade: `${source}${assessment}${handling}`,
              conditions,
              day: dueDate(until),
            })
          : t('Graded {grade}, until {day}.', { grade: `${source}${assessment}${handling}`, day: dueDate(until) }),
      );
    }
    case 'MarkerRenewed':
      return entry(
        t('A warning for visitors goes on'),
        said(t('It rests on'), fact.fields.act),
        t('Until {day}.', { day: dueDate(fact.fields.until) }),
      );
    case 'MarkerRemoved':
      return entry(t('A warning for visitors is taken away'), fact.fields.reason);
    case 'ListSearchProposed': {
      const { purpose, lines } = fact.fields;
      return entry(
        t('A search of the people on file by a list or a pattern is asked for'),
        said(t('Why'), fact.fields.reason),
        said(t('Purpose'), t(purposeWords[purpose])),
        t('{n, plural, one {# line} other {# lines}}.', { n: lines }),
      );
    }
    case 'ListSearchAgreed':
      return entry(t('Another person agrees to the search by a list or a pattern'), fact.fields.words);
    case 'ListSearchDeclined':
      return entry(t('The search by a list or a pattern is declined'), fact.fields.reason);
    case 'ListSearchWithdrawn':
      return entry(t('The search by a list or a pattern is withdrawn'), fact.fields.reason);
    case 'ListSearchRun': {
      const { asked, matched, found } = fact.fields;
      return entry(
        t('The search by a list or a pattern is made'),
        t('Asked about: {asked}; with somebody found: {matched}; people found: {found}. The others are not kept.', {
          asked,
          matched,
          found,
        }),
      );
    }
    case 'CommunicationNeedsRecorded': {
      const { language, interpreter, needs, source } = fact.fields;
      return entry(
        t('How to speak with the person is recorded'),
        said(t('Language'), language),
        t('Interpreter: {interpreter}.', { interpreter: t(interpreter) }),
        said(t('Needs'), needs),
        said(t('Source'), source),
      );
    }
    case 'LanguageSaid':
      return entry(
        fact.fields.language
          ? t('An entry is said to be in {language}', { language: fact.fields.language })
          : t('An entry needs no translation'),
        said(t('Because'), fact.fields.needsNone),
      );
    case 'TranslationRecorded': {
      const { language, words, translator, translatorIs, checkedBy, translatedOn } = fact.fields;
      const by = translatorIs === 'machine' ? t('a machine ({translator})', { translator }) : `${translator}, ${t(translatorIs)}`;
      return entry(
        t('A translation from {language}, beside the original', { language }),
        words,
        translatorIs !== 'machine'
          ? t('By {by}, {day}.', { by, day: date(translatedOn) })
          : checkedBy
            ? t('By {by}, {day}; checked by {checkedBy}.', { by, day: date(translatedOn), checkedBy })
            : t('By {by}, {day}; checked by nobody who knows the language.', { by, day: date(translatedOn) }),
      );
    }
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
    case 'IntelligenceRead':
    case 'IntelligenceWritten':
    case 'IntelligenceLooked':
    case 'RegimeRecorded':
    case 'RegimeChanged':
    case 'RegimeReviewed':
    case 'NotificationRecorded':
    case 'NotificationAnswered':
    case 'LateNotificationDecided':
    case 'CustodyRecorded':
      return entry(...subjectLine(fact, naming.post));
    case 'SourceOpened':
      return entry(t('Who told us, which is sealed, was opened'), fact.fields.reason);
    case 'ClimbAcknowledged':
      return dropped(
        t('Acknowledged, still owed: {task}', { task: naming.task(fact.fields.obligation) }),
        fact.fields.next,
        t('Promised by {day}.', { day: dueDate(fact.fields.promisedBy) }),
      );
    case 'WaiverDecided':
      return dropped(t('Waived: {task}', { task: naming.task(fact.fields.obligation) }), fact.fields.reason);
    case 'PackPrinted':
      return entry(...printedWords(fact));
    case 'TimeCorrected': {
      const { happened, learnt, reason } = fact.fields;
      return entry(
        t('A time is corrected'),
        reason,
        happened !== null && t('It happened {when}.', { when: when(happened) }),
        learnt !== null && t('The partnership knew {when}.', { when: when(learnt) }),
      );
    }
    case 'RequestMade':
    case 'RequestCodeIssued':
    case 'RequestAnswered':
    case 'RequestWithdrawn':
    case 'RequestAbsenceAccepted':
    case 'SensitivePointerKept':
      return entry(...requestWords(fact, naming.post));
    case 'DeconflictionAsked':
    case 'DeconflictionAnswered':
    case 'Section36Proposed':
    case 'Section36Declined':
    case 'Section36Decided':
    case 'NeedOffered':
    case 'NeedRefused':
    case 'FeedbackGiven':
    case 'FeedbackWithheld':
    case 'AddedRead':
      return entry(...outwardWords(fact));
    case 'EntryCorrected':
    case 'EntryUndone':
    case 'LinkFoundWrong':
    case 'RelianceAnswered':
    case 'RecipientsTold':
      return entry(...correctionWords(fact));
    case 'ObligationLapsed':
      return { ...dropped(t('Not done in time: {task}', { task: naming.task(fact.fields.obligation) })), missed: true };
    case 'ObligationClimbed':
      return {
        ...dropped(t('It climbs to {post}: {task}', { post: naming.post(fact.fields.to), task: naming.task(fact.fields.obligation) })),
        missed: true,
      };
    case 'ObligationWithdrawn':
      return dropped(t('Owed no longer: {task}', { task: naming.task(fact.fields.obligation) }), `${capital(t(fact.fields.because))}.`);
    case 'ObligationRedated':
      return dropped(t('Due on another day, {day}: {task}', { day: dueDate(fact.fields.due), task: naming.task(fact.fields.obligation) }));
    case 'ObligationRaised':
    case 'ObligationMet':
    case 'ObligationWaived':
      return null;
    default:
      return fact satisfies never;
  }
}

function targetWords(target: {
  readonly who: string;
  readonly warner: string;
  readonly warnedAt: Instant | null;
  readonly notWarnedBecause: string | null;
}): string {
  if (target.warnedAt !== null)
    return t('{who}: warned by {warner} on {when}.', { who: target.who, warner: target.warner, when: when(target.warnedAt) });
  if (target.notWarnedBecause)
    return t('{who}: not to be warned, because {notWarnedBecause}', { who: target.who, notWarnedBecause: target.notWarnedBecause });
  return t('{who}: not warned yet; {warner} warns them.', { who: target.who, warner: target.warner || t('nobody named') });
}

/**
 * When it happened, without a time that nobody gave: a form asks for a day, which is kept as 09:00, and what was due by the end of a
 * day lapsed with that day.
 */
export function happenedWords(fact: {
  readonly kind: string;
  readonly type: string;
  readonly happened: Instant;
  readonly learnt: Instant;
}): string {
  if (fact.kind === 'consequence' && hour(fact.happened) === '00:00')
    return t('{day}, with the end of the day', { day: dueDate(fact.happened) });
  const onlyDay =
    fact.type === 'ReferralReceived' && fact.happened !== fact.learnt && hour(fact.happened) === '09:00' && fact.happened % 60_000 === 0;
  return onlyDay ? date(fact.happened) : dateAndTime(fact.happened);
}

const hour = (at: Instant): string => dateAndTime(at).slice(-5);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
/** `ReferralReceived` as a person reads it: "Referral received". */
export const typeWords = (type: string): string =>
  capital(
    type
      .replaceAll(/([A-Z])/g, ' $1')
      .trim()
      .toLowerCase(),
  );
