/** A form about the person as data: what it asks, what was typed, what is wrong with it. Several stand on one page, so each has a prefix of its own. */
import { readStartOfDay } from '../moment.ts';
import type { FormFields } from '../route.ts';
import { text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}
export interface Field {
  readonly kind: 'words' | 'text' | 'choice' | 'day';
  /** Without the prefix. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly Choice[];
  /** What to do when it is left empty; absent where it may be. */
  readonly mustBe?: string;
  /** What stands there before anybody has typed. */
  readonly start?: string;
}
export interface PersonForm {
  readonly what: string;
  /** Which of several of this kind: an id. */
  readonly about: string;
  readonly prefix: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
}

export interface ShownField extends Omit<Field, 'hint' | 'rows'> {
  readonly hint: string;
  readonly rows: number;
  readonly value: string;
  readonly values: readonly string[] | Readonly<Record<string, string>>;
  readonly error: string | null;
}
export interface ShownForm extends Omit<PersonForm, 'fields'> {
  readonly fields: readonly ShownField[];
  readonly isOpen: boolean;
}

export const dayParts = ['day', 'month', 'year'] as const;
const dayOf = (body: FormFields, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(dayParts.map((part) => [part, text(body, `${name}-${part}`)]));

/** Whether what came is this one of the page's forms. */
export const isSent = ({ what, about }: PersonForm, body: FormFields): boolean =>
  what === text(body, 'what') && about === text(body, 'about');

export const showForm = (form: PersonForm, body: FormFields, wrong: readonly Wrong[]): ShownForm => ({
  ...form,
  isOpen: isSent(form, body),
  fields: showFields(form.fields, form.prefix, isSent(form, body) ? body : {}, wrong),
});

export function showFields(fields: readonly Field[], prefix: string, body: FormFields, wrong: readonly Wrong[]): readonly ShownField[] {
  return fields.map((field) => {
    const name = `${prefix}${field.name}`;
    const value = text(body, name) || (body[name] === undefined ? (field.start ?? '') : '');
    return {
      ...field,
      name,
      hint: field.hint ?? '',
      rows: field.rows ?? 3,
      value,
      values: field.kind === 'day' ? dayOf(body, name) : [value],
      error: wrong.find(({ input }) => input === name)?.words ?? null,
    };
  });
}

/** What is left empty that must not be, and choices that were not offered. Days are read by whoever needs them. */
export const missingIn = (fields: readonly Field[], prefix: string, body: FormFields): readonly Wrong[] =>
  fields.flatMap(({ kind, name, mustBe, choices = [], label }): readonly Wrong[] => {
    const value = text(body, `${prefix}${name}`);
    if (value.length > 20_000) return [{ input: `${prefix}${name}`, words: t('Shorten this to 20,000 characters: {label}', { label }) }];
    if (mustBe === undefined || kind === 'day') return [];
    const isGiven = kind === 'choice' ? choices.some((choice) => choice.value === value) : value !== '';
    return isGiven ? [] : [{ input: `${prefix}${name}`, words: mustBe }];
  });

/** What is wrong with one whole form: what is missing, and days that cannot be read. */
export const wrongIn = ({ fields, prefix }: PersonForm, body: FormFields): readonly Wrong[] => [
  ...missingIn(fields, prefix, body),
  ...fields.flatMap(({ kind, name }): readonly Wrong[] => {
    const day = kind === 'day' ? readStartOfDay(body, `${prefix}${name}`) : null;
    return day?.kind === 'wrong' ? [{ input: `${prefix}${name}`, words: day.words }] : [];
  }),
];
