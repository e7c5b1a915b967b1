/** What a partner added is read; after closing somebody decides whether the referral is taken up again. */
import { t } from '../words.ts';
import { type Form, words } from './field.ts';

export function readAdded(referral: string, closed: boolean): Form {
  if (!closed)
    return {
      title: t('Read what was added'),
      lead: [],
      fields: [words('words', t('What follows from it?'), null, t('Leave empty if nothing does.'), 3)],
      button: t('I have read it'),
      send: (typed) => ({ kind: 'partner', act: { act: 'read-added', referral, words: typed.one('words') }, done: 'added-read' }),
    };
  return {
    title: t('Something was added after closing'),
    lead: [t('Decide whether the referral is taken up again. It does not reopen by itself.')],
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: t('What do you decide?'),
        choices: [
          { value: 'reopen', text: t('Take it up again') },
          { value: 'stays', text: t('It stays closed') },
        ],
        mustBe: t('Choose one'),
      },
      words('words', t('Why?'), t('Write why')),
    ],
    button: t('Record the decision'),
    send: (typed) =>
      typed.one('decision') === 'reopen'
        ? { kind: 'case', act: { act: 'reopen', referral, fields: { words: typed.one('words') } }, done: 'reopened' }
        : { kind: 'partner', act: { act: 'stays-closed-after-added', referral, words: typed.one('words') }, done: 'stays-closed' },
  };
}
