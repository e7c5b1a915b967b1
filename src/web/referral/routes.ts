/** The referral form for somebody without an account: danger first, one question a page, check, send, receipt (S01, S16). */

import { z } from 'zod';
import { missing, page, redirect } from '../answer.ts';
import type { WebDeps } from '../deps.ts';
import { faultReport } from '../faults.ts';
import { paths } from '../paths.ts';
import { formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { draftHours, forgetDraft, keepAnswers, loadDraft, type Receipt, type Source, timeOr } from './draft.ts';
import { checkModel, checkView, forgottenView, questionModel, questionView, receiptView, startView } from './models.ts';
import { nextAfter, nextToAnswer, questionOf, stillWrong } from './order.ts';
import { answersFrom, errorsOf } from './question.ts';
import { sendReferral } from './send.ts';
import { t } from '../words.ts';

const open = { mayUse: 'anyone', reads: 'own-draft' } as const;
const questionInput = z.object({
  params: z.object({ slug: z.string() }),
  query: z.object({ from: z.literal('check').optional() }),
  body: formFields,
});
const checkTitle = 'Check your answers before you send';
const questionPath = '/tell-us/:slug';

export const referralRoutes: readonly Route[] = [
  route({
    ...open,
    method: 'GET',
    path: paths.referral.start,
    title: 'Tell us about somebody you are worried about',
    schema: noInput,
    handle: async (visitor) => {
      const draft = await loadDraft(visitor);
      const now = timeOr(visitor.now);
      const isBegun = draft !== null && draft.receipt === null;
      const begun = isBegun ? nextToAnswer(draft.answers, now) : null;
      return page(startView, { begun, sent: draft?.receipt ?? null, draftHours });
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: questionPath,
    title: 'Tell us about somebody',
    schema: questionInput,
    handle: async (visitor) => {
      const question = questionOf(visitor.input.params.slug);
      if (question === null) return missing;
      const draft = await loadDraft(visitor);
      const answers = draft?.answers ?? {};
      const shown = {
        errors: [],
        isChange: visitor.input.query.from === 'check',
        notKept: false,
        now: timeOr(visitor.now),
        source: draft?.source ?? null,
      };
      return page(questionView, questionModel(question, answers, shown), { title: t(question.title) });
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: questionPath,
    title: 'Tell us about somebody',
    schema: questionInput,
    // Each may keep a megabyte for a day. A form has some fifteen of these pages, and a school may share one address.
    requestsPerMinute: 150,
    handle: async (visitor) => {
      const question = questionOf(visitor.input.params.slug);
      if (question === null) return missing;
      const now = timeOr(visitor.now);
      const isChange = visitor.input.query.from === 'check';
      const typed = answersFrom(question, visitor.input.body);
      let before = {};
      let answers = typed;
      let source: Source | null = null;
      try {
        before = (await loadDraft(visitor))?.answers ?? {};
        // Kept before it is judged: what is wrong must not be lost either.
        ({ answers, source } = await keepAnswers(visitor, typed));
      } catch (cause) {
        visitor.deps.reportFault(faultReport(questionPath, cause));
        const shown = { errors: [], isChange, notKept: true, now };
        return page(questionView, questionModel(question, typed, shown), { status: 503, title: t(question.title), hasErrors: true });
      }
      if (text(visitor.input.body, 'instead') === 'save') return redirect(paths.referral.save);
      const errors = errorsOf(question, answers, now);
      if (errors.length === 0) return redirect(nextAfter(question, before, answers, now, isChange));
      const model = questionModel(question, answers, { errors, isChange, notKept: false, now, source });
      return page(questionView, model, { status: 422, title: t(question.title), hasErrors: true });
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.referral.check,
    title: checkTitle,
    schema: noInput,
    handle: async (visitor) => {
      const draft = await loadDraft(visitor);
      if (draft === null) return redirect(paths.referral.start);
      if (draft.receipt !== null) return redirect(paths.referral.receipt);
      return page(checkView, checkModel(draft, timeOr(visitor.now), false));
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.referral.send,
    title: checkTitle,
    schema: formInput,
    requestsPerMinute: 30,
    handle: async (visitor) => {
      const draft = await loadDraft(visitor);
      if (draft === null) return redirect(paths.referral.start);
      if (draft.receipt !== null) return redirect(paths.referral.receipt);
      const now = timeOr(visitor.now);
      if (stillWrong(draft.answers, now).length > 0) {
        return page(checkView, checkModel(draft, now, false), { status: 422, hasErrors: true });
      }
      const sent = await sendReferral(visitor, draft, now);
      switch (sent.kind) {
        case 'sent':
          return redirect(paths.referral.receipt);
        case 'sent-not-noted':
          return page(receiptView, await receiptModel(visitor.deps, sent.receipt), { title: t('We have received it') });
        case 'not-sent':
          return page(checkView, checkModel(draft, now, true), { status: 503, hasErrors: true });
      }
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.referral.receipt,
    title: 'We have received it',
    schema: noInput,
    handle: async (visitor) => {
      const receipt = (await loadDraft(visitor))?.receipt ?? null;
      return receipt === null ? redirect(paths.referral.start) : page(receiptView, await receiptModel(visitor.deps, receipt));
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.referral.forget,
    title: 'What you typed is deleted',
    schema: formInput,
    handle: async (visitor) => {
      await forgetDraft(visitor);
      return page(forgottenView, {});
    },
  }),
];

async function receiptModel(deps: WebDeps, receipt: Receipt) {
  const lookedAt = await deps.limitWords('C01').catch(() => null);
  return { receipt, lookedAt, duty: deps.duty };
}
