/** Disputes, and a referrer's challenge of an outcome. */
import type { Route } from '../route.ts';
import { challengeRoutes } from './challenge.ts';
import { actOnDispute, showDispute } from './dispute.ts';
import { open, showOpen } from './open.ts';

export const disputeRoutes: readonly Route[] = [showOpen, open, showDispute, actOnDispute, ...challengeRoutes];
