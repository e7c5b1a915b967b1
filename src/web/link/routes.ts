/** How the records of a file came together, and what a second person decides about it (S15, G23). */
import type { Route } from '../route.ts';
import { historyRoute } from './history.ts';
import { proposalRoutes } from './proposal.ts';

export const linkRoutes: readonly Route[] = [historyRoute, ...proposalRoutes];
