/**
 * What is recorded about a subject of interest (S04, S05). The policies allow it in an area of that kind only; the gates are asked before
 * anything is lessened, when it is proposed and again when it is agreed to.
 */
import type { Viewer } from '../../access/viewer.ts';
import { postsAnsweredBy } from '../../domain/area/presence.ts';
import { underTen } from '../../domain/circumstance/age.ts';
import { type Decision, decided, refused } from '../../domain/decision.ts';
import { takeLead } from '../../domain/file/deciders.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { LookOutcome } from '../../domain/intelligence/held.ts';
import { lookAtIntelligence, readIntelligence, writeIntelligence } from '../../domain/intelligence/deciders.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { changeRegime, recordRegime, type RegimeFields, reviewRegime } from '../../domain/regime/deciders.ts';
import type { RegimeSort } from '../../domain/regime/entries.ts';
import { answerNotification, decideLate, type NotifiedFields, recordCustody, recordNotification } from '../../domain/regime/notifying.ts';
import {
  agreeLessening,
  declineLessening,
  type Lessen,
  proposeLessening,
  whyNotLessen,
  withdrawLessening,
} from '../../domain/subject/lessening.ts';
import {
  answerPrevent,
  considerPrevent,
  considerTravel,
  lookAtLead,
  openSubject,
  raiseSubject,
  recordHit,
  recordOverseas,
  reopenedBeside,
  reportEnquiries,
  reopenSubject,
  resumeSubject,
  reviewClosedSubject,
  reviewSubject,
  setLeadAside,
  triageHit,
} from '../../domain/subject/deciders.ts';
import type { FieldsOf } from '../../domain/subject/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { whatGatesLack } from '../../rulebook/engine/gates.ts';
import { amountOf, type Lack, type RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { codesOf } from '../../rulebook/uk/partnerLists.ts';
import { wasLate } from '../../rulebook/uk/notified.ts';
import { priorityIndicators } from '../../rulebook/uk/subjectLists.ts';
import type { Outcome, Situation } from '../act.ts';
import type { House } from '../house.ts';
import { actOnFile, proposedBy } from '../onFile.ts';

type Plain = Readonly<Record<string, unknown>>;
export type SubjectAct =
  | {
      readonly act: 'open-subject';
      readonly lead: string;
      readonly post: string;
      readonly fields: Omit<FieldsOf<'SubjectOpened'>, 'referral'>;
    }
  | { readonly act: 'set-lead-aside'; readonly lead: string; readonly fields: Omit<FieldsOf<'LeadSetAside'>, 'referral'> }
  | { readonly act: 'look-at-lead'; readonly lead: string; readonly fields: Omit<FieldsOf<'LeadLooked'>, 'referral'> }
  | { readonly act: 'report-enquiries'; readonly subject: string; readonly fields: FieldsOf<'EnquiriesReported'> }
  | { readonly act: 'answer-prevent'; readonly subject: string; readonly fields: FieldsOf<'PreventAnswered'> }
  | { readonly act: 'raise-subject'; readonly subject: string; readonly fields: FieldsOf<'SubjectRaised'> }
  | { readonly act: 'propose-lessening'; readonly subject: string; readonly fields: Lessen }
  | {
      readonly act: 'agree-lessening' | 'decline-lessening' | 'withdraw-lessening';
      readonly subject: string;
      readonly words: string;
      readonly shown?: string;
    }
  | { readonly act: 'resume-subject'; readonly subject: string; readonly words: string }
  | { readonly act: 'reopen-subject'; readonly subject: string; readonly fields: FieldsOf<'SubjectReopened'> }
  | { readonly act: 'review-subject'; readonly subject: string; readonly fields: FieldsOf<'SubjectReviewed'> }
  | { readonly act: 'review-closed-subject'; readonly subject: string; readonly fields: FieldsOf<'ClosedSubjectReviewed'> }
  | { readonly act: 'consider-prevent'; readonly subject: string; readonly fields: FieldsOf<'PreventConsidered'> }
  | { readonly act: 'consider-travel'; readonly subject: string; readonly fields: FieldsOf<'TravelConsidered'> }
  | { readonly act: 'record-overseas'; readonly subject: string; readonly fields: FieldsOf<'OverseasLinkRecorded'> }
  | { readonly act: 'record-hit'; readonly subject: string; readonly fields: FieldsOf<'IndicatorHit'> }
  | { readonly act: 'triage-hit'; readonly subject: string; readonly fields: FieldsOf<'IndicatorTriaged'> }
  | { readonly act: 'read-intelligence'; readonly intelligence: string; readonly happened?: Instant; readonly fields: Plain }
  | { readonly act: 'write-intelligence'; readonly intelligence: string; readonly fields: Plain }
  | {
      readonly act: 'look-at-intelligence';
      /** All of one answer. */
      readonly pieces: readonly string[];
      readonly fields: { readonly outcome: LookOutcome; readonly reason: string };
    }
  | { readonly act: 'record-regime'; readonly regime: string; readonly fields: RegimeFields & { readonly sort: RegimeSort } }
  | { readonly act: 'change-regime'; readonly regime: string; readonly fields: RegimeFields }
  | { readonly act: 'review-regime'; readonly regime: string; readonly fields: { readonly words: string; readonly held: Instant } }
  | { readonly act: 'record-notification'; readonly regime: string; readonly fields: NotifiedFields<'NotificationRecorded'> }
  | { readonly act: 'answer-notification'; readonly regime: string; readonly fields: NotifiedFields<'NotificationAnswered'> }
  | { readonly act: 'decide-late-notification'; readonly regime: string; readonly fields: NotifiedFields<'LateNotificationDecided'> }
  | { readonly act: 'record-custody'; readonly regime: string; readonly fields: NotifiedFields<'CustodyRecorded'> };

/** Records one act about a subject. `key` makes sending the same form twice harmless. */
export const recordSubjectAct = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & SubjectAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: request.act,
    decide: (file, situation) => decide(file, situation, viewer, request),
  });

/** Of a child under 10 no subject, regime or hit is recorded; that a lead is set aside, and that something ends, always may be. */
const neverUnderTen: ReadonlySet<SubjectAct['act']> = new Set<SubjectAct['act']>([
  'open-subject',
  'raise-subject',
  'reopen-subject',
  'consider-travel',
  'record-hit',
  'record-regime',
]);

function decide(file: FileState, { area, book, now }: Situation, viewer: Viewer, request: SubjectAct): Decision {
  if (neverUnderTen.has(request.act)) {
    const child = underTen(file, now);
    if (child) return child;
  }
  const who = viewer.practitioner;
  const ahead = (limit: string): Instant => dueAfter(now, amountOf(book, limit, now), book.calendar);
  switch (request.act) {
    case 'open-subject': {
      const opened = openSubject(file, request.lead, request.fields);
      if (opened.kind === 'refused' || request.post === postFor(file, 'lead')) return opened;
      const taken = takeLead(file, request.post, request.fields.reason, viewer.organisation, now);
      return taken.kind === 'refused' ? taken : decided(...taken.entries, ...opened.entries);
    }
    case 'set-lead-aside':
      return setLeadAside(file, request.lead, who, request.fields);
    case 'look-at-lead': {
      const { outcome, reason } = request.fields;
      return with_(lookAtLead(file, request.lead, who, request.fields), outcome === 'reopen' ? reopenedAll(file, reason) : []);
    }
    case 'report-enquiries': {
      const { decision, reason } = request.fields;
      return with_(reportEnquiries(file, request.subject, who, request.fields), decision === 'reopen' ? reopenedAll(file, reason) : []);
    }
    case 'answer-prevent':
      return answerPrevent(file, request.subject, request.fields);
    case 'raise-subject':
      return raiseSubject(file, request.subject, request.fields);
    case 'propose-lessening': {
      const { subject, fields } = request;
      const known = file.subjects.get(subject);
      const cannot = known && whyNotLessen(known, fields);
      if (cannot) return cannot;
      const lacks = lacksForLessening(book, file, viewer, subject, fields, now);
      if (lacks.length > 0) return refused(...lacks);
      return proposeLessening(file, subject, { ...fields, leaves: [...leftUndone(book, file, fields.until, subject)] });
    }
    case 'agree-lessening': {
      const decision = agreeLessening(file, request.subject, who, postsAnsweredBy(area, who, now), request.words, request.shown);
      const lacks = decision.kind === 'refused' ? [] : lacksForLessening(book, file, viewer, request.subject, null, now);
      return lacks.length > 0 ? refused(...lacks) : decision;
    }
    case 'decline-lessening':
      return declineLessening(file, request.subject, who, postsAnsweredBy(area, who, now), request.words, request.shown);
    case 'withdraw-lessening':
      return withdrawLessening(file, request.subject, who, request.words);
    case 'resume-subject':
      return resumeSubject(file, request.subject, request.words);
    case 'reopen-subject':
      return reopenSubject(file, request.subject, request.fields);
    case 'review-subject':
      return reviewSubject(file, request.subject, request.fields);
    case 'review-closed-subject':
      return reviewClosedSubject(file, request.subject, request.fields);
    case 'consider-prevent':
      return considerPrevent(file, request.subject, request.fields);
    case 'consider-travel':
      return considerTravel(file, request.subject, request.fields, now, dueAfter(now, amountOf(book, 'G16.longest', now), book.calendar));
    case 'record-overseas':
      return recordOverseas(file, request.subject, who, request.fields);
    case 'record-hit':
      return recordHit(file, request.subject, request.fields, codesOf(priorityIndicators));
    case 'triage-hit': {
      const { decision, reason } = request.fields;
      return with_(
        triageHit(file, request.subject, who, request.fields),
        decision === 'reopen' ? reopenedBeside(file, request.subject, reason) : [],
      );
    }
    case 'read-intelligence':
      return readIntelligence(file, request.intelligence, request.fields, who, request.happened, now);
    case 'write-intelligence':
      return writeIntelligence(file, request.intelligence, request.fields, who, now);
    case 'look-at-intelligence': {
      const { outcome, reason } = request.fields;
      const mine = postsAnsweredBy(area, who, now);
      return with_(
        all(request.pieces.map((piece) => lookAtIntelligence(file, piece, who, mine, request.fields))),
        outcome === 'reopen' ? reopenedAll(file, reason) : [],
      );
    }
    case 'record-regime':
      return recordRegime(file, request.regime, request.fields, latestRegime(book, now));
    case 'change-regime':
      return changeRegime(file, request.regime, request.fields, latestRegime(book, now));
    case 'review-regime':
      return reviewRegime(file, request.regime, request.fields, now);
    case 'record-notification':
      return recordNotification(file, request.regime, request.fields, now, ahead('C27.far'));
    case 'answer-notification':
      return answerNotification(file, request.regime, request.fields, now, ahead('C27.away'));
    case 'decide-late-notification': {
      const regime = file.regimes.get(request.regime);
      return decideLate(file, request.regime, request.fields, regime !== undefined && wasLate(regime, request.fields.of, book, now));
    }
    case 'record-custody':
      return recordCustody(file, request.regime, who, request.fields, now, ahead('C26.custody'));
    default:
      return request satisfies never;
  }
}

/** How far ahead a regime may begin: no further than one is left alone. */
const latestRegime = (book: RulebookInForce, now: Instant): Instant => dueAfter(now, amountOf(book, 'regime.ends', now), book.calendar);

const reopenedAll = (file: FileState, reason: string) => [...file.subjects.keys()].flatMap((id) => reopenedBeside(file, id, reason));

/** All of them, or what stands in the way of the first that may not be. */
const all = (decisions: readonly Decision[]): Decision =>
  decisions.find(({ kind }) => kind === 'refused') ??
  decided(...decisions.flatMap((each) => (each.kind === 'decided' ? each.entries : [])));

const with_ = (decision: Decision, more: Extract<Decision, { kind: 'decided' }>['entries']): Decision =>
  decision.kind === 'refused' ? decision : decided(...decision.entries, ...more);

/** What the gates lack (G14 to G16) for what is typed, or, with no fields, for what waits. The same answer paints the page. */
export const lacksForLessening = (
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  subject: string,
  fields: Lessen | null,
  now: Instant,
): readonly Lack[] =>
  whatGatesLack(book, file, {
    ...proposedBy(viewer, now),
    kind: fields ? 'propose-lessening' : 'lessening',
    lessening: { subject, fields },
  });

/** What is open on the file and falls due, or has fallen, before a day: what lessening would leave undone. The answer to the proposal itself is not of it. */
export const leftUndone = (
  book: RulebookInForce,
  file: FileState,
  until: Instant,
  subject: string,
  but = '',
): readonly { readonly rule: string; readonly task: string; readonly post: string; readonly due: Instant }[] =>
  [...file.obligations.values()]
    .filter((each) => isOwed(each) && each.id !== but && each.due <= until && each.rule !== 'G14.second')
    .filter((each) => each.stream === `subject/${subject}` || !each.stream.startsWith('subject/'))
    .map((each) => ({
      rule: each.rule,
      task: book.ruleByKey.get(each.rule)?.task ?? each.rule,
      post: postFor(file, each.owedBy),
      due: each.due,
    }))
    .toSorted((a, b) => a.due - b.due);
