/** Sharing (G22): what was given and what was not, the decision itself, the recipient's acknowledgement, and the log of the area for oversight. */
import type { Route } from '../route.ts';
import { decideRoutes } from './decide.ts';
import { flagRoutes } from './flag.ts';
import { listRoutes } from './list.ts';
import { logRoute } from './log.ts';
import { showRoutes } from './show.ts';

export const disclosureRoutes: readonly Route[] = [...listRoutes, ...decideRoutes, ...showRoutes, ...flagRoutes, logRoute];
