/** What the referral form's views show. */

import { view } from '../answer.ts';
import type { DutyContact, Instant, LimitWords } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import type { Draft, Receipt, Source } from './draft.ts';
import { asked, previousTo, stillWrong } from './order.ts';
import { date } from '../dates.ts';
import { dateOrNull, typedDate } from './partial-date.ts';
import { type Answers, type Field, type FieldError, inputsOf, type Question, saidQuestion } from './question.ts';

export type FieldModel = Field & {
  readonly values: Readonly<Record<string, string>>;
  readonly error: string | null;
  /** Where an answer was put in from, where a document was read. */
  readonly from: string | null;
  readonly wrongInputs: readonly string[];
};

export interface QuestionModel {
  readonly question: Question;
  readonly fields: readonly FieldModel[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly action: Href;
  readonly back: Href;
  readonly isChange: boolean;
  /** It could not be kept just now; it is still on the page. */
  readonly notKept: boolean;
  /** The whole text of the document that was read, for copying. */
  readonly text: string | null;
  /** On the first page after a document was read: how many answers it gave. */
  readonly took: number | null;
}

export const startView = view<{ begun: Href | null; sent: Receipt | null; draftHours: number }>('referral/start.njk');
export const questionView = view<QuestionModel>('referral/question.njk');
export const checkView = view<CheckModel>('referral/check.njk');
export const receiptView = view<{ receipt: Receipt; lookedAt: LimitWords | null; duty: DutyContact }>('referral/receipt.njk');
export const forgottenView = view<object>('referral/forgotten.njk');

export function questionModel(
  asking: Question,
  answers: Answers,
  shown: {
    readonly errors: readonly FieldError[];
    readonly isChange: boolean;
    readonly notKept: boolean;
    readonly now: Instant;
    readonly source?: Source | null;
  },
): QuestionModel {
  const { errors, isChange, notKept, now, source = null } = shown;
  const question = saidQuestion(asking);
  return {
    question,
    fields: question.body.map((field) => {
      const inputs = inputsOf(field);
      const wrong = errors.filter((error) => inputs.includes(error.field));
      return {
        ...field,
        values: Object.fromEntries(inputs.map((name) => [name, answers[name] ?? ''])),
        error: wrong[0]?.words ?? null,
        from: source?.from[field.name] ?? null,
        wrongInputs: wrong.map((error) => error.field),
      };
    }),
    errors: errors.map((error) => ({ text: error.words, href: `#${error.field}` })),
    action: isChange ? paths.referral.change(question.slug) : paths.referral.question(question.slug),
    back: isChange ? paths.referral.check : previousTo(asking, answers, now),
    isChange,
    notKept,
    text: source?.text ?? null,
    took: source && question.slug === 'danger' ? Object.keys(source.from).length : null,
  };
}

export interface CheckModel {
  readonly sections: readonly { readonly title: string; readonly rows: readonly CheckRow[] }[];
  readonly wrong: readonly { readonly text: string; readonly href: Href }[];
  readonly notSent: boolean;
  /** What of the document was put into no question. */
  readonly unread: readonly string[];
}
interface CheckRow {
  readonly title: string;
  /** Those that were filled in. A label is repeated only where the question has several. */
  readonly answers: readonly { readonly label: string | null; readonly answer: string }[];
  readonly change: Href;
}

export function checkModel({ answers, source }: Pick<Draft, 'answers' | 'source'>, now: Instant, notSent: boolean): CheckModel {
  const shown = asked(answers, now)
    .filter((question) => question.slug !== 'danger')
    .map(saidQuestion);
  const titles = [...new Set(shown.map((question) => question.section))];
  return {
    sections: titles.map((title) => ({
      title,
      rows: shown
        .filter((question) => question.section === title)
        .map((question) => ({
          title: question.title,
          answers: question.body
            .map((field) => ({ label: question.body.length > 1 ? field.label : null, answer: answerWords(field, answers) }))
            .filter(({ answer }) => answer !== ''),
          change: paths.referral.change(question.slug),
        })),
    })),
    wrong: stillWrong(answers, now).map((one) => ({ text: one.words, href: paths.referral.change(one.question.slug) })),
    notSent,
    unread: source?.unread ?? [],
  };
}

/** As a person checks a date: "6 May 2010"; a part of one, and what cannot be read, as it was typed. */
function dateWords(answers: Answers, name: string): string {
  const iso = dateOrNull(answers, name, Date.UTC(2099, 11, 31));
  return iso?.length === 10 ? date(Date.parse(`${iso}T12:00:00Z`)) : typedDate(answers, name);
}

function answerWords(field: Field, answers: Answers): string {
  if (field.kind === 'date') return dateWords(answers, field.name);
  const value = answers[field.name] ?? '';
  return field.kind === 'choice' ? (field.choices.find((choice) => choice.value === value)?.text ?? '') : value;
}
