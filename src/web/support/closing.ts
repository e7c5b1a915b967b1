/** After closing: the agencies asked again, and whether a case is taken up again (G11, C11). The panel closes and reviews at its meetings. */
import { concernsOf } from '../../app/supportSight.ts';
import { t } from '../words.ts';
import { area } from './field.ts';
import type { Maker } from './field.ts';
import { concernWords } from './words.ts';

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
    const concerns = concernsOf(file, found).filter(({ decided }) => decided === null);
    return {
      title: t('Is the case taken up again?'),
      intro: t('A new concern asks; a person decides. Taken up again, consent is asked anew.'),
      button: t('Record the decision'),
      done: 'case-reopening',
      fields: [
        {
          kind: 'radios',
          name: 'decision',
          label: t('What is decided?'),
          items: [
            { value: 'reopen', text: t('It is taken up again') },
            ...(concerns.length > 0 ? [{ value: 'stays', text: t('It stays closed') }] : []),
          ],
        },
        ...(concerns.length > 0
          ? [
              {
                kind: 'checks',
                name: 'about',
                label: t('If it stays closed: on which of these do you decide?'),
                hint: t('One that you do not tick stays owed.'),
                items: concerns.map((each) => ({ value: each.fact, text: concernWords(each) })),
              } as const,
            ]
          : []),
        area('words', t('Why?')),
      ],
      read: (typed) => {
        const words = typed.must('words', t('Write why'));
        if (typed.one('decision', ['reopen', 'stays'] as const, t('Choose what is decided')) !== 'stays')
          return { act: 'reopen-case', case: found.id, words };
        const about = typed.many('about').filter((fact) => concerns.some((each) => each.fact === fact));
        if (about.length === 0) typed.wrong.push({ input: 'about', words: t('Tick what you decide on') });
        return { act: 'case-stays-closed', case: found.id, concerns: about, words };
      },
    };
  },
};
