/**
 * A Channel case after adoption: consent, plan, sessions, reviews, leaving and what follows (S02, S03). The gates are asked first, and
 * the same gates paint the page. What the provider of an intervention records is in src/app/providing.ts.
 */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import { caseStaysClosed, reopenCase } from '../domain/case/afterwards.ts';
import type { Typed } from '../domain/case/onCase.ts';
import {
  answerConsent,
  type ConsentSought,
  furtherAssessmentDone,
  putOffConsent,
  setFurtherAssessment,
  withdrawConsent,
} from '../domain/case/consenting.ts';
import { actionDone, agreeAction, type PlanFields, writePlan } from '../domain/case/planning.ts';
import { assessCase, policeChecked, recordOnCase } from '../domain/case/deciders.ts';
import { commission, endIntervention, hearOfSessions } from '../domain/case/providing.ts';
import { isChild } from '../domain/circumstance/age.ts';
import { because, type Decision, decided } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, type Lack, type Proposed, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { movesPeriod } from '../rulebook/uk/atPanel.ts';
import { mayPutOff } from '../rulebook/uk/consentAsked.ts';
import { asksAgain, nextReview } from '../rulebook/uk/afterExit.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { actOnFile, gated, proposedBy } from './onFile.ts';

export type SupportAct = { readonly case: string } & (
  | { readonly act: 'answer-consent'; readonly fields: ConsentSought }
  | { readonly act: 'withdraw-consent'; readonly fields: Typed<'ConsentWithdrawn'> }
  | { readonly act: 'put-off-consent'; readonly fields: Omit<Typed<'ConsentPutOff'>, 'meeting'> }
  | { readonly act: 'set-further-assessment'; readonly fields: Omit<Typed<'FurtherAssessmentSet'>, 'meeting'> }
  | { readonly act: 'further-assessment-done'; readonly fields: Typed<'FurtherAssessmentDone'> }
  | { readonly act: 'write-plan'; readonly fields: PlanFields }
  | { readonly act: 'agree-action'; readonly fields: Typed<'ActionAgreed'> }
  | { readonly act: 'action-done'; readonly fields: Typed<'ActionDone'> }
  | { readonly act: 'commission'; readonly fields: Typed<'InterventionCommissioned'> }
  | { readonly act: 'end-intervention'; readonly fields: Typed<'InterventionEnded'> }
  | { readonly act: 'hear-of-sessions'; readonly fields: Typed<'SessionsHeardOf'> }
  | { readonly act: 'assess-case'; readonly fields: Typed<'CaseAssessed'> & { readonly assessed: Instant } }
  | { readonly act: 'case-view'; readonly fields: Typed<'CaseViewRecorded'> }
  | { readonly act: 'police-check'; readonly fields: Typed<'PoliceChecked'> }
  | { readonly act: 'referrer-heard'; readonly fields: Typed<'ReferrerHeard'> }
  | { readonly act: 'consider-compliance'; readonly fields: Typed<'ComplianceConsidered'> }
  | { readonly act: 'ask-agencies' }
  | { readonly act: 'reopen-case'; readonly words: string }
  | { readonly act: 'case-stays-closed'; readonly concerns: readonly string[]; readonly words: string }
);

/** What each is to the policies. */
const policyOf: Readonly<Record<SupportAct['act'], ActName>> = {
  'answer-consent': 'record-consent',
  'withdraw-consent': 'record-consent',
  'put-off-consent': 'record-consent',
  'set-further-assessment': 'review-case',
  'further-assessment-done': 'check-before-closing',
  'write-plan': 'write-plan',
  'agree-action': 'write-plan',
  'action-done': 'do-action',
  commission: 'commission',
  'end-intervention': 'commission',
  'hear-of-sessions': 'hear-of-sessions',
  'assess-case': 'check-before-closing',
  'case-view': 'check-before-closing',
  'police-check': 'check-before-closing',
  'referrer-heard': 'check-before-closing',
  'consider-compliance': 'check-before-closing',
  'ask-agencies': 'review-closed-case',
  'reopen-case': 'review-closed-case',
  'case-stays-closed': 'review-closed-case',
};
export const actNameOf = (act: SupportAct['act']): ActName => policyOf[act];

export const recordSupport = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & SupportAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: policyOf[request.act],
    decide: (file, situation) => decide(situation, file, viewer, request),
  });

function decide({ book, now }: Situation, file: FileState, viewer: Viewer, request: SupportAct): Decision {
  const { case: id } = request;
  const within = (limit: string): Instant => dueAfter(now, amountOf(book, limit), book.calendar);
  const asked = (kind: Proposed['kind'], more: Partial<Proposed>, then: () => Decision): Decision =>
    gated(book, file, { ...proposedBy(viewer, now), ...more, kind }, then);
  switch (request.act) {
    case 'answer-consent':
      return answerConsent(file, id, request.fields, isChild(file, now), now);
    case 'withdraw-consent':
      return withdrawConsent(file, id, request.fields);
    case 'put-off-consent':
      return putOffConsent(file, id, request.fields, now, within('C07'), putsOff(book, file, id, now));
    case 'set-further-assessment':
      return setFurtherAssessment(file, id, request.fields, now, within('C07'), movedBy(book, file, id));
    case 'further-assessment-done':
      return furtherAssessmentDone(file, id, request.fields);
    case 'write-plan': {
      const domains = (request.fields.domains ?? []).filter(({ words }) => words.trim() !== '').map(({ domain }) => domain);
      const written = () => writePlan(file, id, request.fields, now, within('G09.action.longest'));
      return asked('write-plan', { support: { case: id, domains } }, () =>
        request.fields.actions.some(({ post }) => isProvider(file, post))
          ? asked('support', { support: { case: id, until: latestOf(file, request.fields.actions) } }, written)
          : written(),
      );
    }
    case 'agree-action': {
      const agreed = () => agreeAction(file, id, request.fields, now, within('G09.action.longest'));
      const support = { case: id, until: request.fields.due ?? 0 };
      return isProvider(file, request.fields.post) ? asked('support', { support }, agreed) : agreed();
    }
    case 'action-done':
      return actionDone(file, id, request.fields);
    case 'commission':
      return asked('support', { support: { case: id } }, () => commission(file, id, request.fields, now));
    case 'end-intervention':
      return endIntervention(file, id, request.fields);
    case 'hear-of-sessions':
      return hearOfSessions(file, id, request.fields);
    case 'assess-case':
      return assessCase(file, id, request.fields, now);
    case 'case-view':
      return recordOnCase(file, id, 'CaseViewRecorded', request.fields);
    case 'police-check':
      return policeChecked(file, id, { by: viewer.practitioner, now }, request.fields);
    case 'referrer-heard':
      return recordOnCase(file, id, 'ReferrerHeard', request.fields);
    case 'consider-compliance':
      return recordOnCase(file, id, 'ComplianceConsidered', request.fields);
    case 'ask-agencies':
      return askAgain(book, file, id, now);
    case 'reopen-case':
      return reopenCase(file, id, request.words);
    case 'case-stays-closed':
      return caseStaysClosed(file, id, request.concerns, request.words);
    default:
      return request satisfies never;
  }
}

const movedBy = (book: RulebookInForce, file: FileState, id: string): string | null => {
  const found = file.cases.get(id);
  return found ? movesPeriod(file, found, book) : null;
};

const putsOff = (book: RulebookInForce, file: FileState, id: string, now: Instant) => {
  const found = file.cases.get(id);
  return found ? mayPutOff(book, file, found, now) : { meeting: null };
};

/** The last day of what providers would do. */
const latestOf = (file: FileState, actions: PlanFields['actions']): Instant =>
  Math.max(0, ...actions.filter(({ post }) => isProvider(file, post)).map(({ due }) => due ?? 0));

/** What a provider has to do in a plan is support: it waits for consent as a session does. */
const isProvider = (file: FileState, post: string | undefined): boolean => file.area.posts.get(post ?? '')?.role === 'mentor';

/** What closing would still lack, for the page of the case: the panel decides it, behind the same gate. */
export const lacksForExit = (book: RulebookInForce, file: FileState, viewer: Viewer, id: string, now: Instant): readonly Lack[] =>
  whatGatesLack(book, file, { ...proposedBy(viewer, now), words: '-', kind: 'close-case', support: { case: id, dissent: '-' } });

export const lacksForSupport = (book: RulebookInForce, file: FileState, viewer: Viewer, id: string, now: Instant): readonly Lack[] =>
  whatGatesLack(book, file, { ...proposedBy(viewer, now), support: { case: id }, kind: 'support' });

/** Who sits on the panel may have changed since the closing: the agencies that are core now and were not asked are asked. */
function askAgain(book: RulebookInForce, file: FileState, id: string, now: Instant): Decision {
  const found = file.cases.get(id);
  if (!found?.closed || nextReview(book, found, now) === null) return because('no-review', 'No review is to come.', 'Read the case.');
  return decided(...asksAgain(book, file, found, now));
}
