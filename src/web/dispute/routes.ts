/** Disputes, and a referrer's challenge of an outcome. */
import type { Route } from '../route.ts';
import { challengeRoutes } from './challenge.ts';
import { disputeForm } from './dispute.ts';
import { openForm } from './open.ts';

export const disputeRoutes: readonly Route[] = [...openForm, ...disputeForm, ...challengeRoutes];
