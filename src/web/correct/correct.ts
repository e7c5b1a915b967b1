/** Correct this: first what is wrong with the entry, then what is right; who will be asked stands beside it before anything is sent. */
import { z } from 'zod';
import { type CorrectionSort, correctionSorts, mayBeRestated } from '../../app/corrected.ts';
import { correctEntry, type CorrectionSight, correctionSight } from '../../app/correct.ts';
import type { CorrectableField } from '../../domain/correction/fields.ts';
import type { FileFact } from '../../domain/facts.ts';
import { view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, type Shown } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { actorName, postTitle } from '../file/who.ts';
import { tell } from '../file/words.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { t } from '../words.ts';
import { callBack } from './marks.ts';
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
  readonly printed: readonly string[];
  readonly owedAgain: readonly string[];
  readonly owedNoLonger: readonly string[];
}
const correctView = view<CorrectModel>('correct/correct.njk');

export const correctForm = fileForm({
  path: '/files/:id/entries/:fact/correct',
  title: 'Correct this',
  params: z.object({ id: z.string(), fact: z.string() }),
  query: z.object({ sort: z.string().catch('') }),
  view: correctView,
  sight: (house, viewer, { id, fact }) => correctionSight(house, viewer, id, fact),
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file, fact }, key, fields }) => {
    const sort = sortIn(fields);
    if (!sort) return { wrong: [{ input: 'sort', words: t('Say what is wrong with it') }] };
    const wrong = lacking(fields, { reason: t('Say how the mistake came about') });
    if (wrong.length > 0) return { wrong };
    const values = sort === 'wrong value' ? typedValues(sight, fields) : {};
    const belongsTo = sort === 'wrong person' || sort === 'wrong file' ? text(fields, 'belongsTo') : '';
    const reason = text(fields, 'reason');
    return {
      outcome: await correctEntry(house, viewer, { file, key, fact, sort, reason, values, belongsTo }),
      to: withDone(paths.file.show(file), 'corrected'),
    };
  },
});

const sortIn = (fields: FormFields): CorrectionSort | null => correctionSorts.find((each) => each === text(fields, 'sort')) ?? null;

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

function modelOf(shown: Shown<CorrectionSight>): CorrectModel {
  const { sight, fields } = shown;
  const { file, fact } = sight;
  const sort = sortIn(fields);
  const naming = namingOf(sight);
  const told = (each: FileFact) => tell({ ...each, disposed: false, position: 0 }, naming);
  // What was set aside is opened with a reason, and not by asking to correct it once more.
  const standing = sight.standing && told(sight.standing);
  const may = sort !== null && sight.sorts.some((each) => each.sort === sort && each.whyNot.length === 0);
  const preview = may ? sight.preview(sort) : null;
  const startsLimit = fact.type === 'ReferralReceived' || fact.type === 'DangerReported';
  return {
    ...formModel(shown, paths.correct.show(file.id, fact.id), ['reason', 'belongsTo']),
    what: sight.standing ? (standing?.what ?? '') : t('An entry that was set aside'),
    words: standing?.words ?? '',
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
        ? sight.fields.map((field) => ({ ...field, label: fieldWords(field.name), value: valueOf(field, fields) }))
        : [],
    correctTime: startsLimit ? paths.file.correctTime(file.id, fact.id) : null,
    mayRestate: (sort === 'wrong person' || sort === 'wrong file') && mayBeRestated(fact.type),
    asked: (preview?.asked ?? []).map(({ post, decisions }) => ({
      post: postTitle(sight, post),
      decisions: decisions.map((each) => told(each)?.what ?? each.type).join('; '),
    })),
    recipients: preview?.recipients ?? [],
    printed: callBack(sight, preview?.printed ?? []),
    owedAgain: preview?.owedAgain ?? [],
    owedNoLonger: preview?.owedNoLonger ?? [],
  };
}

function valueOf({ name, takes, now }: CorrectionSight['fields'][number], body: FormFields): string {
  if (body[`field-${name}`] !== undefined) return text(body, `field-${name}`);
  if (takes === 'yes or no') return now === true ? 'yes' : 'no';
  return Array.isArray(now) ? now.join('\n') : typeof now === 'string' ? now : '';
}
