/** An old register of the area's own casework: declared, agreed by another person, compared, decided pair by pair, done with (docs/decisions/0027-registers.md). */

import type { Route } from '../route.ts';
import { declareRoutes } from './declare.ts';
import { reviewRoutes } from './review.ts';
import { showRoutes } from './show.ts';

export const registerRoutes: readonly Route[] = [...declareRoutes, ...showRoutes, ...reviewRoutes];
