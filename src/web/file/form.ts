/** What the forms about a file share: what stands around them, and their answer with what was typed kept. */
import type { FileSight } from '../../app/fileSight.ts';
import { type ReadPage, readPage, type View } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Problem } from '../staff.ts';
import { t } from '../words.ts';

export interface FormModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}

/** `names`: the fields that are shown again as they were typed. */
export const formModel = (
  sight: Pick<FileSight, 'file' | 'names'>,
  here: Href,
  key: string,
  fields: FormFields,
  names: readonly string[],
  problem: Problem | null,
): FormModel => ({
  file: { href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') },
  here,
  key,
  values: Object.fromEntries(names.map((name) => [name, text(fields, name)])),
  problem,
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
