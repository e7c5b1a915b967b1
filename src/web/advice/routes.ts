/** Asking for advice without naming anybody: ask, look at what seems to name somebody, get a code, read the answer, refer if it comes to that. */
import { answer, adviceSight, ask, longestQuestion, namingIn, readByCode, type AnswerByCode } from '../../app/advice.ts';
import { isCode, newCode } from '../../app/code.ts';
import { z } from 'zod';
import { missing, page, readPage, redirect, view } from '../answer.ts';
import type { Instant, LimitWords, WebDeps } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { keepAnswers } from '../referral/draft.ts';
import { formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface AskModel {
  readonly question: string;
  readonly contact: string;
  readonly code: string;
  readonly error: { readonly text: string; readonly href: string } | null;
  /** What looks as if it said who somebody is, to look at again; empty where nothing does or it was looked at. */
  readonly naming: readonly { readonly kind: string; readonly words: string }[];
  readonly limit: LimitWords | null;
}
const askView = view<AskModel>('advice/ask.njk');
const askedView = view<{ code: string; limit: LimitWords | null; contact: string }>('advice/asked.njk');
const readView = view<{ code: string; error: string | null; found: AnswerByCode | null }>('advice/read.njk');
interface StaffModel {
  readonly here: Href;
  readonly reference: string;
  readonly askedAt: Instant;
  readonly due: Instant;
  readonly now: Instant;
  readonly question: string;
  readonly contact: string;
  readonly waits: boolean;
  readonly answered: string | null;
  readonly answeredBy: string | null;
  readonly typed: string;
  readonly problem: Problem | null;
}
const staffView = view<StaffModel>('advice/answer.njk');

const open = { mayUse: 'anyone', reads: 'own-draft' } as const;
const askTitle = 'Ask for advice without naming anybody';
const readTitle = 'Read the answer';
const limitOf = (deps: WebDeps): Promise<LimitWords | null> => deps.limitWords('advice.answer').catch(() => null);
const notFound = (): string =>
  t('Nothing is kept under that code. Check each letter. If it was answered long ago, both texts have been let go');

export const adviceRoutes: readonly Route[] = [
  route({
    ...open,
    method: 'GET',
    path: paths.advice.ask,
    title: askTitle,
    schema: noInput,
    handle: async ({ deps }) =>
      page(askView, { question: '', contact: '', code: newCode(), error: null, naming: [], limit: await limitOf(deps) }),
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.advice.ask,
    title: askTitle,
    schema: formInput,
    requestsPerMinute: 20,
    handle: async ({ deps, input }) => {
      const question = text(input.body, 'question');
      const contact = text(input.body, 'contact');
      const typed = text(input.body, 'code');
      const code = isCode(typed) ? typed : newCode();
      const limit = await limitOf(deps);
      const again = (words: string | null, naming: AskModel['naming'], href = '#question') =>
        page(
          askView,
          { question, contact, code, error: words === null ? null : { text: words, href }, naming, limit },
          { status: 422, hasErrors: true },
        );
      if (question === '') return again(t('Write your question'), []);
      if (question.length > longestQuestion) return again(t('Shorten your question to 10,000 characters'), []);
      if (contact.length > 200) return again(t('Shorten how we may reach you to 200 characters'), [], '#contact');
      const naming = text(input.body, 'looked') === 'yes' ? [] : namingIn(question);
      if (naming.length > 0) return again(null, naming);
      const house = houseOf(deps);
      let own = code;
      // Gone back, changed and sent again, it is another question: the code of the first opens only the first.
      while (!(await ask(house, { question, contact, code: own }))) own = newCode();
      return page(askedView, { code: own, limit, contact }, { title: t('Your question is with us') });
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.advice.read,
    title: readTitle,
    schema: noInput,
    handle: () => page(readView, { code: '', error: null, found: null }),
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.advice.read,
    title: readTitle,
    schema: formInput,
    // As for drafts: a code cannot be guessed, and deriving one costs.
    requestsPerMinute: 10,
    handle: async ({ deps, input }) => {
      const code = text(input.body, 'code');
      const found = await readByCode(houseOf(deps), code);
      if (!found) return page(readView, { code: '', error: notFound(), found }, { status: 422, hasErrors: true });
      return page(readView, { code, error: null, found });
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.advice.refer,
    title: readTitle,
    schema: formInput,
    requestsPerMinute: 10,
    handle: async (visitor) => {
      const found = await readByCode(houseOf(visitor.deps), text(visitor.input.body, 'code'));
      if (!found) return page(readView, { code: '', error: notFound(), found }, { status: 422, hasErrors: true });
      // The asker's own words, in their own form: nothing of the question reaches a file but by them.
      await keepAnswers(visitor, { whatHappened: found.question });
      return redirect(paths.referral.question('danger'));
    },
  }),
  route({
    method: 'GET',
    path: '/advice/:id',
    title: 'A question that names nobody',
    mayUse: caseDuties,
    reads: 'files',
    schema: z.object({ params: z.object({ id: z.string() }) }),
    handle: ({ deps, viewer, input }) => staffPage(deps, viewer, input.params.id, '', null),
  }),
  route({
    method: 'POST',
    path: '/advice/:id',
    title: 'A question that names nobody',
    mayUse: caseDuties,
    reads: 'files',
    schema: z.object({ params: z.object({ id: z.string() }), body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const { id } = input.params;
      const typed = text(input.body, 'answer');
      const wrong =
        typed === '' ? t('Write your answer') : typed.length > longestQuestion ? t('Shorten your answer to 10,000 characters') : null;
      if (wrong !== null) return staffPage(deps, viewer, id, typed, wrongFields([{ input: 'answer', words: wrong }]));
      const problem = problemOf(await answer(houseOf(deps), viewer, { id, answer: typed }));
      return problem ? staffPage(deps, viewer, id, typed, problem) : redirect(withDone(paths.advice.show(id), 'advice-answered'));
    },
  }),
];

async function staffPage(deps: WebDeps, viewer: Parameters<typeof adviceSight>[1], id: string, typed: string, problem: Problem | null) {
  const house = houseOf(deps);
  const sight = await adviceSight(house, viewer, id);
  if (!sight) return missing;
  const who = sight.answeredBy === null ? null : ((await deps.viewerOf(sight.answeredBy))?.name ?? sight.answeredBy);
  const model: StaffModel = {
    here: paths.advice.show(id),
    reference: sight.reference,
    askedAt: sight.askedAt,
    due: sight.due,
    now: await house.now(),
    question: sight.question,
    contact: sight.contact,
    waits: sight.waits,
    answered: sight.waits ? null : sight.answer,
    answeredBy: sight.waits ? null : who,
    typed,
    problem,
  };
  return readPage(staffView, model, [{ kind: 'arrival', id }], {
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}
