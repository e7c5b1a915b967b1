/** Ties of a person, and reports about others that are put to their lead (S15). */
import type { Route } from '../route.ts';
import { askedRoutes } from './asked.ts';
import { showRoutes } from './show.ts';
import { tieFormRoutes } from './tie.ts';

export const networkRoutes: readonly Route[] = [...showRoutes, ...tieFormRoutes, ...askedRoutes];
