/**
 * What its holder keeps (G21), sealed files and their silent hits (S11), whom to call about a known concern (F48), and who knows this
 * person. A page of a sealed file is found by its holder only: for everybody else there is no such page.
 */
import type { Route } from '../route.ts';
import { keptFormRoutes } from './kept.ts';
import { askKnowsRoute, knowsRoute } from './knows.ts';
import { heldRoute, sealRoutes } from './seal.ts';

export const keptRoutes: readonly Route[] = [...keptFormRoutes, ...sealRoutes, heldRoute, askKnowsRoute, knowsRoute];
