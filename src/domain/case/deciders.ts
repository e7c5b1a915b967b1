/** Pure deciders about a Channel case: consent, plan, review, exit. That a gate lacks nothing is asked before them; nothing here closes by itself. */
import type { Instant } from '../../ledger/envelope.ts';
import { begunBefore } from '../beginnings.ts';
import { because, type Decision, decided, type NewEntry, type RefusalReason, refused } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { communicationOf } from '../language/state.ts';
import { mayFollow } from '../machine.ts';
import { whyNotInterpreter } from '../visit/deciders.ts';
import { entry, write } from '../write.ts';
import { ReferralClosed } from '../referral/entries.ts';
import {
  CaseAdopted,
  CaseAssessed,
  CaseClosed,
  type CaseEntry,
  CaseReviewed,
  CaseViewRecorded,
  ComplianceConsidered,
  PoliceChecked,
  ReferrerHeard,
} from './entries.ts';
import {
  ConsentGiven,
  ConsentPutOff,
  ConsentRefused,
  ConsentWithdrawn,
  FurtherAssessmentDone,
  FurtherAssessmentSet,
  SupportWithdrawn,
} from './consent.ts';
import { type CaseStep, caseMachine } from './machine.ts';
import { periodStanding } from './periods.ts';
import { isOwnAwaited } from './grown.ts';
import { ActionAgreed, ActionDone, PlanWritten } from './plan.ts';
import { nobodyYet, whyNobodyHoldsRisk } from './riskOwner.ts';
import { type Case, caseOf } from './state.ts';

export type Typed<Type extends CaseEntry['type']> = Partial<Extract<CaseEntry, { type: Type }>['fields']>;

/** The panel's decision to adopt, as the panel's own act records it. */
export function adoptCase(
  file: FileState,
  id: string,
  fields: { readonly referral: string; readonly meeting: string | null; readonly words: string },
): Decision {
  const referral = file.referrals.get(fields.referral);
  if (!referral)
    return because('no-such-referral', 'That referral does not lie in this file.', 'Open the file where it lies now, and adopt it there.');
  const before = caseOf(file, referral.id);
  if (before && before.stage !== 'closed') return decided();
  return write(CaseAdopted, { stream: `case/${id}`, file: file.id, record: referral.record }, fields);
}

export interface ConsentSought extends Typed<'ConsentGiven'> {
  readonly answer: 'given' | 'refused';
  /** When it was answered. */
  readonly answered: Instant;
}

export function answerConsent(
  file: FileState,
  id: string,
  { answer, answered, ...fields }: ConsentSought,
  isChild: boolean,
  now: Instant,
): Decision {
  return onOpen(file, id, (found) => {
    const type = answer === 'given' ? ConsentGiven : ConsentRefused;
    const wrong: RefusalReason[] = [];
    if (answered > now)
      wrong.push({ code: 'time-future', words: 'The day is in the future.', how: 'Give the day on which they answered.' });
    const close = whyNotInterpreter(fields.interpreter ?? 'not needed');
    if (close) wrong.push(close);
    if (
      communicationOf(file)?.interpreter === 'yes' &&
      (fields.interpreter ?? 'not needed') === 'not needed' &&
      (fields.interpreterWords ?? '').trim() === ''
    )
      wrong.push({
        code: 'interpreter-missing',
        gate: 'G08',
        words: 'The file says that they need an interpreter, and none is named.',
        how: 'Say who interpreted, or why none was needed.',
      });
    if (isChild && answer === 'given' && fields.soughtFrom === 'the person')
      wrong.push({
        code: 'child-alone',
        gate: 'G08',
        words: 'This is a child: a child’s own yes is not consent to support.',
        how: 'Ask whoever holds parental responsibility, and record what the child says besides.',
      });
    if (!isChild && fields.soughtFrom === 'a holder of parental responsibility')
      wrong.push({
        code: 'not-a-child',
        gate: 'G08',
        words: 'They are not recorded as a child: nobody else answers for them.',
        how: 'Ask the person themselves; or record the birth date first, if this is a child.',
      });
    if (isChild && (fields.childsView ?? '').trim() === '')
      wrong.push({
        code: 'child-unheard',
        gate: 'G08',
        words: 'What the child says to it is not recorded.',
        how: 'Ask the child, and write what they say in their own words; or why they could not be asked.',
      });
    if (wrong.length > 0) return refused(...wrong);
    // While a consent stands a no is its withdrawal; what was agreed to for a child has ended, and the adult may say no.
    const stands = type === ConsentRefused && found.stage === 'supported' && !isOwnAwaited(file, found, now);
    if (stands || !allows(found, type.type as CaseStep))
      return because('consent-stands', 'Consent has been given already.', 'If they do not want it any more, record that it is withdrawn.');
    return write(type, { ...where(file, found), happened: answered }, fields);
  });
}

export const withdrawConsent = (file: FileState, id: string, fields: Typed<'ConsentWithdrawn'>): Decision =>
  onOpen(file, id, (found) =>
    allows(found, 'ConsentWithdrawn')
      ? write(ConsentWithdrawn, where(file, found), fields)
      : because('no-consent', 'There is no consent to withdraw.', 'If they say no, record that consent is refused.'),
  );

/** `may`: whether it may be put off now, by the lead or by which meeting of the panel (rulebook/uk/consentAsked.ts). */
export const putOffConsent = (
  file: FileState,
  id: string,
  fields: Omit<Typed<'ConsentPutOff'>, 'meeting'>,
  now: Instant,
  latest: Instant,
  may: RefusalReason | { readonly meeting: string | null } = { meeting: null },
): Decision =>
  onOpen(file, id, (found) => {
    if (found.stage !== 'consent awaited' && !isOwnAwaited(file, found, now))
      return because('consent-answered', 'It has been answered.', 'Read the answer on this page.');
    if ('code' in may) return refused(may);
    const wrong = dayWrong(fields.until, now, latest);
    return wrong ?? write(ConsentPutOff, where(file, found), { ...fields, meeting: may.meeting });
  });

export const withdrawSupport = (file: FileState, id: string, words: string): Decision =>
  onOpen(file, id, (found) =>
    allows(found, 'SupportWithdrawn')
      ? write(SupportWithdrawn, where(file, found), { words })
      : because('no-support', 'No support is given now.', 'Nothing is withdrawn; set when it is assessed further.'),
  );

/** `heard`: the meeting that has reviewed the case since a period that stands was set; only such a one moves it (C07). */
export const setFurtherAssessment = (
  file: FileState,
  id: string,
  fields: Omit<Typed<'FurtherAssessmentSet'>, 'meeting'>,
  now: Instant,
  latest: Instant,
  heard: string | null = null,
): Decision =>
  onOpen(file, id, (found) => {
    if (found.stage !== 'without support')
      return because('supported', 'Support is not refused or withdrawn.', 'The period is set where there is no support.');
    const stands = periodStanding(found);
    if (stands && heard === null)
      return because(
        'period-stands',
        'A day is set already, and nobody has been assessed since: it stays owed on that day.',
        'Assess; or have a meeting of the panel review the case. What it decides moves the day, with the reason.',
      );
    if (stands && (fields.moved ?? '').trim() === '')
      return because('no-reason', 'It is not said why the day is moved.', 'Write what the panel decided, and why.');
    const nobody = whyNobodyHoldsRisk(file, { ...nobodyYet, ...fields });
    return (
      dayWrong(fields.due, now, latest) ??
      (nobody ? refused(nobody) : write(FurtherAssessmentSet, where(file, found), { ...fields, meeting: stands ? heard : null }))
    );
  });

export const furtherAssessmentDone = (file: FileState, id: string, fields: Typed<'FurtherAssessmentDone'>): Decision =>
  onOpen(file, id, (found) =>
    found.stage === 'without support'
      ? write(FurtherAssessmentDone, where(file, found), fields)
      : because('supported', 'Support is not refused or withdrawn.', 'Record an assessment of the case instead.'),
  );

export interface PlanFields extends Typed<'PlanWritten'> {
  readonly actions: readonly Typed<'ActionAgreed'>[];
}

/** The plan with its actions, in one sitting. Actions that are open already stay as they are. */
export function writePlan(file: FileState, id: string, { actions, ...plan }: PlanFields, now: Instant, latest: Instant): Decision {
  return onOpen(file, id, (found) => {
    const first = write(PlanWritten, where(file, found), plan);
    if (first.kind === 'refused') return first;
    return actions.reduce<Decision>((before, action) => {
      if (before.kind === 'refused') return before;
      const wrong = actionWrong(file, found, action, now, latest);
      if (wrong) return wrong;
      const next = write(ActionAgreed, where(file, found), action);
      return next.kind === 'refused' ? next : decided(...before.entries, ...next.entries);
    }, first);
  });
}

function actionWrong(
  file: FileState,
  found: Case,
  { action, post, due }: Typed<'ActionAgreed'>,
  now: Instant,
  latest: Instant,
): Decision | null {
  if (found.actions.has(action ?? '')) return begunBefore;
  if (!file.area.posts.has(post ?? ''))
    return because('post-unknown', 'An action has no post of the area as its owner.', 'Choose the post that owns it.');
  if ((due ?? 0) <= now) return because('date-past', 'The day of an action is not in the future.', 'Give a day after today.');
  if ((due ?? 0) > latest)
    return because(
      'date-far',
      'The day of an action is later than it may be.',
      'Give an earlier day: what takes longer is agreed in steps. The rulebook page says how far.',
    );
  return null;
}

export const agreeAction = (file: FileState, id: string, fields: Typed<'ActionAgreed'>, now: Instant, latest: Instant): Decision =>
  onOpen(file, id, (found) => actionWrong(file, found, fields, now, latest) ?? write(ActionAgreed, where(file, found), fields));

/** Also after closing: what is left over keeps its owner until somebody says what became of it. */
export const actionDone = (file: FileState, id: string, fields: Typed<'ActionDone'>): Decision =>
  on(file, id, (found) => {
    const action = found.actions.get(fields.action ?? '');
    if (!action) return because('no-such-action', 'That action is not in the plan.', 'Open it from the case’s page.');
    return action.done ? decided() : write(ActionDone, where(file, found), fields);
  });

export const reviewCase = (file: FileState, id: string, fields: Typed<'CaseReviewed'>, now: Instant, latest: Instant): Decision =>
  onOpen(file, id, (found) => {
    const wrong = fields.next === null || fields.next === undefined ? null : dayWrong(fields.next, now, latest);
    return wrong ?? write(CaseReviewed, where(file, found), fields);
  });

export const assessCase = (
  file: FileState,
  id: string,
  { assessed, ...fields }: Typed<'CaseAssessed'> & { readonly assessed: Instant },
  now: Instant,
): Decision =>
  onOpen(file, id, (found) =>
    assessed > now
      ? because('time-future', 'The day of the assessment is in the future.', 'Give the day on which it was made.')
      : write(CaseAssessed, { ...where(file, found), happened: assessed }, fields),
  );

type PlainType = 'CaseViewRecorded' | 'PoliceChecked' | 'ReferrerHeard' | 'ComplianceConsidered';
const plain: Readonly<Record<PlainType, EntryType>> = { CaseViewRecorded, PoliceChecked, ReferrerHeard, ComplianceConsidered };

/** What is looked at before closing, and the views that closing answers. */
export const recordOnCase = (file: FileState, id: string, type: PlainType, fields: object): Decision =>
  onOpen(file, id, (found) => write(plain[type], where(file, found), fields));

/** That the police have checked is theirs to say. */
export function policeChecked(file: FileState, id: string, post: string | null, fields: Typed<'PoliceChecked'>): Decision {
  const organisation = file.area.posts.get(post ?? '')?.organisation ?? '';
  if (file.area.organisations.get(organisation)?.sort !== 'police')
    return because('not-police-check', 'Only a police post says that the police have checked.', 'Ask a post of the police to record it.');
  return recordOnCase(file, id, 'PoliceChecked', fields);
}

/** The panel closes, in a meeting (src/app/panelOnCase.ts). The referral that began it is closed with it, so that whoever referred is told, and a new one asks whether to reopen. */
export function closeCase(
  file: FileState,
  id: string,
  fields: Typed<'CaseClosed'>,
  /** What all referrals mean together: it closes the referral as well (G04). */
  cumulative: string,
  asks: (file: FileState, found: Case) => readonly NewEntry[],
): Decision {
  return onOpen(file, id, (found) => {
    const closing = write(CaseClosed, where(file, found), fields);
    if (closing.kind === 'refused') return closing;
    const referral = file.referrals.get(found.referral);
    const closed =
      referral && !referral.closed
        ? [
            entry(
              ReferralClosed,
              { stream: referral.stream, file: file.id, record: referral.record },
              { finding: 'no further action', reasons: [], words: fields.words ?? '', cumulative, answers: [], proposal: null },
            ),
          ]
        : [];
    return decided(...closing.entries, ...closed, ...asks(file, found));
  });
}

/** A day that somebody sets: after today, and no later than may be. */
export function dayWrong(day: Instant | undefined, now: Instant, latest: Instant): Decision | null {
  if (day === undefined) return because('date-missing', 'No day is given.', 'Give a day.');
  if (day <= now) return because('date-past', 'That day is not in the future.', 'Give a day after today.');
  if (day > latest)
    return because('date-far', 'That is later than this may wait.', 'Give an earlier day. The page says how long it may be.');
  return null;
}

const allows = (found: Case, step: CaseStep): boolean => mayFollow(caseMachine, found.stage, step);

export const where = (file: FileState, found: Case) => ({ stream: found.stream, file: file.id, record: found.record });

export function on(file: FileState, id: string, decide: (found: Case) => Decision): Decision {
  const found = file.cases.get(id);
  return found
    ? decide(found)
    : because('no-such-case', 'That case does not lie in this file.', 'Open it from the file or from the list of what needs you today.');
}

export const onOpen = (file: FileState, id: string, decide: (found: Case) => Decision): Decision =>
  on(file, id, (found) =>
    found.stage === 'closed'
      ? because('case-closed', 'This case is closed.', 'If there is a new concern, decide whether to take it up again.')
      : decide(found),
  );
