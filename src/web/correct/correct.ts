/** Correct this: first what is wrong with the entry, then what is right; who will be asked stands beside it before anything is sent. */
import { z } from 'zod';
import { type CorrectionSort, correctionSorts, mayBeRestated } from '../../app/corrected.ts';
import { correctEntry, type CorrectionSight, correctionSight } from '../../app/correct.ts';
import type { CorrectableField } from '../../domain/correction/fields.ts';
import type { FileFact } from '../../domain/facts.ts';
import { missing, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { namingOf } from '../file/model.ts';
import { actorName, postTitle } from '../file/who.ts';
import { tell } from '../file/words.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { fieldWords, sortHint, sortWords } from './words.ts';

export interface CorrectModel extends FormModel {
  readonly what: string;
  readonly words: string;
  readonly who: string;
  readonly sort: CorrectionSort | null;
  readonly sorts: readonly {
    readonly sort: string;
    readonly text: string;
    readonly hint: string;
    readonly href: Href;
    readonly whyNot: string | null;
  }[];
  readonly title: string;
  readonly fields: readonly (CorrectableField & { readonly label: string; readonly value: string })[];
  readonly correctTime: Href | null;
  readonly mayRestate: boolean;
  readonly asked: readonly { readonly post: string; readonly decisions: string }[];
  readonly recipients: readonly string[];
  readonly owedAgain: readonly string[];
  readonly owedNoLonger: readonly string[];
}
const correctView = view<CorrectModel>('correct/correct.njk');
const title = 'Correct this';
const params = z.object({ id: z.string(), fact: z.string() });
const query = z.object({ sort: z.enum(correctionSorts).nullish().catch(null) });

export const showCorrect: Route = route({
  method: 'GET',
  path: '/files/:id/entries/:fact/correct',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, query }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id, fact } = input.params;
    const sight = await correctionSight(house, viewer, id, fact);
    return sight ? formPage(correctView, modelOf(sight, house.newId(), input.query.sort ?? null, {}, null), id) : missing;
  },
});

export const doCorrect: Route = route({
  method: 'POST',
  path: '/files/:id/entries/:fact/correct',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, fact } = input.params;
    const sight = await correctionSight(house, viewer, file, fact);
    if (!sight) return missing;
    const [key, reason, belongsTo] = [text(input.body, 'key'), text(input.body, 'reason'), text(input.body, 'belongsTo').trim()];
    const sort = correctionSorts.find((each) => each === text(input.body, 'sort'));
    const again = (problem: Problem) => formPage(correctView, modelOf(sight, key, sort ?? null, input.body, problem), file);
    if (!sort) return again(wrongFields([{ input: 'sort', words: t('Say what is wrong with it') }]));
    if (reason.trim() === '') return again(wrongFields([{ input: 'reason', words: t('Say how the mistake came about') }]));
    const values = sort === 'wrong value' ? typedValues(sight, input.body) : {};
    const moves = sort === 'wrong person' || sort === 'wrong file' ? belongsTo : '';
    const problem = problemOf(await correctEntry(house, viewer, { file, key, fact, sort, reason, values, belongsTo: moves }));
    return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'corrected'));
  },
});

function typedValues({ fields }: CorrectionSight, body: FormFields) {
  return Object.fromEntries(
    fields
      .filter(({ name }) => body[`field-${name}`] !== undefined)
      .map(({ name, takes }) => {
        const typed = text(body, `field-${name}`);
        if (takes === 'yes or no') return [name, typed === 'yes'];
        if (takes === 'list of words') return [name, lines(typed)];
        return [name, typed.replaceAll('\r\n', '\n')];
      }),
  );
}

const lines = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function modelOf(
  sight: CorrectionSight,
  key: string,
  sort: CorrectionSort | null,
  body: FormFields,
  problem: Problem | null,
): CorrectModel {
  const { file, fact } = sight;
  const naming = namingOf(sight);
  const told = (each: FileFact) => tell({ ...each, disposed: false, position: 0 }, naming);
  // What was set aside is opened with a reason, and not by asking to correct it once more.
  const shown = sight.standing && told(sight.standing);
  const may = sort !== null && sight.sorts.some((each) => each.sort === sort && each.whyNot.length === 0);
  const preview = may ? sight.preview(sort) : null;
  const startsLimit = fact.type === 'ReferralReceived' || fact.type === 'DangerReported';
  return {
    ...formModel({ sight, key, fields: body, problem }, paths.correct.show(file.id, fact.id), ['reason', 'belongsTo']),
    what: sight.standing ? (shown?.what ?? '') : t('An entry that was set aside'),
    words: shown?.words ?? '',
    who: t('{who}, {post}, recorded {when}', {
      who: actorName(sight, fact.actor),
      post: postTitle(sight, fact.post),
      when: dateAndTime(fact.recorded),
    }),
    sort: may ? sort : null,
    sorts: sight.sorts.map((each) => ({
      sort: each.sort,
      text: sortWords(each.sort),
      hint: sortHint(each.sort),
      href: paths.correct.as(file.id, fact.id, each.sort),
      whyNot: each.whyNot.length === 0 ? null : each.whyNot.map(({ words, how }) => `${words} ${how}`).join(' '),
    })),
    title: sort === null ? '' : sortWords(sort),
    fields:
      may && sort === 'wrong value'
        ? sight.fields.map((field) => ({ ...field, label: fieldWords(field.name), value: valueOf(field, body) }))
        : [],
    correctTime: startsLimit ? paths.file.correctTime(file.id, fact.id) : null,
    mayRestate: (sort === 'wrong person' || sort === 'wrong file') && mayBeRestated(fact.type),
    asked: (preview?.asked ?? []).map(({ post, decisions }) => ({
      post: postTitle(sight, post),
      decisions: decisions.map((each) => told(each)?.what ?? each.type).join('; '),
    })),
    recipients: preview?.recipients ?? [],
    owedAgain: preview?.owedAgain ?? [],
    owedNoLonger: preview?.owedNoLonger ?? [],
  };
}

function valueOf({ name, takes, now }: CorrectionSight['fields'][number], body: FormFields): string {
  if (body[`field-${name}`] !== undefined) return text(body, `field-${name}`);
  if (takes === 'yes or no') return now === true ? 'yes' : 'no';
  return Array.isArray(now) ? now.join('\n') : typeof now === 'string' ? now : '';
}
