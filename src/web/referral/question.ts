/**
 * A question is one page: title, fields, what is wrong with an answer. `isAsked` says whether it is put at all; next and
 * previous follow from the order of the list (questions.ts), so that the two can never disagree.
 */

import type { Instant } from '../deps.ts';
import { text, type FormFields } from '../route.ts';
import { datePart, readDate } from './partial-date.ts';
import { t } from '../words.ts';

/** Everything typed so far, by field name. Empty text means left empty. */
export type Answers = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

interface AnyField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}
export interface TextField extends AnyField {
  readonly kind: 'text';
  readonly type?: 'text' | 'tel' | 'email';
  readonly autocomplete?: string;
  readonly width?: 'short' | 'number';
}
export interface WordsField extends AnyField {
  readonly kind: 'words';
  readonly rows?: number;
}
export interface ChoiceField extends AnyField {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
}
export interface DateField extends AnyField {
  readonly kind: 'date';
}
export type Field = TextField | WordsField | ChoiceField | DateField;

/** A field in the reader's language. */
function saidField(field: Field): Field {
  const said = { ...field, label: t(field.label), ...(field.hint ? { hint: t(field.hint) } : {}) };
  return said.kind === 'choice' ? { ...said, choices: said.choices.map(saidChoice) } : said;
}
const saidChoice = ({ value, text: words, hint }: Choice): Choice => ({ value, text: t(words), ...(hint ? { hint: t(hint) } : {}) });

/** What a question says, in the reader's language. */
export const saidQuestion = (question: Question): Question => ({
  ...question,
  section: t(question.section),
  title: t(question.title),
  ...(question.lead ? { lead: question.lead.map((each) => t(each)) } : {}),
  ...(question.points ? { points: question.points.map((each) => t(each)) } : {}),
  body: question.body.map(saidField),
});

export interface FieldError {
  /** Id of the input that has to be changed. */
  readonly field: string;
  /** An instruction: "Enter …", "Choose …". */
  readonly words: string;
}

export interface Question {
  readonly slug: string;
  readonly section: string;
  readonly title: string;
  /** Paragraphs under the title. */
  readonly lead?: readonly string[];
  /** A list under the paragraphs. */
  readonly points?: readonly string[];
  readonly body: readonly Field[];
  isAsked(answers: Answers, now: Instant): boolean;
  errors(answers: Answers, now: Instant): readonly FieldError[];
}

const longestText = 20_000;

/** Names of the inputs of a field: a date has three. */
export const inputsOf = (field: Field): readonly string[] =>
  field.kind === 'date' ? datePart.map((one) => `${field.name}-${one}`) : [field.name];

/** The answers of one page out of a submitted form; whatever else was sent is left out. */
export const answersFrom = (question: Question, fields: FormFields): Answers =>
  Object.fromEntries(question.body.flatMap(inputsOf).map((name) => [name, text(fields, name)]));

/** What is wrong with the fields themselves, and then with what the question wants to know. */
export function errorsOf(question: Question, answers: Answers, now: Instant): readonly FieldError[] {
  return [...question.body.flatMap((field) => fieldErrors(field, answers, now)), ...question.errors(answers, now)];
}

function fieldErrors(field: Field, answers: Answers, now: Instant): readonly FieldError[] {
  if (field.kind === 'date') {
    const date = readDate(answers, field.name, now);
    return date.kind === 'wrong' ? [{ field: date.input, words: `${t(field.label)}: ${date.words}` }] : [];
  }
  const value = answers[field.name] ?? '';
  if (field.kind === 'choice') {
    const isOffered = value === '' || field.choices.some((choice) => choice.value === value);
    return isOffered ? [] : [{ field: field.name, words: t('Choose one of the answers: {label}', { label: t(field.label) }) }];
  }
  if (value.length <= longestText) return [];
  return [{ field: field.name, words: t('Shorten this to 20,000 characters: {label}', { label: t(field.label) }) }];
}
