/**
 * Paper forms for the hours in which the product is away, from the same questions as the screens: what is asked on paper is asked
 * there, so that entering it later asks nobody again. Each has boxes for the true times.
 */

import { dangerFields } from '../../app/intakeForms.ts';
import { recordForms, type RecordField } from '../case/forms.ts';
import { questions } from '../referral/questions.ts';
import type { Field } from '../referral/question.ts';
import { t } from '../words.ts';

export interface PaperField {
  readonly label: string;
  readonly hint: string;
  /** Boxes to tick; none where words are written. */
  readonly choices: readonly string[];
  /** Lines to write on. */
  readonly lines: number;
}
export interface PaperForm {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly { readonly title: string; readonly fields: readonly PaperField[] }[];
  readonly enter: string;
}

export const paperNames = ['referral', 'danger', 'assessment', 'visit'] as const;
export type PaperName = (typeof paperNames)[number];

const written = (label: string, lines = 1, hint = ''): PaperField => ({ label, hint, choices: [], lines });
const ticked = (label: string, choices: readonly string[], hint = ''): PaperField => ({ label, hint, choices, lines: 0 });

function ofQuestion(field: Field): PaperField {
  const hint = t(field.hint ?? '');
  if (field.kind === 'choice')
    return ticked(
      t(field.label),
      field.choices.map((choice) => t(choice.text)),
      hint,
    );
  if (field.kind === 'date') return written(t(field.label), 1, hint);
  return written(t(field.label), field.kind === 'words' ? Math.min(8, (field.rows ?? 4) + 1) : 1, hint);
}

function ofRecord(field: RecordField): PaperField {
  const hint = field.hint ? t(field.hint) : '';
  if (field.choices)
    return ticked(
      t(field.label),
      field.choices.map((choice) => t(choice.text)),
      hint,
    );
  return written(t(field.label), field.kind === 'words' ? Math.min(9, (field.rows ?? 4) + 1) : 1, hint);
}

const dangerWords = (): Readonly<Record<(typeof dangerFields)[number], PaperField>> => ({
  happening: written(t('What is happening, or about to happen?'), 6),
  place: written(t('Where?'), 2),
  people: written(t('Who may be hurt, and who may do it? As far as you know'), 3),
  name: written(t('Who told us?'), 1),
  telephone: written(t('How to reach them'), 1),
});

export function paperForm(name: PaperName): PaperForm {
  switch (name) {
    case 'referral':
      return {
        title: t('Somebody is worried about a person'),
        lead: t('Only what happened and something that says who it is about are needed. Leave empty what is not known.'),
        parts: questions
          .filter(({ slug }) => slug !== 'danger')
          .map((question) => ({ title: t(question.title), fields: question.body.map(ofQuestion) })),
        enter: t('Enter it under "Tell us about somebody", with the day on which it was learnt.'),
      };
    case 'danger':
      return {
        title: t('Danger now'),
        lead: t('Call 999 first. Then telephone the duty post, and write down when you did.'),
        parts: [
          { title: t('What was reported'), fields: dangerFields.map((field) => dangerWords()[field]) },
          {
            title: t('What was done'),
            fields: [
              written(t('999 called: day, time, incident number'), 1),
              written(t('Duty post told: day, time, who took it'), 1),
              written(t('Whoever may be hurt warned: day, time, by whom; or why not'), 2),
              written(t('What else was done, each with its time'), 5),
            ],
          },
        ],
        enter: t('Enter it at "Danger now" on the person’s file, or at "Danger now" on every page, then write it up with these times.'),
      };
    case 'assessment': {
      const form = recordForms.assess;
      return {
        title: t(form.title),
        lead: form.lead.map((paragraph) => t(paragraph)).join(' '),
        parts: [{ title: t('The assessment'), fields: form.fields.map(ofRecord) }],
        enter: t('Enter it at the referral under "Assess", with "This happened earlier".'),
      };
    }
    case 'visit':
      return {
        title: t('Visit: out and back'),
        lead: t(
          'Leave one copy with whoever waits for your call. Not back by the time below: they telephone you, then the duty post, then 999.',
        ),
        parts: [
          {
            title: t('Before you go'),
            fields: [
              written(t('Who goes'), 1),
              written(t('Who waits for the call, and their telephone number'), 1),
              written(t('Where, and how to get there'), 2),
              written(t('Warnings that you know of, and from whom'), 3),
              written(t('Out: day and time'), 1),
              written(t('To call by: day and time'), 1),
            ],
          },
          {
            title: t('Afterwards'),
            fields: [
              written(t('Called or back: day and time, who took the call'), 1),
              ticked(t('Was everything all right?'), [t('Yes'), t('No')]),
              written(t('What was seen and said'), 8),
            ],
          },
        ],
        enter: t('Enter the visit on the person’s file, with "This happened earlier".'),
      };
    default:
      return name satisfies never;
  }
}
