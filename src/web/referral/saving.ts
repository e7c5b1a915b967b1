/** Save and come back with a code (C45): what is saved is sealed with it, the code is shown once, and a wrong one tells nothing. */

import { z } from 'zod';
import { isCode, newCode } from '../../app/code.ts';
import { page, redirect, view } from '../answer.ts';
import type { Instant } from '../deps.ts';
import { paths } from '../paths.ts';
import { formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { t } from '../words.ts';
import { goOnHere, loadDraft, openDraft, saveToReturn, timeOr } from './draft.ts';
import { nextToAnswer } from './order.ts';

interface SaveModel {
  /** Made as the page is shown, so that sending it twice does not leave the draft under a code that nobody saw. */
  readonly code: string;
  readonly contact: string;
  readonly error: string | null;
}
const saveView = view<SaveModel>('referral/save.njk');
const savedView = view<{ code: string; until: Instant | null; reminder: boolean }>('referral/saved.njk');
const returnView = view<{ error: string | null }>('referral/return.njk');
const open = { mayUse: 'anyone', reads: 'own-draft' } as const;
const savedTitle = 'It is saved: write down this code';
const longestContact = 200;

export const savingRoutes: readonly Route[] = [
  route({
    ...open,
    method: 'GET',
    path: paths.referral.save,
    title: 'Save it and come back later',
    schema: noInput,
    handle: async (visitor) => {
      const draft = await loadDraft(visitor);
      return draft === null || draft.receipt !== null
        ? redirect(paths.referral.start)
        : page(saveView, { code: newCode(), contact: '', error: null });
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.referral.save,
    title: 'Save it and come back later',
    schema: formInput,
    requestsPerMinute: 30,
    handle: async (visitor) => {
      const draft = await loadDraft(visitor);
      const typed = text(visitor.input.body, 'code');
      const code = isCode(typed) ? typed : newCode();
      if (draft === null || draft.receipt !== null) {
        const saved = await openDraft(visitor, code);
        return saved?.byCode
          ? page(savedView, { code, until: null, reminder: false }, { title: savedTitle })
          : redirect(paths.referral.start);
      }
      const contact = text(visitor.input.body, 'contact');
      const isRight =
        contact === '' || (contact.length <= longestContact && (/^[^\s@]+@[^\s@]+$/.test(contact) || /^[\d\s+()-]{6,}$/.test(contact)));
      if (!isRight) {
        const error = t('Enter an email address or a telephone number, or leave it empty');
        return page(saveView, { code, contact, error }, { status: 422, hasErrors: true });
      }
      const until = await saveToReturn(visitor, draft, code, contact);
      return page(savedView, { code, until, reminder: contact !== '' }, { title: savedTitle });
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.referral.return,
    title: 'Go on with what you saved',
    schema: noInput,
    handle: () => page(returnView, { error: null }),
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.referral.return,
    title: 'Go on with what you saved',
    schema: z.object({ body: formFields }),
    // 76 bits cannot be guessed; this keeps anybody from making the server derive keys all day.
    requestsPerMinute: 10,
    handle: async (visitor) => {
      const draft = await openDraft(visitor, text(visitor.input.body, 'code'));
      if (draft === null || !draft.byCode || draft.receipt !== null) {
        const error = t('Nothing is kept under that code. Check each letter. If it was saved long ago, it has been destroyed');
        return page(returnView, { error }, { status: 422, hasErrors: true });
      }
      goOnHere(visitor, draft);
      return redirect(nextToAnswer(draft.answers, timeOr(visitor.now)));
    },
  }),
];
