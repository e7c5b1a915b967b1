/** Deconfliction (G02): the police are asked whether there may be contact, and answer that and nothing else. */
import { t } from '../words.ts';
import { type Form, words } from './field.ts';

export const askDeconfliction = (referral: string): Form => ({
  title: t('Ask whether there may be contact'),
  lead: [
    t(
      'The police duty post is asked. It answers whether there may be contact, and nothing of what is held. Until then nobody is contacted and nobody outside is told; what protects somebody does not wait.',
    ),
    t('Once asked, it goes on: new information or a new referral asks again by itself.'),
  ],
  fields: [words('why', t('What is to be done, and with whom?'), t('Write what is to be done'))],
  button: t('Ask'),
  send: (typed) => ({
    kind: 'partner',
    act: { act: 'ask-deconfliction', referral, why: typed.one('why') },
    done: 'deconfliction-asked',
  }),
});

export const answerDeconfliction = (referral: string): Form => ({
  title: t('Answer whether there may be contact'),
  lead: [t('Write nothing of what is held, nor whether anything is: that somebody is known is itself content.')],
  fields: [
    {
      kind: 'choice',
      name: 'answer',
      label: t('May there be contact?'),
      choices: [
        { value: 'no objection', text: t('No objection') },
        { value: 'conditions', text: t('Yes, on conditions') },
        { value: 'do not contact', text: t('Do not contact; speak with us first') },
      ],
      mustBe: t('Choose the answer'),
    },
    {
      ...words('conditions', t('The conditions'), t('Write the conditions'), t('What may be done and what not. Nothing of why.'), 3),
      when: (typed) => typed.one('answer') === 'conditions',
    },
    { kind: 'text', name: 'by', label: t('Who answered'), hint: t('If it was not you'), mustBe: null },
  ],
  button: t('Record the answer'),
  send: (typed) => ({
    kind: 'partner',
    act: {
      act: 'answer-deconfliction',
      referral,
      fields: { answer: typed.one('answer'), conditions: typed.one('conditions'), by: typed.one('by') },
    },
    done: 'deconflicted',
  }),
});
