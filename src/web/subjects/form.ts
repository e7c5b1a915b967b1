/** Shows and takes the forms about a subject (forms.ts). Before lowering, suspending or closing, what would be left undone stands on the page. */
import { z } from 'zod';
import { fileSight } from '../../app/fileSight.ts';
import { costOf, lesseningWaits, recordSubjectAct, subjectIn } from '../../app/subjects/sight.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel } from '../file/form.ts';
import { postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';
import { type Field, type Form, momentIn } from './field.ts';
import { formOf, whats } from './forms.ts';
import { proposedRows } from './proposed.ts';

interface SubjectFormModel extends FormModel {
  readonly title: string;
  readonly lead: readonly string[];
  readonly back: Href;
  readonly fields: readonly (Field & {
    readonly value: string;
    readonly values: readonly string[] | Readonly<Record<string, string>>;
    readonly error: string | null;
  })[];
  readonly button: string;
  readonly about: string;
  /** What the page shows and the answer is about; null where it is about nothing that changes. */
  readonly shown: string | null;
  /** What would be left undone, before it is decided; null where nothing stops. */
  readonly cost: {
    readonly until: number;
    readonly lines: readonly { readonly task: string; readonly due: number; readonly post: string }[];
  } | null;
  /** What is proposed, for whoever decides. */
  readonly proposed: readonly { readonly label: string; readonly words: string }[];
  readonly now: number;
}
const formView = view<SubjectFormModel>('subjects/form.njk');
const params = z.object({ id: z.string(), subject: z.string(), what: z.enum(whats) });

/** What is left empty that must not be, and choices that were not offered, each as an instruction. */
function wrongIn(form: Form, fields: FormFields): readonly Wrong[] {
  return form.fields.flatMap(({ name, kind, mustBe, choices = [], when, label }): readonly Wrong[] => {
    if (text(fields, name).length > 20_000)
      return [{ input: name, words: t('Shorten this to 20,000 characters: {field}', { field: label }) }];
    if (kind === 'day') {
      const read = momentIn(fields, name);
      if (read.kind === 'wrong') return [{ input: name, words: t('The day: {words}', { words: read.words }) }];
      return read.kind === 'none' && mustBe !== null ? [{ input: name, words: mustBe }] : [];
    }
    if (mustBe === null || (when && !when(fields))) return [];
    const isGiven = kind === 'choice' ? choices.some((each) => each.value === text(fields, name)) : text(fields, name) !== '';
    return isGiven ? [] : [{ input: name, words: mustBe }];
  });
}

const parts = ['day', 'month', 'year'] as const;

export const subjectFormRoutes: readonly Route[] = fileForm({
  path: '/files/:id/subjects/:subject/:what',
  only: 'subjects of interest',
  title: 'A subject of interest',
  params,
  query: z.object({ about: z.string().optional() }) as unknown as z.ZodType<FormFields>,
  view: formView,
  titleOf: (model) => model.title,
  sight: async (house, viewer, { id, subject }) => {
    const sight = await fileSight(house, viewer, id);
    const found = sight && subjectIn(sight, subject);
    return found ? { ...sight, found } : null;
  },
  model: ({ sight, key, fields, problem, wrong, params: { what, subject: id }, viewer }) => {
    const about = text(fields, 'about');
    const form = formOf({ sight, found: sight.found, viewer, about }, what);
    if (!form) return null;
    const { subject } = sight.found;
    const isNew = Object.keys(fields).every((name) => name === 'about');
    const lessens = what === 'lower' || what === 'suspend' || what === 'close';
    const waits = subject && lesseningWaits(subject);
    const cost =
      subject && (lessens || (what === 'second' && waits)) ? costOf(sight, subject, lessens ? what : (waits?.what ?? 'suspend')) : null;
    return {
      ...formModel({ sight, key, fields, problem }, paths.subjects.form(sight.file.id, id, what), []),
      title: form.title,
      lead: form.lead,
      back: subject ? paths.subjects.show(sight.file.id, sight.found.lead) : paths.file.show(sight.file.id),
      fields: form.fields.map((field) => ({
        ...field,
        value: isNew ? (field.first ?? '') : text(fields, field.name),
        values:
          field.kind === 'day'
            ? Object.fromEntries(parts.map((part) => [part, text(fields, `${field.name}-${part}`)]))
            : [isNew ? (field.first ?? '') : text(fields, field.name)],
        error: wrong.find((each) => each.input === field.name)?.words ?? null,
      })),
      button: form.button,
      about: form.about ?? about,
      shown: form.shown ?? null,
      cost: cost && {
        until: cost.until,
        lines: cost.leaves.map((each) => ({ task: t(each.task), due: each.due, post: postTitle(sight, each.post) })),
      },
      proposed: subject && what === 'second' && waits ? proposedRows(subject, waits) : [],
      now: sight.now,
    };
  },
  send: async ({ house, viewer, sight, key, fields, params: { what } }) => {
    const form = formOf({ sight, found: sight.found, viewer, about: text(fields, 'about') }, what);
    if (!form) return null;
    const wrong = wrongIn(form, fields);
    if (wrong.length > 0) return { wrong };
    const act = form.act(fields, key);
    const outcome = await recordSubjectAct(house, viewer, { ...act, file: sight.file.id, key });
    const isAside = act.act === 'set-lead-aside' || act.act === 'look-at-lead' || (!sight.found.subject && act.act !== 'open-subject');
    return {
      outcome,
      to: withDone(isAside ? paths.file.show(sight.file.id) : paths.subjects.show(sight.file.id, sight.found.lead), form.done),
    };
  },
});
