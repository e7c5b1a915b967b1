/** Something added later to the same referral: by the reference of the receipt, or by the organisation that referred, signed in (F39). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addToOwn, isOwnReferral } from '../../app/ownReferrals.ts';
import { takeAdded } from '../../app/answers.ts';
import { leave } from '../../app/intake.ts';
import { missing, page, readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { publicViewer } from '../session.ts';
import { houseOf, problemOf } from '../staff.ts';
import { t } from '../words.ts';

interface AddModel {
  readonly action: Href;
  /** Null where the referral is known from the address. */
  readonly reference: string | null;
  readonly values: { readonly words: string; readonly contact: string };
  readonly key: string;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}
const addView = view<AddModel>('request/say-more.njk');
const receivedView = view<{ readonly reference: string }>('request/said-more.njk');
const title = 'Add to what you told us';

const longestReference = 40;
const longestContact = 1_000;
const wrongIn = (words: string, reference: string | null, contact = '') => [
  ...(reference === '' ? [{ text: t('Enter the reference on your receipt'), href: '#reference' }] : []),
  ...((reference?.length ?? 0) > longestReference
    ? [{ text: t('Enter the reference as it stands on your receipt, and nothing else'), href: '#reference' }]
    : []),
  ...(words === '' ? [{ text: t('Write what you want to add'), href: '#words' }] : []),
  ...(words.length > 20_000 ? [{ text: t('Shorten it to 20,000 characters'), href: '#words' }] : []),
  ...(contact.length > longestContact ? [{ text: t('Shorten how you can be reached to 1,000 characters'), href: '#contact' }] : []),
];

export const sayMoreRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.sayMore,
    title,
    mayUse: 'anyone',
    reads: 'nothing',
    schema: noInput,
    handle: ({ deps }) =>
      page(addView, { action: paths.sayMore, reference: '', values: { words: '', contact: '' }, key: houseOf(deps).newId(), errors: [] }),
  }),
  route({
    method: 'POST',
    path: paths.sayMore,
    title,
    mayUse: 'anyone',
    reads: 'nothing',
    schema: formInput,
    requestsPerMinute: 10,
    handle: async ({ deps, input, setCookie }) => {
      const house = houseOf(deps);
      const [reference, words, contact, key] = ['reference', 'words', 'contact', 'key'].map((name) => text(input.body, name)) as [
        string,
        string,
        string,
        string,
      ];
      const errors = wrongIn(words, reference, contact);
      if (errors.length > 0)
        return page(
          addView,
          { action: paths.sayMore, reference, values: { words, contact }, key, errors },
          { status: 422, hasErrors: true },
        );
      const bytes = Buffer.from(JSON.stringify({ reference, words, contact }));
      const left = await leave(house, publicViewer(deps.area), {
        channel: 'added-form',
        contentType: 'application/json',
        bytes,
        idempotencyKey: `added:${createHash('sha256').update(key).update(bytes).digest('hex')}`,
      });
      // Read after the receipt is certain; the page says the same whether the reference is of a referral or of none.
      await takeAdded(house, left.arrival).catch((error: unknown) =>
        house.log(t('What was added waits on its queue'), { arrival: left.arrival, error: (error as Error).name }),
      );
      setCookie('added', left.reference, { maxAgeSeconds: 3_600 });
      return redirect(paths.saidMore);
    },
  }),
  route({
    method: 'GET',
    path: paths.saidMore,
    title: 'We have received it',
    mayUse: 'anyone',
    reads: 'nothing',
    schema: noInput,
    handle: ({ cookie }) => {
      const reference = cookie('added');
      return reference === null ? redirect(paths.sayMore) : page(receivedView, { reference });
    },
  }),
  route({
    method: 'GET',
    path: '/own-referrals/:id/add',
    title,
    mayUse: ['referrer'],
    reads: 'own-referrals',
    schema: z.object({ params: z.object({ id: z.string().max(200) }) }),
    handle: async ({ deps, viewer, input }) => {
      const { id } = input.params;
      if (!(await isOwnReferral(houseOf(deps), viewer, id))) return missing;
      const model = {
        action: paths.ownAdd(id),
        reference: null,
        values: { words: '', contact: '' },
        key: houseOf(deps).newId(),
        errors: [],
      };
      return readPage(addView, model, [{ kind: 'referral', id }]);
    },
  }),
  route({
    method: 'POST',
    path: '/own-referrals/:id/add',
    title,
    mayUse: ['referrer'],
    reads: 'own-referrals',
    schema: z.object({ params: z.object({ id: z.string().max(200) }), body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id } = input.params;
      if (!(await isOwnReferral(house, viewer, id))) return missing;
      const [words, key] = [text(input.body, 'words'), text(input.body, 'key')];
      const again = (errors: AddModel['errors'], status: number) =>
        readPage(
          addView,
          { action: paths.ownAdd(id), reference: null, values: { words, contact: '' }, key, errors },
          [{ kind: 'referral', id }],
          { status, hasErrors: true },
        );
      const errors = wrongIn(words, null);
      if (errors.length > 0) return again(errors, 422);
      const outcome = await addToOwn(house, viewer, { referral: id, words, key });
      if (outcome === null) return missing;
      const problem = problemOf(outcome);
      if (problem)
        return again(
          problem.reasons.map(({ text: said, how }) => ({ text: `${said} ${how}`, href: '#words' })),
          problem.status,
        );
      return redirect(withDone(paths.today, 'added'));
    },
  }),
];
