/** What staff do with a referral: see it, say who it is, record, decide, close with a second person, review, reopen (S01, S03). */

import type { Route } from '../route.ts';
import { afterRoutes } from './after.ts';
import { candidateRoutes } from './candidate.ts';
import { dismissRoutes } from './dismiss.ts';
import { describeRoutes } from './describe.ts';
import { decideRoutes } from './decide.ts';
import { recordRoutes } from './record.ts';
import { secondRoutes } from './second.ts';
import { showRoutes } from './show.ts';

export const caseRoutes: readonly Route[] = [
  ...showRoutes,
  ...candidateRoutes,
  ...dismissRoutes,
  ...recordRoutes,
  ...describeRoutes,
  ...decideRoutes,
  ...secondRoutes,
  ...afterRoutes,
];
