/** Loadable lists for subjects of interest: why something is lessened (G14) and priority indicators (C19). */
import type { CodeList } from './partnerLists.ts';
import lists from './subject-lists.json' with { type: 'json' };

const { source, verified } = lists;
export const lesseningReasons: CodeList = { source, verified, codes: lists.lessening };
export const priorityIndicators: CodeList = { source, verified, codes: lists.indicators };
/** The code that is counted and shown: work that stops because there is too much of it (F08). */
export const forLackOfResource = 'resource';
