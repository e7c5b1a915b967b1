/** Closing, the reviews after it, and whether a case is taken up again (G10, G11, C11). */
import type { FileSight } from '../../app/fileSight.ts';
import { type Case, concernsOf, exitOutcomes, nextReview, sessionGap, viewsOf } from '../../app/supportSight.ts';

import { t } from '../words.ts';
import { choices, area, day, riskFields, riskIn } from './field.ts';
import type { Typed, Maker } from './field.ts';

export const closingForms: Readonly<Record<string, Maker>> = {
  close: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Close the case'),
          intro: t(
            'The panel decides. Its reviews at six and twelve months begin with the closing, and each core agency is asked before them.',
          ),
          button: t('Close the case'),
          done: 'case-closed',
          fields: [
            { kind: 'radios', name: 'outcome', label: t('How does it end?'), items: choices(exitOutcomes) },
            area('words', t('Why?'), t('In the panel’s words')),
            {
              kind: 'checks',
              name: 'present',
              label: t('Which organisations took part?'),
              items: [...sight.area.organisations.values()].map(({ id, name }) => ({ value: id, text: name })),
            },
            area('dissent', t('Who did not agree, and why?'), t('Write "nobody" if everybody agreed')),
            ...(sessionGap(found).held < sessionGap(found).commissioned
              ? [
                  area(
                    'gap',
                    t('{held} of {n} sessions are reported as held. Why not all?', {
                      held: sessionGap(found).held,
                      n: sessionGap(found).commissioned,
                    }),
                  ),
                ]
              : []),
            ...viewsOf(sight.file, found).map(({ fact, expert, view }) =>
              area(`answer-${fact}`, t('Your answer to {expert}', { expert }), view),
            ),
            ...riskFields(sight, t('Who holds the risk from now on?'), t('Needed where consent was refused or withdrawn')),
          ],
          read: (typed) => ({ act: 'close-case', case: found.id, fields: closingFields(sight, found, typed) }),
        },
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
  'after-closing': (_, found) => {
    const next = nextReview(found);
    return next === null
      ? null
      : {
          title: t('Review after closing'),
          intro: t('"No concern" needs a positive answer from every core agency. Silence is not an answer.'),
          button: t('Record the review'),
          done: 'after-closing-reviewed',
          fields: [
            {
              kind: 'radios',
              name: 'outcome',
              label: t('What does the panel find?'),
              items: [
                { value: 'no concern', text: t('No concern') },
                { value: 'look again', text: t('It is looked at again') },
              ],
            },
            area('words', t('Why?')),
            day('next', t('If it is looked at again: by when?'), t('Up to 24 months from the closing')),
          ],
          read: (typed) => ({
            act: 'review-after-closing',
            case: found.id,
            fields: {
              review: next,
              outcome: typed.one('outcome', ['no concern', 'look again'] as const, t('Choose what the panel finds')),
              words: typed.must('words', t('Write why')),
              next: typed.byOrNull('next', t('By when it is looked at again')),
            },
          }),
        };
  },
  reopen: (_, found) => {
    if (found.stage !== 'closed') return null;
    const concern = concernsOf(found).at(-1);
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

/** What is typed of a closing, also before it is whole: the checklist is painted from it. */
function closingFields(sight: FileSight, found: Case, typed: Typed) {
  return {
    outcome: typed.one('outcome', exitOutcomes, t('Choose how it ends')),
    words: typed.must('words', t('Write why')),
    present: [...typed.many('present')],
    dissent: typed.text('dissent'),
    gap: typed.text('gap'),
    answers: viewsOf(sight.file, found).map(({ fact }) => ({ view: fact, answer: typed.text(`answer-${fact}`) })),
    ...riskIn(typed),
  };
}
