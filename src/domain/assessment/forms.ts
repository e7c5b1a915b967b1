/** The forms that an area has loaded: every version is kept, so that an assessment can be read with the questions it answered. */
import { because, type Decision, type Refusal } from '../decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { write } from '../write.ts';
import { AssessmentFormLoaded, AssessmentFormWithdrawn } from './entries.ts';
import { type AssessmentForm, type FormItem, formShape, itemsOf } from './form.ts';

export interface LoadedForm {
  readonly form: AssessmentForm;
  readonly at: Instant;
  readonly reason: string;
  /** Taken out of use: offered no more, and still read. */
  readonly withdrawn?: { readonly at: Instant; readonly reason: string };
}
type HasForms = { readonly assessmentForms: readonly LoadedForm[] };

export const formOf = (
  { assessmentForms }: HasForms,
  named: { readonly id: string; readonly version: number } | null,
): AssessmentForm | null => assessmentForms.find(({ form }) => form.form === named?.id && form.version === named.version)?.form ?? null;

/** Whatever may be filled in: every version that was not taken out of use. */
export const formsStanding = ({ assessmentForms }: HasForms): readonly AssessmentForm[] =>
  assessmentForms.filter(({ withdrawn }) => !withdrawn).map(({ form }) => form);
/** Each form in its latest version. */
export const formsInUse = (area: HasForms): readonly AssessmentForm[] => [
  ...new Map(formsStanding(area).map((form) => [form.form, form])).values(),
];

/** Nothing new is assessed by what was taken out of use. */
export function whyOutOfUse(
  { assessmentForms }: HasForms,
  named: { readonly id: string; readonly version: number } | null,
): Refusal | null {
  const loaded = assessmentForms.find(({ form }) => form.form === named?.id && form.version === named.version);
  return loaded?.withdrawn
    ? because(
        'form-withdrawn',
        `That form was taken out of use: ${loaded.withdrawn.reason}`,
        'Open the page again and use another; what you wrote stays in your draft, with its questions.',
      )
    : null;
}

/** What loading would change, in sentences: shown to the operator before anything is loaded. */
export interface FormPreview {
  readonly kind: 'new form' | 'new version' | 'the same' | 'refused';
  readonly lines: readonly string[];
}

export function previewForm(area: HasForms, form: AssessmentForm): FormPreview {
  const loaded = formsInUse(area).find((each) => each.form === form.form);
  // The ledger keeps keys in an order of its own: read by its shape, two texts of one form are the same.
  const before = loaded && formShape.parse(loaded);
  if (!before) {
    const number = numberWrong(area, form, null);
    if (number) return number;
    return { kind: 'new form', lines: [`New form "${form.title}", version ${form.version}, ${count(itemsOf(form).length)}.`, ...standing] };
  }
  if (JSON.stringify(before) === JSON.stringify(form)) return { kind: 'the same', lines: ['It is loaded already, word for word.'] };
  const number = numberWrong(area, form, before.version);
  if (number) return number;
  if (form.version <= before.version)
    return {
      kind: 'refused',
      lines: [
        `Version ${before.version} of this form is loaded, and assessments rest on it: a loaded version is never changed.`,
        `Give what is changed the version ${before.version + 1}.`,
      ],
    };
  return {
    kind: 'new version',
    lines: [`"${form.title}": version ${before.version} is followed by version ${form.version}.`, ...changes(before, form), ...standing],
  };
}

/** A number that was used once is used for nothing else, and none is skipped: a mistyped one could not be followed. */
function numberWrong({ assessmentForms }: HasForms, { form: id, version }: AssessmentForm, latest: number | null): FormPreview | null {
  const used = new Map(assessmentForms.filter(({ form }) => form.form === id).map((each) => [each.form.version, each]));
  const highest = Math.max(latest ?? 0, ...(latest === null ? used.keys() : []));
  let next = highest + 1;
  while (used.has(next)) next += 1;
  if (used.get(version)?.withdrawn)
    return {
      kind: 'refused',
      lines: [`Version ${version} of this form was taken out of use: its number is used for nothing else.`, `Give it the version ${next}.`],
    };
  return used.size > 0 && version > next
    ? { kind: 'refused', lines: [`After version ${highest} comes version ${next}, not ${version}.`, `Give it the version ${next}.`] }
    : null;
}

const standing = ['Assessments that were made stay as they are, with the questions that they answered.'];
const count = (n: number): string => (n === 1 ? '1 question' : `${n} questions`);

function changes(before: AssessmentForm, after: AssessmentForm): readonly string[] {
  const [old, now] = [new Map(itemsOf(before).map((item) => [item.id, item])), new Map(itemsOf(after).map((item) => [item.id, item]))];
  const title = before.title === after.title ? [] : [`Title: "${before.title}" becomes "${after.title}".`];
  const added = [...now.values()].filter(({ id }) => !old.has(id)).map(({ id, question }) => `Added: ${id}, "${question}".`);
  const gone = [...old.values()].filter(({ id }) => !now.has(id)).map(({ id, question }) => `No longer asked: ${id}, "${question}".`);
  const changed = [...now.values()].flatMap((item) => {
    const earlier = old.get(item.id);
    return earlier ? changeOf(earlier, item) : [];
  });
  return [...title, ...added, ...gone, ...changed];
}

function changeOf(before: FormItem, after: FormItem): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const parts = [
    before.question === after.question ? '' : `"${before.question}" becomes "${after.question}"`,
    before.kind === after.kind ? '' : `${before.kind} becomes ${after.kind}`,
    before.options.join('; ') === after.options.join('; ')
      ? ''
      : `answers "${before.options.join('; ')}" become "${after.options.join('; ')}"`,
    before.required === after.required ? '' : after.required ? 'must be answered from now on' : 'may be left empty from now on',
  ].filter((part) => part !== '');
  return [`Changed: ${after.id}: ${parts.length > 0 ? parts.join(', ') : 'its help text'}.`];
}

/** An entry of the area, or why not. The same form twice changes nothing. */
export function loadForm(area: HasForms, directory: string, form: AssessmentForm, reason: string): Decision {
  const { kind, lines } = previewForm(area, form);
  if (kind === 'the same') return { kind: 'decided', entries: [] };
  if (kind === 'refused') return because('form-version', lines[0] ?? '', lines[1] ?? '');
  return write(AssessmentFormLoaded, { stream: directory, file: null, record: null }, { content: form, reason });
}

/** Out of use, by an entry of the area: a form that was loaded by mistake is corrected by another, and this one offered no more. */
export function withdrawForm(
  { assessmentForms }: HasForms,
  directory: string,
  named: { readonly id: string; readonly version: number },
  reason: string,
): Decision {
  const found = assessmentForms.find(({ form }) => form.form === named.id && form.version === named.version);
  if (!found)
    return because(
      'no-such-form',
      'That form is not loaded in this version.',
      `Loaded are: ${assessmentForms.map(({ form, withdrawn }) => `${form.form} ${form.version}${withdrawn ? ' (out of use)' : ''}`).join(', ') || 'none'}.`,
    );
  if (found.withdrawn)
    return because('form-withdrawn', `It was taken out of use already: ${found.withdrawn.reason}`, 'There is nothing to do.');
  return write(
    AssessmentFormWithdrawn,
    { stream: directory, file: null, record: null },
    { form: named.id, version: named.version, reason },
  );
}
