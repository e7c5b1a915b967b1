/** Judgements, assumptions, finds and roles of one person (S06, S12, S13). */
import type { Route } from '../route.ts';
import { assumptionRoutes } from './assumptions.ts';
import { findRoutes } from './finds.ts';
import { listRoutes } from './list.ts';
import { makeRoutes } from './make.ts';
import { roleRoutes } from './roles.ts';

export const judgingRoutes: readonly Route[] = [...makeRoutes, ...listRoutes, ...assumptionRoutes, ...findRoutes, ...roleRoutes];
