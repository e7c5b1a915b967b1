/** What the forms about a file share: what stands around them, how they are shown and answered, and their answer with what was typed kept. */
import { z } from 'zod';
import type { ActName } from '../../access/acts.ts';
import type { Outcome } from '../../app/act.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { House } from '../../app/house.ts';
import { missing, type ReadPage, readPage, redirect, type View } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';

export interface FormModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
  /** Which of the page's forms came back with a problem: it is open. Empty when none did. */
  readonly sent: string;
}

/** Somebody with a form before them: what they see and what they have typed; nothing yet when it is first shown. */
export interface Asked<Sight = FileSight, Params = { readonly id: string }> {
  readonly house: House;
  readonly viewer: Viewer;
  readonly params: Params;
  readonly sight: Sight;
  /** The form sent twice is recorded once. */
  readonly key: string;
  readonly fields: FormFields;
}
export interface Shown<Sight = FileSight, Params = { readonly id: string }> extends Asked<Sight, Params> {
  readonly problem: Problem | null;
  /** The same, by input. */
  readonly wrong: readonly Wrong[];
}
/** What sending it came to: what is wrong with the fields, or the outcome and where it leads once recorded; null where there is no such thing. */
export type Sent = { readonly wrong: readonly Wrong[] } | { readonly outcome: Outcome; readonly to: Href } | null;

/** A form about a file, shown and answered at one address: the two routes. What was typed is shown again with what is wrong. */
export function fileForm<Params extends { readonly id: string }, Sight, Model extends { readonly problem: Problem | null }>(form: {
  readonly path: string;
  readonly only?: Route['only'];
  /** Where it is more than those who work on files. */
  readonly mayUse?: Route['mayUse'];
  readonly title: string;
  readonly params: z.ZodType<Params>;
  /** Fields that a link to the form fills in. */
  readonly query?: z.ZodType<FormFields>;
  readonly view: View<Model>;
  /** The page's own title, where it is not the route's. */
  readonly titleOf?: (model: NoInfer<Model>) => string;
  readonly sight: (house: House, viewer: Viewer, params: Params) => Promise<Sight | null>;
  readonly model: (shown: Shown<Sight, Params>) => NoInfer<Model> | null;
  readonly send: (asked: Asked<Sight, Params>) => Promise<Sent>;
}): readonly Route[] {
  const declared = {
    path: form.path,
    title: form.title,
    mayUse: form.mayUse ?? areaDuties,
    reads: 'files',
    ...(form.only ? { only: form.only } : {}),
  } as const;
  const show = (asked: Asked<Sight, Params>, problem: Problem | null = null, wrong: readonly Wrong[] = []) => {
    const model = form.model({ ...asked, problem, wrong });
    return model ? formPage(form.view, model, asked.params.id, form.titleOf?.(model)) : missing;
  };
  return [
    route({
      ...declared,
      method: 'GET',
      schema: z.object({ params: form.params, query: form.query ?? z.object({}) }),
      handle: async ({ deps, viewer, input: { params, query } }) => {
        const house = houseOf(deps);
        const sight = await form.sight(house, viewer, params);
        return sight === null ? missing : show({ house, viewer, params, sight, key: house.newId(), fields: query });
      },
    }),
    route({
      ...declared,
      method: 'POST',
      schema: z.object({ params: form.params, body: formFields }),
      handle: async ({ deps, viewer, input: { params, body } }) => {
        const house = houseOf(deps);
        const sight = await form.sight(house, viewer, params);
        if (sight === null) return missing;
        const asked = { house, viewer, params, sight, key: text(body, 'key') || house.newId(), fields: body };
        const sent = await form.send(asked);
        if (sent === null) return missing;
        if ('wrong' in sent) return show(asked, wrongFields(sent.wrong), sent.wrong);
        const problem = problemOf(sent.outcome);
        return problem ? show(asked, problem) : redirect(sent.to);
      },
    }),
  ];
}

/** What most forms are about: the file as its page shows it. */
export const ofFile = (house: House, viewer: Viewer, { id }: { readonly id: string }): Promise<FileSight | null> =>
  fileSight(house, viewer, id);

/** Which of these was left empty, each with what to do about it. */
export const lacking = (fields: FormFields, must: Readonly<Record<string, string>>): readonly Wrong[] =>
  Object.entries(must)
    .filter(([name]) => text(fields, name) === '')
    .map(([input, words]) => ({ input, words }));

/** Why an act is another post's, and whose; null where this reader may. */
export const saidWhyNot = ({ whyNot }: Pick<FileSight, 'whyNot'>, act: ActName): string | null => {
  const no = whyNot(act);
  return no && saidReason(no);
};

/** `names`: the fields that are shown again as they were typed. */
export const formModel = (
  { sight, key, fields, problem }: Pick<Shown<Pick<FileSight, 'file' | 'names'>>, 'sight' | 'key' | 'fields' | 'problem'>,
  here: Href,
  names: readonly string[],
): FormModel => ({
  file: { href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') },
  here,
  key,
  values: Object.fromEntries(names.map((name) => [name, text(fields, name)])),
  problem,
  sent: problem === null ? '' : text(fields, 'do') || text(fields, 'act'),
});

export const formPage = <Model extends { readonly problem: Problem | null }>(
  of: View<Model>,
  model: NoInfer<Model>,
  file: string,
  title?: string,
): ReadPage =>
  readPage(of, model, [{ kind: 'file', id: file }], {
    hasErrors: model.problem !== null,
    ...(model.problem ? { status: model.problem.status } : {}),
    ...(title === undefined ? {} : { title }),
  });

/** The inputs of a date with a time. */
export const momentNames = (name: string): readonly string[] => ['day', 'month', 'year', 'time'].map((part) => `${name}-${part}`);
