/** After closing: the agencies asked again, and whether a case is taken up again (G11, C11). The panel closes and reviews at its meetings. */
import { concernsOf } from '../../app/supportSight.ts';

import { circumstanceWords } from '../told/words.ts';
import { t } from '../words.ts';
import { area } from './field.ts';
import type { Maker } from './field.ts';

export const closingForms: Readonly<Record<string, Maker>> = {
  agencies: (_, found) =>
    found.stage !== 'closed'
      ? null
      : {
          title: t('Ask the agencies again'),
          intro: t('Those who sit on the panel now and were not asked are asked.'),
          button: t('Ask them'),
          done: 'agencies-asked',
          fields: [],
          read: () => ({ act: 'ask-agencies', case: found.id }),
        },
  reopen: ({ file }, found) => {
    if (found.stage !== 'closed') return null;
    const concern = concernsOf(file, found).at(-1);
    return {
      title: t('Is the case taken up again?'),
      intro:
        concern?.what && concern.decided === null
          ? t('It was closed on this: {what}. That is so no longer: {words} A person decides. Taken up again, consent is asked anew.', {
              what: circumstanceWords(concern.what),
              words: concern.words,
            })
          : t('A new concern asks; a person decides. Taken up again, consent is asked anew.'),
      button: t('Record the decision'),
      done: 'case-reopening',
      fields: [
        {
          kind: 'radios',
          name: 'decision',
          label: t('What is decided?'),
          items: [
            { value: 'reopen', text: t('It is taken up again') },
            ...(concern ? [{ value: 'stays', text: t('It stays closed') }] : []),
          ],
        },
        area('words', t('Why?')),
      ],
      read: (typed) => {
        const words = typed.must('words', t('Write why'));
        return typed.one('decision', ['reopen', 'stays'] as const, t('Choose what is decided')) === 'reopen'
          ? { act: 'reopen-case', case: found.id, words }
          : { act: 'case-stays-closed', case: found.id, concern: concern?.fact ?? '', words };
      },
    };
  },
};
