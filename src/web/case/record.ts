/** Adds something to a referral: an assessment, information, an expert's view, a need and who accepts it, a look with other agencies. */

import { z } from 'zod';
import type { ActName } from '../../access/acts.ts';
import { recordAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, formFields, type Route } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import { keyOf, noProblem, type PageError, type Problem, problemOf, saidWhyNot } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { formOf, type RecordField, type RecordForm, type Typed, typedIn, type What, whats, wrongIn } from './forms.ts';
import { readTelling, type TellModel, tellModel } from '../told/tell.ts';
import { type Known, knownOf } from './known.ts';

interface RecordModel {
  readonly known: Known;
  readonly form: Pick<RecordForm, 'title' | 'lead' | 'button'>;
  readonly fields: readonly (RecordField & { readonly value: string; readonly values: readonly string[]; readonly error: string | null })[];
  /** Whether the person is told, answered in the same sitting as the assessment. */
  readonly tell: TellModel | null;
  /** Why it is another post's; null where it is not. */
  readonly because: string | null;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
export const recordView = view<RecordModel>('case/record.njk');

const doesOf = {
  assess: 'assess',
  add: 'add-information',
  'expert-view': 'record-expert-view',
  'answer-view': 'answer-expert-view',
  need: 'record-need',
  'accept-need': 'accept-need',
  look: 'record-look',
} as const satisfies Record<What, ActName>;

type RecordContext = Context<{ readonly params: { readonly id: string; readonly what: What }; readonly body: FormFields }>;

async function recordPage(context: RecordContext, sight: CaseSight, typed: Typed, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { what } = context.input.params;
  const { known, read } = await knownOf(house, context.viewer, sight);
  const form = formOf(what, sight);
  const model: RecordModel = {
    known,
    form,
    fields: form.fields.map((field) => ({
      ...field,
      value: typed.one(field.name),
      values: typed.many(field.name),
      error: problem.errors.find((error) => error.href === `#${field.name}`)?.text ?? null,
    })),
    tell: what === 'assess' ? tellModel(sight, context.viewer, context.input.body, problem.wrong ?? []) : null,
    because: saidWhyNot(sight, context.viewer, doesOf[what]),
    action: paths.case.record(sight.referral.id, what),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(recordView, model, read, {
    title: form.title,
    reason: 'case work',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

/** The person's own account, or why nobody has asked them, as an entry of its own beside the allegation. */
function accountIn(typed: Typed, key: string) {
  const [account, notSoughtBecause] = [typed.one('ownAccount'), typed.one('accountNotSought')];
  return account || notSoughtBecause ? { id: `a-${key}`, fields: { account, notSoughtBecause } } : undefined;
}

export const recordRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/record/:what',
  title: 'Record',
  mayUse: caseDuties,
  schema: z.object({ params: z.object({ id: z.string().min(1).max(200), what: z.enum(whats) }), body: formFields }),
  show: (context, sight) => recordPage(context, sight, typedIn({})),
  take: async (context, sight) => {
    const house = houseOf(context.deps);
    const typed = typedIn(context.input.body);
    const form = formOf(context.input.params.what, sight);
    const key = keyOf(context.input.body, house.newId);
    const { id, what } = context.input.params;
    const { telling, wrong } =
      what === 'assess' ? readTelling(sight, context.viewer, context.input.body, key, false) : { telling: undefined, wrong: [] };
    const errors = [...wrongIn(form, typed), ...wrong.map(({ input, words: text }) => ({ text, href: `#${input}` }))];
    if (errors.length > 0) return recordPage(context, sight, typed, { status: 422, errors, wrong });
    const account = what === 'assess' ? accountIn(typed, key) : undefined;
    const beside = telling || account ? { beside: { telling, account } } : {};
    const problem = problemOf(await recordAct(house, context.viewer, { file: sight.file.id, key, ...form.act(typed, id, key), ...beside }));
    return problem ? recordPage(context, sight, typed, problem) : redirect(withDone(paths.case.show(id), form.done));
  },
});
