/** A need is offered to a service (F47): sent is not received, and only what it says in writing is its acceptance. */
import type { CaseSight } from '../../app/caseSight.ts';
import { t } from '../words.ts';
import { type Field, type Form, words } from './field.ts';

export const offerNeed = (sight: CaseSight): Form => ({
  title: t('Offer a need to a service'),
  lead: [t('Sent is not received: it comes back on its day until the service accepts in writing or refuses.')],
  fields: [
    needChoice(sight),
    { kind: 'text', name: 'service', label: t('To which service?'), mustBe: t('Name the service') },
    { kind: 'text', name: 'contact', label: t('Whom there, and how'), mustBe: null },
  ],
  button: t('Record the offer'),
  send: (typed) => ({
    kind: 'partner',
    act: {
      act: 'offer-need',
      referral: sight.referral.id,
      fields: { need: typed.one('need'), service: typed.one('service'), contact: typed.one('contact') },
    },
    done: 'need-offered',
  }),
});

export const answerOffer = (sight: CaseSight): Form => ({
  title: t('Record what a service answers'),
  lead: [t('Accepted is only what it has said in writing.')],
  fields: [
    needChoice(sight),
    {
      kind: 'choice',
      name: 'answer',
      label: t('What does it answer?'),
      choices: [
        { value: 'accepted', text: t('It accepts, in writing') },
        { value: 'refused', text: t('It does not take it') },
      ],
      mustBe: t('Choose the answer'),
    },
    words('words', t('Which service, who said so, when, and why'), t('Write which service and what it said'), undefined, 3),
  ],
  button: t('Record the answer'),
  send: (typed) =>
    typed.one('answer') === 'accepted'
      ? {
          kind: 'case',
          act: { act: 'accept-need', referral: sight.referral.id, fields: { need: typed.one('need'), service: typed.one('words') } },
          done: 'need-accepted',
        }
      : {
          kind: 'partner',
          act: { act: 'refuse-need', referral: sight.referral.id, fields: { need: typed.one('need'), words: typed.one('words') } },
          done: 'need-refused',
        },
});

const needChoice = ({ referral }: CaseSight): Field => ({
  kind: 'choice',
  name: 'need',
  label: t('Which need?'),
  choices: [...referral.needs]
    .filter(([, need]) => need.accepted === null)
    .map(([value, need]) => ({
      value,
      text: need.words,
      ...(referral.outward.offers.some((offer) => offer.need === value)
        ? {
            hint: t('Offered last to: {service}', {
              service: referral.outward.offers.findLast((offer) => offer.need === value)?.service ?? '',
            }),
          }
        : {}),
    })),
  mustBe: t('Choose which need'),
});
