/** Take a referral from a document or an e-mail: kept as it came, read into the fields, checked beside its text, taken (nothing typed twice, in). */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { documentSight, type DocumentSight, leaveDocument, takeDocument } from '../../app/documentIn.ts';
import { missing, page, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { Viewer, WebDeps } from '../deps.ts';
import { broughtRelease, isReleased } from '../release/brought.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { assemble } from '../referral/assemble.ts';
import type { FieldModel } from '../referral/models.ts';
import { type Answers, answersFrom, errorsOf, inputsOf, type Question } from '../referral/question.ts';
import { questions } from '../referral/questions.ts';
import { formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { phrase, t } from '../words.ts';
import { largestDocument } from './fields.ts';

const takeView = view<{ pasted: string; error: { text: string; href: string } | null }>('intake/take.njk');
interface CheckModel {
  readonly here: Href;
  readonly raw: Href;
  readonly reference: string;
  readonly came: string;
  readonly form: string;
  readonly sections: readonly { readonly title: string; readonly fields: readonly (FieldModel & { readonly from: string | null })[] }[];
  readonly unread: readonly string[];
  readonly text: string;
  readonly problem: Problem | null;
}
const checkView = view<CheckModel>('intake/check.njk');
const takeTitle = 'Take a referral from a document or an e-mail';
const params = z.object({ id: z.string() });
const shared = { path: '/documents/:id', title: 'Check a document', mayUse: areaDuties, reads: 'files' } as const;

/** Whoever refers speaks of themselves in the public form; here somebody reads about them. */
const labels: Readonly<Record<string, string>> = {
  yourName: phrase('Name of whoever refers'),
  yourTelephone: phrase('Telephone of whoever refers'),
  yourEmail: phrase('Email address of whoever refers'),
  safeContact: phrase('When and how it is safe to reach them'),
  yourNeeds: phrase('What is needed in order to talk with them'),
  yourRole: phrase('In what role they refer'),
  yourOrganisation: phrase('Their organisation'),
  howKnown: phrase('How they know the person'),
  fullName: phrase('Full name of the person, as written'),
};
/** Danger is not asked of a paper: the page says what to do instead. */
const asked: readonly Question[] = questions.filter(({ slug }) => slug !== 'danger');

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.documents.take,
    title: takeTitle,
    mayUse: areaDuties,
    reads: 'nothing',
    schema: noInput,
    handle: () => page(takeView, { pasted: '', error: null }),
  }),
  route({
    method: 'POST',
    path: paths.documents.take,
    title: takeTitle,
    mayUse: areaDuties,
    reads: 'nothing',
    schema: formInput,
    largestUpload: largestDocument,
    requestsPerMinute: 30,
    handle: async ({ deps, viewer, input, upload }) => {
      const pasted = text(input.body, 'pasted');
      const sent = upload ?? (pasted === '' ? null : { contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(pasted) });
      const error = { text: t('Choose a document, or paste its text'), href: '#document' };
      if (sent === null) return page(takeView, { pasted, error }, { status: 422, hasErrors: true });
      const brought = await broughtRelease(houseOf(deps), viewer, sent.bytes);
      if (brought?.kind === 'changed')
        return page(
          takeView,
          {
            pasted: '',
            error: {
              text: t('This number came before with other words. It was not taken, and waits as what could not be read: call the sender'),
              href: '#document',
            },
          },
          { status: 409, hasErrors: true },
        );
      if (brought) return redirect(brought.to);
      const key = `document:${randomBytes(18).toString('base64url')}`;
      const { arrival } = await leaveDocument(houseOf(deps), viewer, { ...sent, key });
      return redirect(paths.documents.show(arrival));
    },
  }),
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: ({ deps, viewer, input }) => show(deps, viewer, input.params.id, null, null),
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id } = input.params;
      const answers: Answers = Object.assign({}, ...asked.map((question) => answersFrom(question, input.body)));
      const now = await house.now();
      const errors = asked.filter((question) => question.isAsked(answers, now)).flatMap((question) => errorsOf(question, answers, now));
      // Whether they are under 18 is often not on a paper: "not known" is what an empty answer says.
      const wrong = errors.filter(({ field }) => field !== 'under18');
      if (wrong.length > 0) return show(deps, viewer, id, answers, wrongFields(wrong.map(({ field, words }) => ({ input: field, words }))));
      const outcome = await takeDocument(house, viewer, { arrival: id, form: assemble(answers, now) });
      const problem = problemOf(outcome);
      if (problem) return show(deps, viewer, id, answers, problem);
      return redirect(withDone(outcome.file === undefined ? paths.arrival(id) : paths.file.show(outcome.file), 'document-taken'));
    },
  }),
];

async function show(deps: WebDeps, viewer: Viewer, id: string, typed: Answers | null, problem: Problem | null) {
  const sight = await documentSight(houseOf(deps), viewer, id);
  if (!sight) return (await isReleased(houseOf(deps), viewer, id)) ? redirect(paths.message.arrival(id)) : missing;
  // Settled, or not to be read: its own page says so and offers what there is to do.
  if (!sight.read.ok || sight.waits === null) return redirect(paths.arrival(id));
  return readPage(checkView, modelOf(sight, sight.read.fields, typed, problem), [{ kind: 'arrival', id }], {
    reason: 'taking a referral from a document',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

function modelOf(
  { arrival }: DocumentSight,
  fields: Extract<DocumentSight['read'], { ok: true }>['fields'],
  typed: Answers | null,
  problem: Problem | null,
): CheckModel {
  const answers = typed ?? fields.answers;
  const sections = [...new Set(asked.map(({ section }) => section))];
  const wrong = new Set((problem?.reasons ?? []).flatMap(({ href }) => (href ? [href.slice(1)] : [])));
  return {
    here: paths.documents.show(arrival.id),
    raw: paths.arrival(arrival.id),
    reference: arrival.reference,
    came: dateAndTime(arrival.arrivedAt),
    form: fields.form,
    sections: sections.map((title) => ({
      title: title === 'About you' ? t('Whoever refers') : t(title),
      fields: asked
        .filter(({ section }) => section === title)
        .flatMap(({ body }) => body)
        .map((field) => {
          const inputs = inputsOf(field);
          return {
            ...field,
            label: t(labels[field.name] ?? field.label),
            values: Object.fromEntries(inputs.map((name) => [name, answers[name] ?? ''])),
            error: problem?.reasons.find(({ href }) => href !== null && inputs.includes(href.slice(1)))?.text ?? null,
            wrongInputs: inputs.filter((name) => wrong.has(name)),
            from: fields.from[field.name] ?? null,
          };
        }),
    })),
    unread: [...fields.unread, ...fields.notRead.map((each) => t('Left out: {what}', { what: each }))],
    text: fields.text,
    problem,
  };
}
