/** Visits: planning one, and the page of one (C46, F49). */
import type { Route } from '../route.ts';
import { planRoutes } from './plan.ts';
import { visitPageRoutes } from './show.ts';

export const visitRoutes: readonly Route[] = [...planRoutes, ...visitPageRoutes];
