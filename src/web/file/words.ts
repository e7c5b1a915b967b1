/** What each fact says in a chronology, in plain words. A new type of fact does not compile until it has its own. */
import type { ChronologyFact } from '../../app/chronology.ts';
import type { FileFact } from '../../domain/facts.ts';
import { correctionWords } from '../correct/words.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { outwardWords, requestWords } from '../request/chronology.ts';
import { personLine } from '../told/words.ts';
import { tellAgreeing } from '../dispute/words.ts';

/** Names of what facts speak of by id. */
export interface Naming {
  readonly post: (id: string) => string;
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
const said = (label: string, words: string | null | undefined): string | null => (words?.trim() ? `${label}: ${words}` : null);
const when = (at: Instant): string => dateAndTime(at);

/** Null for what only says that something is owed or done: the entry that did it has its own line. */
export function tell(fact: ChronologyFact, naming: Naming): Told | null {
  if (fact.disposed) return entry(typeWords(fact.type), 'What it said was deleted when the file was let go.');
  return told(fact, naming);
}

function told(fact: FileFact, naming: Naming): Told | null {
  switch (fact.type) {
    case 'FileOpened':
      return entry('The file is opened', `${naming.post(fact.fields.lead)} leads it.`);
    case 'LeadTaken':
      return entry(`The lead moves to ${naming.post(fact.fields.post)}`, fact.fields.reason);
    case 'FileRetained':
      return entry('Review for disposal: the file is kept', fact.fields.reason, `Next review by ${dueDate(fact.fields.nextReview)}.`);
    case 'DisposalProposed':
      return entry('Letting the file go is proposed', fact.fields.reason);
    case 'DisposalDeclined':
      return entry('Letting the file go is declined', fact.fields.reason);
    case 'FileDisposed':
      return entry('The file is let go', fact.fields.reason);
    case 'RecordMade':
      return entry(`A record of the person is made: ${naming.record(fact.record ?? '')}`);
    case 'RecordDescribed':
      return entry(
        `Who it is becomes known: ${fact.fields.names.map(({ whole, given, family }) => whole ?? [given, family].filter(Boolean).join(' ')).join(', ') || 'no name'}`,
      );
    case 'RecordLinked':
      return entry(`A record is linked to this file as the same person: ${naming.record(fact.record ?? '')}`, fact.fields.reason);
    case 'RecordUnlinked':
      return entry(`A record is unlinked, it is not this person: ${naming.record(fact.record ?? '')}`, fact.fields.reason);
    case 'ReferralReceived': {
      const { concern, worry, alreadyKnown, personKnows, language, communicationNeeds, dangerNow, referrerOrganisation } = fact.fields;
      return entry(
        `A referral is received${dangerNow ? ', as danger now' : ''}`,
        concern,
        said('Worry', worry),
        said('Others know, or done already', alreadyKnown),
        said('The person knows of it', personKnows),
        said('Language', language),
        said('To communicate', communicationNeeds),
        said('From', referrerOrganisation),
      );
    }
    case 'InformationAdded':
      return entry(
        'Something is added',
        fact.fields.words,
        said('Source', fact.fields.source),
        fact.fields.sourceLeft && 'Who said it is sealed.',
      );
    case 'CandidatesFound': {
      const found = fact.fields.candidates.filter((each) => each.band !== 'watch').length;
      return entry(
        found === 0
          ? 'The list of known people is searched: nobody to decide about'
          : `The list of known people is searched: ${found} to decide about`,
      );
    }
    case 'CandidateAccepted':
      return entry('A candidate is found to be the same person', fact.fields.reason);
    case 'CandidateRejected':
      return entry('A candidate is found to be somebody else', fact.fields.reason);
    case 'CandidateUnsure':
      return entry('About a candidate nobody can be sure yet', fact.fields.reason);
    case 'CandidatesDismissed':
      return entry(`Candidates for review are dismissed: ${fact.fields.candidates.length}`, fact.fields.reason);
    case 'AssessmentRecorded': {
      const { outcome, words, checks, wouldChangeMyMind, ownAccount } = fact.fields;
      return entry(
        `The initial assessment is done: ${outcome}`,
        words,
        said('Checked', checks),
        said('Would change the assessor’s mind', wouldChangeMyMind),
        said('The person’s own account', ownAccount),
      );
    }
    case 'ExpertViewRecorded':
      return entry(`An expert gives a view: ${fact.fields.expert}`, fact.fields.view);
    case 'EarlierReferralRead':
      return entry(`An earlier referral is opened: ${naming.referral(fact.fields.earlier)}`);
    case 'NeedRecorded':
      return entry('A need is recorded that nobody meets yet', fact.fields.words);
    case 'NeedAccepted':
      return entry('A service accepts a need in writing', fact.fields.service);
    case 'MultiAgencyLookRecorded':
      return entry('The repeat referral is looked at together', fact.fields.words, said('Took part', fact.fields.organisations.join(', ')));
    case 'SessionReported':
      return entry(`A session is reported: ${fact.fields.outcome}`, fact.fields.seen);
    case 'CopiedOut':
      return entry(
        `Copied out by hand, in the order "${fact.fields.receiving}"`,
        said('What', fact.fields.copied.map(({ field }) => field).join(', ')),
        said('Why it may be shared', fact.fields.basis),
      );
    case 'ContinuationDecided':
      return entry('Decided: it goes on', fact.fields.nextStep, `Next look by ${dueDate(fact.fields.nextLook)}.`);
    case 'ClosureProposed':
    case 'ReferralClosed': {
      const { finding, reasons, words, cumulative, answers } = fact.fields;
      return entry(
        fact.type === 'ClosureProposed' ? `Closing is proposed: ${finding}` : `The referral is closed: ${finding}`,
        words,
        said('Reasons', reasons.map(naming.closingReason).join('; ')),
        said('Everything together', cumulative),
        ...answers.map((each) => said('Answer to an expert view', each.answer)),
      );
    }
    case 'ClosureDeclined':
      return entry('Closing is declined', fact.fields.words);
    case 'ReviewRecorded':
      return entry(`Review after closing: ${fact.fields.outcome}`, fact.fields.words);
    case 'ReferralReopened':
      return entry('The closed referral is taken up again', fact.fields.words);
    case 'ReopeningDeclined':
      return entry(
        'After a new concern: the closed referral stays closed',
        said('New concern', naming.referral(fact.fields.because)),
        fact.fields.words,
      );
    case 'DangerReported': {
      const { words, where, mayBeTarget } = fact.fields;
      return entry('Danger now is reported', words, said('Where', where), said('Who may be hurt', mayBeTarget));
    }
    case 'DangerAcknowledged':
      return entry('The duty post has the report of danger', fact.fields.words);
    case 'DangerWrittenUp': {
      const { done, emergencyServicesCalledAt, targets, noTargetBecause } = fact.fields;
      return entry(
        'The danger is written up',
        done,
        emergencyServicesCalledAt !== null && `999 was called on ${when(emergencyServicesCalledAt)}.`,
        ...targets.map((each) => targetWords(each)),
        said('Nobody to warn, because', noTargetBecause),
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
        fact.fields.warnedAt === null ? 'It is decided not to warn somebody' : 'Somebody who may be hurt is warned',
        targetWords(fact.fields),
      );
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
    case 'VisitPlanned': {
      const { sort, purpose, where, toSee, accompanied, starts, checkIn, ends, ifNotHeard, interpreter, interpreterWords } = fact.fields;
      return entry(
        sort === 'protective' ? 'A protective visit is planned' : 'A visit is planned',
        purpose,
        said('Where', where),
        said('To see', toSee),
        said('Also goes along', accompanied),
        `Starts ${when(starts)}, check-in by ${when(checkIn)}, away by ${when(ends)}.`,
        said('If nobody hears from them', ifNotHeard),
        interpreter !== 'not needed' && said('Interpreter', [interpreter, interpreterWords].filter(Boolean).join(': ')),
        interpreter === 'not needed' && said('No interpreter, because', interpreterWords),
      );
    }
    case 'VisitStarted':
      return entry('The visitor sets out', fact.fields.markers.length > 0 && `Warnings read before: ${fact.fields.markers.length}.`);
    case 'VisitCheckedIn':
      return entry('The visitor checks in, safe', fact.fields.words);
    case 'VisitEnded':
      return entry(fact.fields.outcome === 'seen' ? 'The visit ends safe' : 'The visit ends safe: no access gained', fact.fields.words);
    case 'VisitorAccountedFor':
      return entry('The visitor is accounted for', fact.fields.words);
    case 'VisitCalledOff':
      return entry('The visit is called off', fact.fields.reason);
    case 'VisitFollowedUp':
      return entry('A visit that saw nobody is answered', fact.fields.words);
    case 'MarkerSet': {
      const { on, address, warning, act, from, source, assessment, handling, conditions, until } = fact.fields;
      return entry(
        on === 'address' ? `A warning for visitors is set on an address: ${address}` : 'A warning for visitors is set',
        warning,
        said('It rests on', act),
        said('From', from),
        `Graded ${source}${assessment}${handling}${conditions ? ` (${conditions})` : ''}, until ${dueDate(until)}.`,
      );
    }
    case 'MarkerRenewed':
      return entry('A warning for visitors goes on', said('It rests on', fact.fields.act), `Until ${dueDate(fact.fields.until)}.`);
    case 'MarkerRemoved':
      return entry('A warning for visitors is taken away', fact.fields.reason);
    case 'CommunicationNeedsRecorded': {
      const { language, interpreter, needs, source } = fact.fields;
      return entry(
        'How to speak with the person is recorded',
        said('Language', language),
        `Interpreter: ${interpreter}.`,
        said('Needs', needs),
        said('Source', source),
      );
    }
    case 'LanguageSaid':
      return entry(
        fact.fields.language ? `An entry is said to be in ${fact.fields.language}` : 'An entry needs no translation',
        said('Because', fact.fields.needsNone),
      );
    case 'TranslationRecorded': {
      const { language, words, translator, translatorIs, checkedBy, translatedOn } = fact.fields;
      const by = translatorIs === 'machine' ? `a machine (${translator})` : `${translator}, ${translatorIs}`;
      return entry(
        `A translation from ${language}, beside the original`,
        words,
        `By ${by}, ${date(translatedOn)}${translatorIs === 'machine' ? (checkedBy ? `; checked by ${checkedBy}` : '; checked by nobody who knows the language') : ''}.`,
      );
    }
    case 'SourceOpened':
      return entry('Who told us, which is sealed, was opened', fact.fields.reason);
    case 'ClimbAcknowledged':
      return dropped(
        `Acknowledged, still owed: ${naming.task(fact.fields.obligation)}`,
        fact.fields.next,
        `Promised by ${dueDate(fact.fields.promisedBy)}.`,
      );
    case 'WaiverDecided':
      return dropped(`Waived: ${naming.task(fact.fields.obligation)}`, fact.fields.reason);
    case 'TimeCorrected': {
      const { happened, learnt, reason } = fact.fields;
      return entry(
        'A time is corrected',
        reason,
        happened !== null && `It happened ${when(happened)}.`,
        learnt !== null && `The partnership knew ${when(learnt)}.`,
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
      return { ...dropped(`Not done in time: ${naming.task(fact.fields.obligation)}`), missed: true };
    case 'ObligationClimbed':
      return { ...dropped(`It climbs to ${naming.post(fact.fields.to)}: ${naming.task(fact.fields.obligation)}`), missed: true };
    case 'ObligationWithdrawn':
      return dropped(`Owed no longer: ${naming.task(fact.fields.obligation)}`, `${capital(fact.fields.because)}.`);
    case 'ObligationRedated':
      return dropped(`Due on another day, ${dueDate(fact.fields.due)}: ${naming.task(fact.fields.obligation)}`);
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
  if (target.warnedAt !== null) return `${target.who}: warned by ${target.warner} on ${when(target.warnedAt)}.`;
  if (target.notWarnedBecause) return `${target.who}: not to be warned, because ${target.notWarnedBecause}`;
  return `${target.who}: not warned yet; ${target.warner || 'nobody named'} warns them.`;
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
  if (fact.kind === 'consequence' && hour(fact.happened) === '00:00') return `${dueDate(fact.happened)}, with the end of the day`;
  const onlyDay =
    fact.type === 'ReferralReceived' && fact.happened !== fact.learnt && hour(fact.happened) === '09:00' && fact.happened % 60_000 === 0;
  return onlyDay ? date(fact.happened) : dateAndTime(fact.happened);
}

const hour = (at: Instant): string => dateAndTime(at).slice(-5);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
/** `ReferralReceived` as a person reads it: "Referral received". */
const typeWords = (type: string): string =>
  capital(
    type
      .replaceAll(/([A-Z])/g, ' $1')
      .trim()
      .toLowerCase(),
  );
