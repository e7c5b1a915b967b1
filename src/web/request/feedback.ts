/** Whoever referred is told (C15), or a reason is kept why not. */
import { partnerLists } from '../../app/partnerWords.ts';
import type { Typed } from '../case/forms.ts';
import { t } from '../words.ts';
import { codes, type Form, unconfirmed, words } from './field.ts';

export function tellReferrer(referral: string): Form {
  const tells = (typed: Typed): boolean => typed.one('told') === 'yes';
  return {
    title: t('Tell whoever referred'),
    lead: [t('Say only what may be said; never what others have told, nor what was found.'), unconfirmed(partnerLists.feedback)],
    fields: [
      {
        kind: 'choice',
        name: 'told',
        label: t('Are they told?'),
        choices: [
          { value: 'yes', text: t('Yes') },
          { value: 'no', text: t('No, for a reason') },
        ],
        mustBe: t('Choose one'),
      },
      {
        kind: 'choice',
        name: 'how',
        label: t('How?'),
        choices: [
          {
            value: 'own page',
            text: t('On the page of their organisation'),
            hint: t('What you choose and write below is shown to them there.'),
          },
          { value: 'telephone', text: t('By telephone; I have spoken with them') },
          { value: 'safe contact', text: t('By the safe contact they gave; done') },
          { value: 'letter', text: t('By letter; sent') },
          { value: 'in person', text: t('In person; done') },
        ],
        mustBe: t('Choose how'),
        when: tells,
      },
      {
        kind: 'checks',
        name: 'said',
        label: t('What are they told?'),
        choices: codes(partnerLists.feedback.codes),
        mustBe: t('Choose at least one'),
        when: tells,
      },
      words('words', t('In your own words'), null, t('On the page of their organisation they read this too.'), 3),
      {
        ...words('reason', t('If not: why not'), t('Write why they are not told'), undefined, 3),
        when: (typed) => typed.one('told') === 'no',
      },
    ],
    button: t('Record it'),
    send: (typed) =>
      tells(typed)
        ? {
            kind: 'partner',
            act: {
              act: 'give-feedback',
              referral,
              fields: { how: typed.one('how'), said: typed.many('said'), words: typed.one('words') },
            },
            done: 'feedback-given',
          }
        : { kind: 'partner', act: { act: 'withhold-feedback', referral, reason: typed.one('reason') }, done: 'feedback-withheld' },
  };
}
