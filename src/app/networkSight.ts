/** What pages ask about ties. Pages take it from here, as they may take only types from the domain. */
export { confidences } from '../domain/assessment/entries.ts';
export { ages, directions, tiedOutcomes, tieEnds } from '../domain/tie/entries.ts';
export { hasLapsed, standsUntil, tiesOf, waitsForAnswer } from '../domain/tie/state.ts';
export { tieTypes, tieWords } from '../rulebook/uk/tieTypes.ts';
