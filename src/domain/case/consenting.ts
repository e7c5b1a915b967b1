/** Pure deciders about consent to support (G08), its refusal and withdrawal, and what is then assessed further (C07). */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision, type RefusalReason, refused } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { communicationOf } from '../language/state.ts';
import { whyNotInterpreter } from '../visit/deciders.ts';
import { write } from '../write.ts';
import {
  ConsentGiven,
  ConsentPutOff,
  ConsentRefused,
  ConsentWithdrawn,
  FurtherAssessmentDone,
  FurtherAssessmentSet,
  SupportWithdrawn,
} from './consent.ts';
import { isOwnAwaited } from './grown.ts';
import type { CaseStep } from './machine.ts';
import { allows, dayWrong, onOpen, type Typed, where } from './onCase.ts';
import { periodStanding } from './periods.ts';
import { nobodyYet, whyNobodyHoldsRisk } from './riskOwner.ts';
import { type Case, dayOf } from './state.ts';

export interface ConsentSought extends Typed<'ConsentGiven'> {
  readonly answer: 'given' | 'refused';
  /** When it was answered. */
  readonly answered: Instant;
}

/** When support was last refused, or consent to it withdrawn. */
function lastNo(found: Case): Instant | null {
  const said = [...found.consents.filter(({ is }) => is === 'refused'), ...found.withdrawals.filter(({ whose }) => whose === 'person')].map(
    ({ happened }) => happened,
  );
  return said.length > 0 ? Math.max(...said) : null;
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
    // Of support after a closing they are asked anew; and nobody answers about a case before anybody was told of it.
    const since = found.reopenings.at(-1)?.at ?? file.referrals.get(found.referral)?.received.happened;
    if (since !== undefined && dayOf(answered) < dayOf(since))
      wrong.push({
        code: 'answered-before',
        gate: 'G08',
        words:
          found.reopenings.length > 0
            ? 'That day is before the case was taken up again.'
            : 'That day is before the referral that the case is about.',
        how:
          found.reopenings.length > 0
            ? 'Ask them anew, and give the day of that answer.'
            : 'Give the day on which they answered. What they said earlier of something else is no consent to this.',
      });
    // A yes from before the last no, told late or told again, does not undo that no.
    const no = lastNo(found);
    if (answer === 'given' && no !== null && dayOf(answered) < dayOf(no))
      wrong.push({
        code: 'no-since',
        gate: 'G08',
        words: 'They have said no since that day.',
        how: 'Ask them anew, and give the day of that answer. If the no was recorded in error, correct that entry first.',
      });
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
