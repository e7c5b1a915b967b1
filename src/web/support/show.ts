/** The page of a Channel case: where it stands, what each part lacks, sessions expected against delivered, and its forms (S02, S03). */
import { z } from 'zod';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { maySeeCase } from '../../app/panelCase.ts';
import { worksOnFiles } from '../../app/panelSight.ts';
import { actNameOf, lacksForExit, lacksForSupport, recordSupport, type SupportAct } from '../../app/support.ts';
import { type Case, caseSightOf, concernsOf, isOwnAwaited, sessionGap } from '../../app/supportSight.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { date, dueDate } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { owedModel, type OwedModel } from '../file/owed.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { consentLines, type Line, type PlanModel, planModel, sessionsModel, type SessionsModel } from './parts.ts';
import { type CaseForm, type Field, typedInto } from './field.ts';
import { formOf } from './forms.ts';
import { stageWords } from './stages.ts';
import { concernWords } from './words.ts';

interface CaseModel {
  /** Whoever only sits on the panel is led to no page of the file. */
  readonly file: { readonly href: Href | null; readonly title: string };
  readonly now: number;
  readonly stage: string;
  readonly here: Href;
  /** To somebody who only sits on the panel it says what is owed, and leads there only whoever owes it. */
  readonly owed: readonly (Omit<OwedModel, 'href' | 'done'> & { readonly href: Href | null; readonly done: OwedModel['done'] | null })[];
  readonly consent: readonly Line[];
  readonly support: readonly string[];
  readonly plan: PlanModel | null;
  readonly interventions: readonly SessionsModel[];
  readonly hearsay: readonly { readonly source: string; readonly words: string; readonly day: string }[];
  readonly reviews: readonly string[];
  readonly exit: { readonly lacks: readonly { readonly gate: string; readonly said: string }[] } | null;
  readonly after: {
    readonly next: string | null;
    readonly asks: readonly { readonly agency: string; readonly state: string }[];
    readonly concerns: readonly string[];
  } | null;
  readonly links: Readonly<Record<string, readonly { readonly text: string; readonly href: Href }[]>>;
}
const caseView = view<CaseModel>('support/case.njk');
const params = z.object({ id: z.string().max(200), case: z.string().max(200) });
const shared = { mayUse: panelDuties, only: 'partnership', reads: 'files' } as const;

interface FormModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly back: Href;
  readonly here: Href;
  readonly key: string;
  readonly title: string;
  readonly intro: string | null;
  readonly button: string;
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
  /** What is wrong, by the field beside which it stands. */
  readonly errors: Readonly<Record<string, string>>;
}
const formView = view<FormModel>('support/form.njk');

export const supportRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: '/files/:id/case/:case',
    title: 'Channel case',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input: { params: at } }) => {
      const sight = await fileSight(houseOf(deps), viewer, at.id);
      const model = sight && caseModel(sight, viewer, at.case);
      return model ? readPage(caseView, model, [{ kind: 'file', id: at.id }], { reason: 'Channel case' }) : missing;
    },
  }),
  ...(['GET', 'POST'] as const).map((method) =>
    route({
      ...shared,
      method,
      path: '/files/:id/case/:case/:act',
      title: 'Channel case',
      schema: z.object({
        params: params.extend({ act: z.string().max(60) }),
        body: method === 'POST' ? formFields : formFields.optional(),
      }),
      handle: async ({ deps, viewer, input: { params: at, body } }) => {
        const house = houseOf(deps);
        const sight = await fileSight(house, viewer, at.id);
        const found = sight && maySeeCase(viewer, sight, at.case) ? sight.file.cases.get(at.case) : undefined;
        const form = sight && found ? formOf(sight, found, at.act) : null;
        if (!sight || !found || !form) return missing;
        const again = (fields: FormFields, problem: Problem | null) => {
          const model = formModel(sight, found, form, at.act, text(fields, 'key') || house.newId(), fields, problem);
          return readPage(formView, model, [{ kind: 'file', id: at.id }], {
            title: form.title,
            hasErrors: problem !== null,
            ...(problem ? { status: problem.status } : {}),
          });
        };
        if (method === 'GET' || !body) return again({}, null);
        const typed = typedInto({ ...body, key: text(body, 'key') || house.newId() }, sight.now);
        const act = form.read(typed);
        if (act === null || typed.wrong.length > 0) return again(typed.fields, wrongFields(typed.wrong));
        const problem = problemOf(await recordSupport(house, viewer, { ...act, file: at.id, key: text(typed.fields, 'key') }));
        return problem ? again(typed.fields, problem) : redirect(withDone(paths.support.show(at.id, at.case), form.done));
      },
    }),
  ),
];

function formModel(
  sight: FileSight,
  found: Case,
  form: CaseForm,
  act: string,
  key: string,
  fields: FormFields,
  problem: Problem | null,
): FormModel {
  const shown = Object.keys(fields).length === 0 ? (form.given ?? {}) : fields;
  const typed = (name: string): readonly string[] => [shown[name] ?? []].flat();
  return {
    file: { href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') },
    back: paths.support.show(sight.file.id, found.id),
    here: paths.support.form(sight.file.id, found.id, act),
    key,
    title: form.title,
    intro: form.intro ?? null,
    button: form.button,
    fields: form.fields.map((field) =>
      'items' in field
        ? {
            ...field,
            items: field.items.map((item) => {
              const chosen = typed(field.name).includes(item.value);
              return field.kind === 'select' ? { ...item, selected: chosen } : { ...item, checked: chosen };
            }),
          }
        : field,
    ),
    values: Object.fromEntries(
      form.fields
        .flatMap(({ kind, name }) => (kind === 'day' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name]))
        .map((name) => [name, text(shown, name)]),
    ),
    problem,
    errors: Object.fromEntries(
      (problem?.reasons ?? []).flatMap(({ href, text: words }) =>
        href?.startsWith('#') ? [[href.slice(1).replace(/-(day|month|year)$/, ''), words]] : [],
      ),
    ),
  };
}

const links = (sight: FileSight, found: Case, ...acts: readonly string[]) =>
  acts.flatMap((act) => {
    const form = formOf(sight, found, act);
    return form && sight.whyNot(actNameOf(actOf[act] ?? 'assess-case')) === null
      ? [{ text: form.title, href: paths.support.form(sight.file.id, found.id, act) }]
      : [];
  });
/** What each form does, for the policies. */
const actOf: Readonly<Record<string, SupportAct['act']>> = {
  consent: 'answer-consent',
  'withdraw-consent': 'withdraw-consent',
  'put-off': 'put-off-consent',
  period: 'set-further-assessment',
  'further-assessment': 'further-assessment-done',
  plan: 'write-plan',
  'action-done': 'action-done',
  commission: 'commission',
  'end-intervention': 'end-intervention',
  hearsay: 'hear-of-sessions',
  assess: 'assess-case',
  view: 'case-view',
  police: 'police-check',
  referrer: 'referrer-heard',
  compliance: 'consider-compliance',
  agencies: 'ask-agencies',
  reopen: 'reopen-case',
};

function caseModel(sight: FileSight, viewer: Viewer, id: string): CaseModel | null {
  const seen = maySeeCase(viewer, sight, id) ? caseSightOf(sight.book, sight.file, id, sight.now) : null;
  if (!seen) return null;
  const { found } = seen;
  const { file, book, now } = sight;
  const said = (lack: Parameters<typeof saidReason>[0]): string => saidReason(lack);
  return {
    file: { href: worksOnFiles(viewer) ? paths.file.show(file.id) : null, title: sight.names[0] ?? t('Name not known') },
    now,
    stage: stageWords(found.stage, isOwnAwaited(file, found, now)),
    here: paths.support.show(file.id, id),
    owed: sight.owed
      .filter((each) => each.stream === found.stream)
      .map((each) => {
        const said = owedModel(sight, each);
        const leads = worksOnFiles(viewer);
        return {
          ...said,
          href: leads ? said.href : null,
          done: leads || each.answers.practitioner === viewer.practitioner ? said.done : null,
        };
      }),
    consent: consentLines(sight, seen),
    support: found.stage === 'closed' ? [] : lacksForSupport(book, file, viewer, id, now).map(said),
    plan: planModel(sight, seen),
    interventions: sessionsModel(sight, seen),
    hearsay: found.hearsay.map(({ source, words, at }) => ({ source, words, day: date(at) })),
    reviews: found.reviews.map(({ at, outcome, words }) => t('{day}: {outcome}. {words}', { day: date(at), outcome: t(outcome), words })),
    exit:
      found.stage === 'closed'
        ? null
        : { lacks: lacksForExit(book, file, viewer, id, now).map((lack) => ({ gate: lack.gate, said: said(lack) })) },
    after: found.closed && {
      next: seen.next === null ? null : t('Next review: {which}', { which: seen.next }),
      asks: found.asks
        .filter(({ order }) => order > (found.closed?.order ?? 0))
        .map(({ agency, answered, due }) => ({
          agency,
          state: answered
            ? t('{answer}, on {day}', { answer: t(answered.answer), day: date(answered.at) })
            : t('No answer. Owed by {day}', { day: dueDate(due) }),
        })),
      concerns: concernsOf(file, found).map(concernWords),
    },
    links: {
      consent: links(sight, found, 'consent', 'withdraw-consent', 'put-off', 'period', 'further-assessment'),
      plan: links(sight, found, 'plan', 'action-done'),
      sessions: links(sight, found, 'commission', 'end-intervention', 'hearsay'),
      reviews: found.closed ? [] : links(sight, found, 'view'),
      exit: found.closed ? [] : links(sight, found, 'assess', 'police', 'referrer', 'compliance'),
      after: links(sight, found, 'agencies', 'reopen'),
    },
  };
}

/** How many of how many, for a list. */
export const gapWords = (found: Case): string => {
  const { held, commissioned } = sessionGap(found);
  return commissioned === 0
    ? t('no sessions are commissioned')
    : t('{held} of {n} sessions are reported as held', { held, n: commissioned });
};
