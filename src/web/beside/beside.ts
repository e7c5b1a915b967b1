/**
 * An error stands in the summary at the top, which links to its field, and beside that field. A page gives only the summary's
 * errors, each with the field's id as its link; the macros in this folder, which the views find before govuk-frontend's own of the
 * same name, ask here what is wrong with the field that they draw. So no form can forget it (test/web/forms.test.ts posts them all).
 */
import { t } from '../words.ts';

/** What a page says is wrong, by the id of the field that the summary links to. */
export function wrongById(model: object): ReadonlyMap<string, string> {
  const { problem, errors } = model as { readonly problem?: unknown; readonly errors?: unknown };
  const said = [errorsIn(errors), errorsIn((problem as { readonly reasons?: unknown } | null | undefined)?.reasons)].flat();
  // Two of one field: the first, as GOV.UK asks; the summary has both.
  return new Map(
    said.toReversed().flatMap(({ href, text, how }) => (href?.startsWith('#') ? [[href.slice(1), how ? `${text} ${how}` : text]] : [])),
  );
}

interface Said {
  readonly text: string;
  readonly href?: string | null;
  readonly how?: string;
}
const errorsIn = (list: unknown): readonly Said[] => (Array.isArray(list) ? (list as readonly Said[]) : []);

/** What a view gives a macro of govuk-frontend; only what matters here. */
interface Params {
  readonly id?: string;
  readonly name?: string;
  readonly idPrefix?: string;
  readonly classes?: string;
  readonly errorMessage?: unknown;
  readonly attributes?: object;
  readonly items?: readonly ({ readonly id?: string; readonly classes?: string; readonly attributes?: object } | null | false)[];
}
export type Drawn = 'input' | 'choice' | 'day';

/** The same parameters, with what is wrong. Escaped by the macro like any text. */
export function withError(wrong: ReadonlyMap<string, string>, drawn: Drawn, params: Params): Params {
  if (drawn === 'day') return dayWithError(wrong, params);
  if (drawn === 'choice') {
    const words = params.errorMessage ? undefined : firstOf(wrong, choiceIds(params));
    return words === undefined ? params : { ...params, errorMessage: messageOf(words) };
  }
  const words = wrong.get(params.id ?? params.name ?? '');
  const isWrong = Boolean(params.errorMessage) || words !== undefined;
  return {
    ...params,
    ...(isWrong ? invalid(params) : {}),
    ...(!params.errorMessage && words !== undefined ? { errorMessage: messageOf(words) } : {}),
  };
}

const invalid = ({ attributes }: { readonly attributes?: object }) => ({ attributes: { ...attributes, 'aria-invalid': 'true' } });

/** The first of a group of choices has the group's own id, the others are counted, or each has one of its own. */
const choiceIds = ({ idPrefix, name, items = [] }: Params): readonly string[] => {
  const prefix = idPrefix ?? name ?? '';
  return [prefix, ...items.map((item, n) => (item && item.id) || `${prefix}-${n + 1}`)];
};

function dayWithError(wrong: ReadonlyMap<string, string>, params: Params): Params {
  const items = params.items ?? [];
  const isAt = (id: string | undefined): boolean => id !== undefined && wrong.has(id);
  const words = firstOf(wrong, [params.id ?? '', ...items.map((item) => (item && item.id) || '')]);
  if (params.errorMessage || words === undefined) return params;
  const one = items.filter((item) => item && isAt(item.id));
  const marked = one.length > 0 ? one : items;
  return {
    ...params,
    errorMessage: messageOf(words),
    items: items.map((item) =>
      item && marked.includes(item) ? { ...item, ...invalid(item), classes: `${item.classes ?? ''} govuk-input--error` } : item,
    ),
  };
}

const firstOf = (wrong: ReadonlyMap<string, string>, ids: readonly string[]): string | undefined =>
  ids.map((id) => wrong.get(id)).find((words) => words !== undefined);

const messageOf = (words: string) => ({ text: words, visuallyHiddenText: t('Error') });
