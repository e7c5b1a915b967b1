/** Handing a file over: the offer, and its answer. */
import type { Route } from '../route.ts';
import { handoverForm } from './handover.ts';
import { offerForm } from './offer.ts';

export const handoverRoutes: readonly Route[] = [...offerForm, ...handoverForm];
