/** Shows and takes the forms of work with partners about one referral (forms.ts): everything known stands beside them. */
import { z } from 'zod';
import type { ActName } from '../../access/acts.ts';
import { recordAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { lacksForRequest, recordPartnerAct } from '../../app/partners.ts';
import { addedSight } from '../../app/partnerSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { findCase, keyOf, noProblem, type PageError, type Problem, problemOf, saidWhyNot } from '../case/asking.ts';
import { type Typed, typedIn } from '../case/forms.ts';
import { type Known, knownOf } from '../case/known.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, formFields, type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';
import type { Field, Form } from './field.ts';
import { formOf, type What, whats } from './forms.ts';

interface FormModel {
  readonly known: Known;
  readonly form: Pick<Form, 'title' | 'lead' | 'button' | 'shown'>;
  readonly fields: readonly (Field & {
    readonly value: string;
    readonly values: readonly string[] | Readonly<Record<string, string>>;
    readonly error: string | null;
  })[];
  /** What came from outside and nobody has read. */
  readonly added: readonly { readonly at: number; readonly by: string; readonly words: string }[];
  /** What stands in the way of asking a partner now (G02), before anything is typed. */
  readonly lacks: readonly string[];
  readonly decides: boolean;
  readonly deconflict: Href;
  /** Why it is another post's; null where it is not. */
  readonly because: string | null;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const formView = view<FormModel>('request/form.njk');

const recording = {
  path: '/referrals/:id/partners/:what',
  title: 'Partners',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string().min(1).max(200), what: z.enum(whats) }), body: formFields }),
} as const;

/** What may come of each: the form is offered to whoever may do one of them. */
const doesOf = {
  ask: ['make-request'],
  deconflict: ['ask-deconfliction'],
  deconfliction: ['answer-deconfliction'],
  'section-36': ['propose-section-36'],
  'section-36-second': ['agree-section-36', 'decline-section-36'],
  offer: ['offer-need'],
  'offer-answer': ['accept-need', 'refuse-need'],
  feedback: ['give-feedback', 'withhold-feedback'],
  added: ['read-added', 'reopen', 'stays-closed'],
} as const satisfies Record<What, readonly ActName[]>;

type FormContext = Context<{ readonly params: { readonly id: string; readonly what: What }; readonly body: FormFields }>;

async function formPage(context: FormContext, sight: CaseSight, form: Form, typed: Typed, key: string, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { what } = context.input.params;
  const { known, read } = await knownOf(house, context.viewer, sight);
  const model: FormModel = {
    known,
    form,
    fields: form.fields.map((field) => ({
      ...field,
      value: typed.one(field.name),
      values:
        field.kind === 'day'
          ? Object.fromEntries(['day', 'month', 'year'].map((part) => [part, typed.one(`${field.name}-${part}`)]))
          : typed.many(field.name),
      error: problem.errors.find((error) => error.href === `#${field.name}`)?.text ?? null,
    })),
    added: what === 'added' ? addedSight(sight).unread.map((each) => ({ ...each, by: byWords[each.by]() })) : [],
    lacks:
      what === 'ask'
        ? lacksForRequest(sight.book, sight.file, context.viewer, sight.referral.id, sight.now).map(({ words }) => t(words))
        : [],
    // What is decided here rests on what was assessed and assumed (F20).
    decides: what === 'section-36' || what === 'section-36-second',
    deconflict: paths.partners(sight.referral.id, 'deconflict'),
    because: saidWhyNot(sight, context.viewer, ...doesOf[what]),
    action: paths.partners(sight.referral.id, what),
    key,
    errors: problem.errors,
  };
  return readPage(formView, model, read, {
    title: form.title,
    reason: 'case work',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

const byWords = {
  partner: () => t('A partner, asked by us'),
  'own page': () => t('The organisation that referred'),
  'public form': () => t('Somebody with the reference of the receipt'),
} as const;

/** What is left empty that must not be, and choices that were not offered, each as an instruction. */
function wrongIn(form: Form, typed: Typed, body: FormFields): readonly PageError[] {
  return form.fields.flatMap((field): readonly PageError[] => {
    const { name, kind, mustBe, choices = [], when } = field;
    const href = `#${name}`;
    if (typed.one(name).length > 20_000) return [{ text: t('Shorten this to 20,000 characters: {field}', { field: field.label }), href }];
    if (mustBe === null || (when && !when(typed))) return [];
    if (kind === 'day') {
      const read = readEndOfDay(body, name);
      return read.kind === 'at' ? [] : [{ text: read.kind === 'wrong' ? t('The day: {words}', { words: read.words }) : mustBe, href }];
    }
    const offered = (value: string): boolean => choices.some((choice) => choice.value === value);
    const isGiven =
      kind === 'checks'
        ? typed.many(name).length > 0 && typed.many(name).every(offered)
        : kind === 'choice'
          ? offered(typed.one(name))
          : typed.one(name) !== '';
    return isGiven ? [] : [{ text: mustBe, href }];
  });
}

export const formRoutes: readonly Route[] = [
  route({
    ...recording,
    method: 'GET',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const form = formOf(context.input.params.what, sight, context.viewer, addedSight(sight));
      return formPage(context, sight, form, typedIn({}), houseOf(context.deps).newId());
    },
  }),
  route({
    ...recording,
    method: 'POST',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const house = houseOf(context.deps);
      const { body } = context.input;
      const typed = typedIn(body);
      const form = formOf(context.input.params.what, sight, context.viewer, addedSight(sight));
      const key = keyOf(body, house.newId);
      const errors = wrongIn(form, typed, body);
      if (errors.length > 0) return formPage(context, sight, form, typed, key, { status: 422, errors });
      const day = readEndOfDay(body, 'nextLook');
      const sending = form.send(typed, key, day.kind === 'at' ? day.at : 0);
      if (sending.kind === 'go') return redirect(sending.to);
      const file = sight.file.id;
      const outcome =
        sending.kind === 'case'
          ? await recordAct(house, context.viewer, { file, key, ...sending.act })
          : await recordPartnerAct(house, context.viewer, { file, key, ...sending.act });
      const problem = problemOf(outcome);
      // After a refusal a fresh key: what was refused is not what is sent next.
      if (problem) return formPage(context, sight, form, typed, house.newId(), problem);
      const made = sending.kind === 'partner' && sending.act.act === 'make-request' ? sending.act.request : null;
      return redirect(withDone(made === null ? paths.case.show(sight.referral.id) : paths.request(file, made), sending.done));
    },
  }),
];
