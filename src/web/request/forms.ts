/** The forms of work with partners, one a question. */
import type { CaseSight } from '../../app/caseSight.ts';
import type { addedSight } from '../../app/partnerSight.ts';
import type { Viewer } from '../deps.ts';
import { readAdded } from './added.ts';
import { askPartner } from './ask.ts';
import { answerDeconfliction, askDeconfliction } from './deconfliction.ts';
import { tellReferrer } from './feedback.ts';
import type { Form } from './field.ts';
import { answerOffer, offerNeed } from './needs.ts';
import { decideSection36, proposeSection36 } from './section36.ts';

export const whats = [
  'ask',
  'deconflict',
  'deconfliction',
  'section-36',
  'section-36-second',
  'offer',
  'offer-answer',
  'feedback',
  'added',
] as const;
export type What = (typeof whats)[number];

/** `added`: what came from outside and waits to be read, and whether it came after closing. */
export function formOf(what: What, sight: CaseSight, viewer: Viewer, added: ReturnType<typeof addedSight>): Form {
  const referral = sight.referral.id;
  switch (what) {
    case 'ask':
      return askPartner(sight, viewer);
    case 'deconflict':
      return askDeconfliction(referral);
    case 'deconfliction':
      return answerDeconfliction(referral);
    case 'section-36':
      return proposeSection36(sight);
    case 'section-36-second':
      return decideSection36(sight);
    case 'offer':
      return offerNeed(sight);
    case 'offer-answer':
      return answerOffer(sight);
    case 'feedback':
      return tellReferrer(referral);
    case 'added':
      return readAdded(referral, added);
    default:
      return what satisfies never;
  }
}
