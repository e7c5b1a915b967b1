/** What entries about subjects of interest, intelligence and regimes say in a chronology. */
import type { FileFact } from '../../domain/facts.ts';
import { subjectLists } from '../../app/subjects/lists.ts';
import { dueDate, date } from '../dates.ts';
import { t } from '../words.ts';
import { notifiedLine } from './notifiedWords.ts';

export type SubjectFact = Extract<FileFact, { stream: string; type: (typeof subjectTypes)[number] }>;
const subjectTypes = [
  'SubjectOpened',
  'LeadSetAside',
  'LeadLooked',
  'SubjectRaised',
  'OverseasLinkRecorded',
  'LesseningProposed',
  'SubjectLowered',
  'SubjectSuspended',
  'SubjectClosed',
  'LesseningDeclined',
  'LesseningWithdrawn',
  'SubjectResumed',
  'SubjectReopened',
  'SubjectReviewed',
  'ClosedSubjectReviewed',
  'PreventConsidered',
  'PreventAnswered',
  'TravelConsidered',
  'IndicatorHit',
  'IndicatorTriaged',
  'EnquiriesReported',
  'IntelligenceRead',
  'IntelligenceWritten',
  'IntelligenceLooked',
  'RegimeRecorded',
  'RegimeChanged',
  'RegimeReviewed',
  'NotificationRecorded',
  'NotificationAnswered',
  'LateNotificationDecided',
  'CustodyRecorded',
] as const;

export const lesseningWords: Readonly<Record<'lower' | 'suspend' | 'close', string>> = {
  lower: 'To lower',
  suspend: 'To suspend',
  close: 'To close',
};

/** Of an open subject a look may come to enquiries too, as of a closed one. */
const ofLead: ReadonlySet<string> = new Set(['acted on', 'nothing further']);

/** What happened, and what was written. */
export function subjectLine(fact: SubjectFact, post: (id: string) => string): readonly [string, ...(string | null)[]] {
  switch (fact.type) {
    case 'SubjectOpened': {
      const { priority, tier, investigation, reason, overseas } = fact.fields;
      return [
        t('A lead is taken up: subject of interest, {priority}, tier {tier}', { priority, tier }),
        t('Investigation: {investigation}', { investigation }),
        reason,
        t('Link to a conflict abroad: {answer}', { answer: t(overseas) }),
      ];
    }
    case 'LeadSetAside':
      return [t('A lead is not taken up: {as}', { as: t(fact.fields.as) }), fact.fields.reason];
    case 'LeadLooked':
      return [t('A fresh look at a further report, by another person: {outcome}', { outcome: t(fact.fields.outcome) }), fact.fields.reason];
    case 'SubjectRaised':
      return [t('Raised to {priority}, tier {tier}', { priority: fact.fields.priority, tier: fact.fields.tier }), fact.fields.reason];
    case 'OverseasLinkRecorded':
      return [t('Link to a conflict abroad: {answer}', { answer: t(fact.fields.link) }), fact.fields.reason];
    case 'LesseningProposed': {
      const { what, code, reason, priority, tier, band, until, stops, told, authoriser } = fact.fields;
      return [
        t('Proposed: {what}', { what: t(lesseningWords[what]) }),
        t('Reason: {reason}', { reason: t(subjectLists.reason(code)) }),
        reason,
        priority === null || tier === null ? null : t('To {priority}, tier {tier}', { priority, tier }),
        t('Residual band: {band}. Until {day}.', { band: t(band), day: dueDate(until) }),
        t('What is done no longer: {stops}', { stops: stops.join('; ') }),
        t('Who else is told: {told}', { told }),
        t('Put to {post}, who decides.', { post: post(authoriser) }),
      ];
    }
    case 'SubjectLowered':
      return [t('Lowered, by two people'), fact.fields.words];
    case 'SubjectSuspended':
      return [t('Suspended, by two people. A suspended subject is open.'), fact.fields.words];
    case 'SubjectClosed':
      return [t('Closed, by two people. Its reviews go on.'), fact.fields.words];
    case 'LesseningDeclined':
      return [t('The authoriser does not agree'), fact.fields.reason];
    case 'LesseningWithdrawn':
      return [t('The proposal is taken back'), fact.fields.reason];
    case 'SubjectResumed':
      return [t('The suspension ends; work goes on'), fact.fields.reason];
    case 'SubjectReopened':
      return [
        t('The closed subject is open again, {priority}, tier {tier}', { priority: fact.fields.priority, tier: fact.fields.tier }),
        fact.fields.reason,
      ];
    case 'SubjectReviewed':
      return [t('Quarterly review'), fact.fields.words, t('Next: {next}', { next: fact.fields.nextStep })];
    case 'ClosedSubjectReviewed':
      return [t('Review: it stays closed, residual band {band}', { band: t(fact.fields.band) }), fact.fields.words];
    case 'PreventConsidered':
      return [
        fact.fields.of === 'subject'
          ? t('Prevent is considered for the subject: {answer}', { answer: t(fact.fields.answer) })
          : t('Prevent is considered for relatives: {answer}', { answer: t(fact.fields.answer) }),
        fact.fields.reason,
      ];
    case 'PreventAnswered': {
      const { of, answer, who, reason } = fact.fields;
      return [
        of === 'subject'
          ? t('The referral of the subject to Prevent: {answer}', { answer: t(answer) })
          : t('The referral of relatives to Prevent: {answer}', { answer: t(answer) }),
        t('Said by: {who}', { who }),
        reason,
      ];
    }
    case 'TravelConsidered':
      return [
        t('Travel is considered: {decision}', { decision: t(fact.fields.decision) }),
        fact.fields.reason,
        t('Looked at again by {day}.', { day: dueDate(fact.fields.review) }),
      ];
    case 'IndicatorHit':
      return [
        t('A priority indicator is met: {indicator}', { indicator: t(subjectLists.indicator(fact.fields.indicator)) }),
        fact.fields.words,
      ];
    case 'IndicatorTriaged':
      return [t('Decided on a priority indicator: {decision}', { decision: t(fact.fields.decision) }), fact.fields.reason];
    case 'EnquiriesReported':
      return [t('The enquiries are reported: {decision}', { decision: t(fact.fields.decision) }), fact.fields.reason];
    case 'IntelligenceRead': {
      const { about, judged, pressing, source, assessment, handling, conditions } = fact.fields;
      return [
        t('Intelligence is read for the first time'),
        about,
        t('Read as: {judged}.', { judged: t(judged) }),
        pressing ? t('Of possible pressing concern.') : null,
        t('Graded {grade}.', { grade: `${source}${assessment}${handling}` }),
        conditions || null,
      ];
    }
    case 'IntelligenceWritten': {
      const { report, discussedWith, share, sharedWith, shareReason } = fact.fields;
      return [
        t('The intelligence report is written'),
        report,
        t('Discussed with: {who}', { who: discussedWith }),
        share === 'shared' ? t('Shared with: {who}', { who: sharedWith }) : t('Not shared'),
        shareReason,
      ];
    }
    case 'IntelligenceLooked':
      return [
        ofLead.has(fact.fields.outcome)
          ? t('What follows from intelligence, by the lead or a post above: {outcome}', { outcome: t(fact.fields.outcome) })
          : t('A fresh look by another person: {outcome}', { outcome: t(fact.fields.outcome) }),
        fact.fields.reason,
      ];
    case 'RegimeRecorded':
      return [t('Comes under {regime}: {state}', { regime: t(fact.fields.sort), state: t(fact.fields.state) }), ...regimeDays(fact.fields)];
    case 'RegimeChanged':
      return [t('A regime changes: {state}', { state: t(fact.fields.state) }), ...regimeDays(fact.fields)];
    case 'RegimeReviewed':
      return [
        t('What is known of the review of a regime'),
        fact.fields.held === null ? null : t('On {day}.', { day: date(fact.fields.held) }),
        fact.fields.words,
      ];
    case 'NotificationRecorded':
    case 'NotificationAnswered':
    case 'LateNotificationDecided':
    case 'CustodyRecorded':
      return notifiedLine(fact);
    default:
      return fact satisfies never;
  }
}

const regimeDays = ({ since, until, words }: { readonly since: number; readonly until: number | null; readonly words: string }) => [
  t('Since {day}.', { day: date(since) }),
  until === null ? t('No end is given.') : t('Until {day}.', { day: dueDate(until) }),
  words,
];
