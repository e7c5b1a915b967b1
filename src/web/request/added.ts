/** What a partner added is read; after closing somebody decides whether the referral is taken up again. */
import type { addedSight } from '../../app/partnerSight.ts';
import type { Typed } from '../case/forms.ts';
import { t } from '../words.ts';
import { type Form, words } from './field.ts';

/** What stood on the page that was sent. */
const seen = (typed: Typed): readonly string[] => typed.one('shown').split(' ');

export function readAdded(referral: string, { unread, afterClosing }: ReturnType<typeof addedSight>): Form {
  const shown = unread.map(({ fact }) => fact).join(' ');
  if (!afterClosing)
    return {
      title: t('Read what was added'),
      lead: [],
      shown,
      fields: [words('words', t('What follows from it?'), null, t('Leave empty if nothing does.'), 3)],
      button: t('I have read it'),
      send: (typed) => ({
        kind: 'partner',
        act: { act: 'read-added', referral, words: typed.one('words'), shown: seen(typed) },
        done: 'added-read',
      }),
    };
  return {
    title: t('Something was added after closing'),
    shown,
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
        : {
            kind: 'partner',
            act: { act: 'stays-closed-after-added', referral, words: typed.one('words'), shown: seen(typed) },
            done: 'stays-closed',
          },
  };
}
