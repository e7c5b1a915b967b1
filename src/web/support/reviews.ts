/** What is asked before the panel closes a case, and views that its reviews answer (G06, G10). */

import { t } from '../words.ts';
import { choices, area, day, line } from './field.ts';
import type { Maker } from './field.ts';

export const reviewForms: Readonly<Record<string, Maker>> = {
  assess: (_, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Assess again'),
          intro: t('No score decides. Written down on a later day, it is marked as late.'),
          button: t('Record the assessment'),
          done: 'checked',
          fields: [
            day('assessed', t('When was it made?'), t('Leave it empty if it was today')),
            area('words', t('What has changed, and what has not?')),
            line('tool', t('With which form or method?'), t('With its version; leave it empty if with none')),
          ],
          read: (typed) => ({
            act: 'assess-case',
            case: found.id,
            fields: {
              assessed: typed.past('assessed', t('The day of the assessment')),
              words: typed.must('words', t('Write what has changed')),
              tool: typed.text('tool'),
            },
          }),
        },
  view: (_, found) => ({
    title: t('Record an expert’s view'),
    button: t('Record it'),
    done: 'checked',
    fields: [line('expert', t('Who?'), t('A role; no name')), area('view', t('What do they say?'))],
    read: (typed) => ({
      act: 'case-view',
      case: found.id,
      fields: { expert: typed.must('expert', t('Say who')), view: typed.must('view', t('Write what they say')) },
    }),
  }),
  police: (_, found) => ({
    title: t('Record that the police have checked again'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      {
        kind: 'radios',
        name: 'result',
        label: t('What came of it?'),
        items: choices(['nothing new', 'something new', 'not for this file']),
      },
      area('words', t('More about that')),
    ],
    read: (typed) => ({
      act: 'police-check',
      case: found.id,
      fields: {
        result: typed.one('result', ['nothing new', 'something new', 'not for this file'] as const, t('Choose what came of it')),
        words: typed.text('words'),
      },
    }),
  }),
  referrer: (_, found) => ({
    title: t('Record how whoever referred sees it now'),
    intro: t('They are asked only if it is professional, safe and lawful to.'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      {
        kind: 'radios',
        name: 'asked',
        label: t('Were they asked how they see it now?'),
        items: [
          { value: 'asked', text: t('Yes') },
          { value: 'not asked', text: t('No') },
        ],
      },
      area('words', t('What do they say; or why were they not asked?')),
    ],
    read: (typed) => ({
      act: 'referrer-heard',
      case: found.id,
      fields: {
        asked: typed.one('asked', ['asked', 'not asked'] as const, t('Choose whether they were asked')),
        words: typed.must('words', t('Write what they say, or why not')),
      },
    }),
  }),
  compliance: (_, found) => ({
    title: t('Is the change real, or only shown?'),
    intro: t('Both readings are written. That somebody meets few people, or keeps appointments, says nothing by itself.'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      area('changed', t('What speaks for a change that is real?')),
      area('shown', t('What speaks for one that is only shown?')),
      area('wouldChange', t('Which observation would change your mind?')),
      {
        kind: 'radios',
        name: 'isCorroborated',
        label: t('Has somebody seen it who has it not from the person?'),
        items: [
          { value: 'yes', text: t('Yes') },
          { value: 'no', text: t('No') },
        ],
      },
      area('corroboration', t('Who, and what; or what was tried')),
    ],
    read: (typed) => ({
      act: 'consider-compliance',
      case: found.id,
      fields: {
        changed: typed.must('changed', t('Write what speaks for a real change')),
        shown: typed.must('shown', t('Write what speaks for one that is only shown')),
        wouldChange: typed.must('wouldChange', t('Write what would change your mind')),
        isCorroborated: typed.one('isCorroborated', ['yes', 'no'] as const, t('Choose whether somebody has seen it')) === 'yes',
        corroboration: typed.must('corroboration', t('Write who, and what')),
      },
    }),
  }),
};
