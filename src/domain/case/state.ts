/** A Channel case as its entries tell it. What a machine does not allow changes no stage: it stays in the list of what was recorded. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
import type { CaseEntry } from './entries.ts';
import { after, type Machine } from '../machine.ts';
import { type CaseStage, type CaseStep, caseMachine } from './machine.ts';

type FieldsOf<Type extends CaseEntry['type']> = Extract<CaseEntry, { type: Type }>['fields'];
/** One entry of a kind: who and when, when it happened, and what it says. */
export type Said<Type extends CaseEntry['type']> = InOrder & { readonly happened: Instant } & FieldsOf<Type>;

export type Answered = (Said<'ConsentGiven'> & { readonly is: 'given' }) | (Said<'ConsentRefused'> & { readonly is: 'refused' });

export interface PlanAction extends Said<'ActionAgreed'> {
  readonly done: Said<'ActionDone'> | null;
}

export interface Intervention extends Said<'InterventionCommissioned'> {
  readonly booked: readonly Said<'SessionBooked'>[];
  /** The provider's own reports, by the day of the session: the only thing that counts. */
  readonly reports: readonly Said<'ProviderReported'>[];
  readonly ended: Said<'InterventionEnded'> | null;
}

export interface Ask extends Said<'AgencyAsked'> {
  /** The first answer; a concern said after it takes its place. */
  readonly answered: Said<'AgencyAnswered'> | null;
  /** Each concern that was said to it. */
  readonly concerns: readonly Said<'AgencyAnswered'>[];
}

export interface Case {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** The referral that was adopted. */
  readonly referral: string;
  readonly stage: CaseStage;
  readonly adopted: Said<'CaseAdopted'>;
  /** How many entries it has. */
  readonly entries: number;
  readonly consents: readonly Answered[];
  /** Consent withdrawn by the person, or support by the panel. */
  readonly withdrawals: readonly (Said<'ConsentWithdrawn' | 'SupportWithdrawn'> & { readonly whose: 'person' | 'panel' })[];
  readonly putOff: readonly Said<'ConsentPutOff'>[];
  readonly periods: readonly Said<'FurtherAssessmentSet'>[];
  readonly furtherAssessments: readonly Said<'FurtherAssessmentDone'>[];
  readonly plans: readonly Said<'PlanWritten'>[];
  readonly actions: ReadonlyMap<string, PlanAction>;
  readonly interventions: ReadonlyMap<string, Intervention>;
  readonly hearsay: readonly Said<'SessionsHeardOf'>[];
  readonly reviews: readonly Said<'CaseReviewed'>[];
  readonly assessments: readonly Said<'CaseAssessed'>[];
  readonly views: readonly Said<'CaseViewRecorded'>[];
  readonly policeChecks: readonly Said<'PoliceChecked'>[];
  readonly referrerHeard: readonly Said<'ReferrerHeard'>[];
  readonly compliance: readonly Said<'ComplianceConsidered'>[];
  readonly closings: readonly Said<'CaseClosed'>[];
  /** The closing that stands, if it is closed. */
  readonly closed: Said<'CaseClosed'> | null;
  readonly asks: readonly Ask[];
  readonly reviewsAfter: readonly Said<'AfterClosingReviewed'>[];
  readonly reopenings: readonly Said<'CaseReopened'>[];
  readonly staysClosed: readonly Said<'CaseStaysClosed'>[];
}

const steps: ReadonlySet<string> = new Set(caseMachine.steps.map(({ step }) => step));

export function evolveCase(earlier: Case | undefined, fact: CaseEntry): Case | undefined {
  if (fact.type === 'CaseAdopted') return earlier ?? adopted(fact);
  if (!earlier) return undefined;
  const stage = steps.has(fact.type)
    ? (after(caseMachine as Machine<CaseStage, CaseStep>, earlier.stage, fact.type as CaseStep) ?? earlier.stage)
    : earlier.stage;
  const before = { ...earlier, entries: earlier.entries + 1, stage };
  const at = { ...doneIn(fact), order: earlier.entries, happened: fact.happened };
  switch (fact.type) {
    case 'ConsentGiven':
      return { ...before, consents: [...before.consents, { ...at, ...fact.fields, is: 'given' }] };
    case 'ConsentRefused':
      return { ...before, consents: [...before.consents, { ...at, ...fact.fields, is: 'refused' }] };
    case 'ConsentWithdrawn':
      return { ...before, withdrawals: [...before.withdrawals, { ...at, ...fact.fields, whose: 'person' }] };
    case 'SupportWithdrawn':
      return { ...before, withdrawals: [...before.withdrawals, { ...at, ...fact.fields, whose: 'panel' }] };
    case 'ConsentPutOff':
      return { ...before, putOff: [...before.putOff, { ...at, ...fact.fields }] };
    case 'FurtherAssessmentSet':
      return { ...before, periods: [...before.periods, { ...at, ...fact.fields }] };
    case 'FurtherAssessmentDone':
      return { ...before, furtherAssessments: [...before.furtherAssessments, { ...at, ...fact.fields }] };
    case 'PlanWritten':
      return { ...before, plans: [...before.plans, { ...at, ...fact.fields }] };
    case 'ActionAgreed':
      return { ...before, actions: new Map(before.actions).set(fact.fields.action, { ...at, ...fact.fields, done: null }) };
    case 'ActionDone': {
      const action = before.actions.get(fact.fields.action);
      return action
        ? { ...before, actions: new Map(before.actions).set(action.action, { ...action, done: action.done ?? { ...at, ...fact.fields } }) }
        : before;
    }
    case 'InterventionCommissioned': {
      const { intervention } = fact.fields;
      const begun = before.interventions.get(intervention) ?? { ...at, ...fact.fields, booked: [], reports: [], ended: null };
      return { ...before, interventions: new Map(before.interventions).set(intervention, begun) };
    }
    case 'SessionBooked':
      return ofIntervention(before, fact.fields.intervention, (each) => ({ booked: [...each.booked, { ...at, ...fact.fields }] }));
    case 'ProviderReported':
      return ofIntervention(before, fact.fields.intervention, (each) => ({ reports: [...each.reports, { ...at, ...fact.fields }] }));
    case 'InterventionEnded':
      return ofIntervention(before, fact.fields.intervention, (each) => ({ ended: each.ended ?? { ...at, ...fact.fields } }));
    case 'SessionsHeardOf':
      return { ...before, hearsay: [...before.hearsay, { ...at, ...fact.fields }] };
    case 'CaseReviewed':
      return { ...before, reviews: [...before.reviews, { ...at, ...fact.fields }] };
    case 'CaseAssessed':
      return { ...before, assessments: [...before.assessments, { ...at, ...fact.fields }] };
    case 'CaseViewRecorded':
      return { ...before, views: [...before.views, { ...at, ...fact.fields }] };
    case 'PoliceChecked':
      return { ...before, policeChecks: [...before.policeChecks, { ...at, ...fact.fields }] };
    case 'ReferrerHeard':
      return { ...before, referrerHeard: [...before.referrerHeard, { ...at, ...fact.fields }] };
    case 'ComplianceConsidered':
      return { ...before, compliance: [...before.compliance, { ...at, ...fact.fields }] };
    case 'CaseClosed': {
      if (earlier.stage === 'closed') return before;
      const closed = { ...at, ...fact.fields };
      return { ...before, closings: [...before.closings, closed], closed };
    }
    case 'AgencyAsked':
      return { ...before, asks: [...before.asks, { ...at, ...fact.fields, answered: null, concerns: [] }] };
    case 'AgencyAnswered': {
      const answered = { ...at, ...fact.fields };
      return {
        ...before,
        asks: before.asks.map((ask) => {
          if (ask.fact !== answered.asked) return ask;
          return answered.answer === 'a concern'
            ? { ...ask, answered, concerns: [...ask.concerns, answered] }
            : { ...ask, answered: ask.answered ?? answered };
        }),
      };
    }
    case 'AfterClosingReviewed':
      return { ...before, reviewsAfter: [...before.reviewsAfter, { ...at, ...fact.fields }] };
    case 'CaseReopened':
      return earlier.stage === 'closed'
        ? { ...before, reopenings: [...before.reopenings, { ...at, ...fact.fields }], closed: null }
        : before;
    case 'CaseStaysClosed':
      return { ...before, staysClosed: [...before.staysClosed, { ...at, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}

const ofIntervention = (before: Case, id: string, change: (each: Intervention) => Partial<Intervention>): Case => {
  const found = before.interventions.get(id);
  return found ? { ...before, interventions: new Map(before.interventions).set(id, { ...found, ...change(found) }) } : before;
};

const adopted = (fact: Extract<CaseEntry, { type: 'CaseAdopted' }>): Case => ({
  id: fact.stream.slice('case/'.length),
  stream: fact.stream,
  record: fact.record ?? '',
  referral: fact.fields.referral,
  stage: caseMachine.begins,
  adopted: { ...doneIn(fact), order: 0, happened: fact.happened, ...fact.fields },
  entries: 1,
  consents: [],
  withdrawals: [],
  putOff: [],
  periods: [],
  furtherAssessments: [],
  plans: [],
  actions: new Map(),
  interventions: new Map(),
  hearsay: [],
  reviews: [],
  assessments: [],
  views: [],
  policeChecks: [],
  referrerHeard: [],
  compliance: [],
  closings: [],
  closed: null,
  asks: [],
  reviewsAfter: [],
  reopenings: [],
  staysClosed: [],
});

/** The case in which a referral was taken up, if the panel has adopted it. */
export const caseOf = ({ cases }: { readonly cases: ReadonlyMap<string, Case> }, referral: string): Case | null =>
  [...cases.values()].findLast((each) => each.referral === referral) ?? null;

/** In the order in which they were adopted. */
export const casesOf = ({ cases }: { readonly cases: ReadonlyMap<string, Case> }): readonly Case[] => [...cases.values()];

/** Since when what is said of a case counts for leaving: since it was adopted, or taken up again. */
export const begunAt = (found: Case): InOrder => found.reopenings.at(-1) ?? found.adopted;

/** What the stage rests on: the last answer about consent, or the last withdrawal. */
export const consentNow = (found: Case): Answered | null => found.consents.at(-1) ?? null;

/** Interventions for which something is expected of the provider now. */
export const liveInterventions = (found: Case): readonly Intervention[] =>
  [...found.interventions.values()].filter((each) => each.ended === null);

export interface SessionCount {
  readonly commissioned: number;
  readonly held: number;
  readonly missed: number;
  readonly refused: number;
  readonly notBooked: number;
  readonly cancelled: number;
  /** Of which nothing is reported. */
  readonly unreported: number;
}

/** The day in London: a session is known by its intervention and its day. */
export const dayOf = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString();

/**
 * Sessions as the provider reports them, and not its reports: what is said again of one day is one session still, with what was said of it
 * first; a second session of a day counts only where the provider has said that it was one (F33).
 */
export function sessionsReported({ reports }: Pick<Intervention, 'reports'>): readonly Intervention['reports'][number][] {
  const days = new Set<string>();
  return reports.filter(({ outcome, happened, isSecond }) => {
    if (outcome === 'not booked') return false;
    const day = dayOf(happened);
    if (days.has(day) && !isSecond) return false;
    days.add(day);
    return true;
  });
}

/** What is reported of that day already; a second report of it is asked about. */
export const reportedOn = (intervention: Pick<Intervention, 'reports'>, at: Instant): Intervention['reports'][number] | null =>
  sessionsReported(intervention).find(({ happened }) => dayOf(happened) === dayOf(at)) ?? null;

/** Counted from the provider's own reports and from nothing else (F33). */
export function sessionsOf({ sessions, reports }: Pick<Intervention, 'sessions' | 'reports'>): SessionCount {
  const reported = sessionsReported({ reports });
  const count = (outcome: Intervention['reports'][number]['outcome']) => reported.filter((each) => each.outcome === outcome).length;
  const held = count('held');
  const [missed, refused, cancelled] = [count('missed by the person'), count('refused'), count('cancelled by the provider')];
  return {
    commissioned: sessions,
    held,
    missed,
    refused,
    notBooked: reports.filter(({ outcome }) => outcome === 'not booked').length,
    cancelled,
    unreported: Math.max(0, sessions - held - missed - refused - cancelled),
  };
}

/** The day of the last session that was held; null where none was. */
export const lastHeld = (found: Case): Instant | null =>
  [...found.interventions.values()]
    .flatMap(({ reports }) => reports.filter(({ outcome }) => outcome === 'held').map(({ happened }) => happened))
    .toSorted((a, b) => a - b)
    .at(-1) ?? null;

export const openActions = (found: Case): readonly PlanAction[] => [...found.actions.values()].filter(({ done }) => done === null);
export const planOf = (found: Case): Said<'PlanWritten'> | null => found.plans.at(-1) ?? null;
