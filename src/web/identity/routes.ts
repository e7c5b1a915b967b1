/** Who is it: the queue of undecided candidates. The page on which two people are compared is the referral's (case/candidate.ts). */

import type { Route } from '../route.ts';
import { queueRoutes } from './queue.ts';

export const identityRoutes: readonly Route[] = [...queueRoutes];
