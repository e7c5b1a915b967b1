/** What pages ask about judgements, assumptions, finds and roles. Pages take it from here, as they may take only types from the domain. */
export { differences } from '../domain/assessment/differences.ts';
export { capabilityGrades, confidences, purposes } from '../domain/assessment/entries.ts';
export { itemsOf } from '../domain/assessment/form.ts';
export { formOf, formsInUse, formsStanding } from '../domain/assessment/forms.ts';
export { lateFor } from '../domain/assessment/decisions.ts';
export { assessmentsOf, dissentsFrom, isLate } from '../domain/assessment/state.ts';
export { assumptionsInForce, assumptionsOf, hasExpired, isInForce, standsUntil } from '../domain/assumption/state.ts';
export { roleEnds, roleSorts, thresholds } from '../domain/employment/entries.ts';
export { toldAs } from '../domain/employment/telling.ts';
export { isBeingAsked } from '../domain/employment/asking.ts';
export { employmentsOf, isOfTrust, meetsThreshold, isForHarm } from '../domain/employment/state.ts';
export { disruptions, findSorts } from '../domain/find/entries.ts';
export { findsOf } from '../domain/find/state.ts';
