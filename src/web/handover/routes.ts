/** Handing a file over: the offer, and its answer. */
import type { Route } from '../route.ts';
import { answerHandover, showHandover } from './handover.ts';
import { offer, showOffer } from './offer.ts';

export const handoverRoutes: readonly Route[] = [showOffer, offer, showHandover, answerHandover];
