/** "I have already filled in another form": it is read into the same questions, and each is checked by whoever sends it. */
import { randomBytes } from 'node:crypto';
import { intoFields, leaveDocument } from '../../app/documentIn.ts';
import { page, redirect, view } from '../answer.ts';
import { faultWords, largestDocument, sourceOf } from '../intake/fields.ts';
import { paths } from '../paths.ts';
import { formInput, noInput, type Route, route, text } from '../route.ts';
import { houseOf } from '../staff.ts';
import { t } from '../words.ts';
import { keepAnswers } from './draft.ts';

interface UploadModel {
  readonly pasted: string;
  readonly error: { readonly text: string; readonly href: string } | null;
}
const uploadView = view<UploadModel>('referral/upload.njk');
const leftView = view<{ reference: string }>('referral/left.njk');
const title = 'I have already filled in another form';
const shared = { path: paths.referral.upload, title, mayUse: 'anyone', reads: 'own-draft' } as const;

export const uploadRoutes: readonly Route[] = [
  route({ ...shared, method: 'GET', schema: noInput, handle: () => page(uploadView, { pasted: '', error: null }) }),
  route({
    ...shared,
    method: 'POST',
    schema: formInput,
    largestUpload: largestDocument,
    // Each may take seconds of a processor to read.
    requestsPerMinute: 6,
    handle: async (visitor) => {
      const pasted = text(visitor.input.body, 'pasted');
      const again = (words: string, href = '#document') =>
        page(uploadView, { pasted, error: { text: words, href } }, { status: 422, hasErrors: true });
      const sent = visitor.upload ?? (pasted === '' ? null : { contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(pasted) });
      if (sent === null) return again(t('Choose a document, or paste its text'));
      if (text(visitor.input.body, 'instead') === 'as-is') {
        const key = `document:${randomBytes(18).toString('base64url')}`;
        const { reference } = await leaveDocument(houseOf(visitor.deps), visitor.viewer, { ...sent, key, queue: 'unreadable' });
        return page(leftView, { reference }, { title: t('We have received your document') });
      }
      const read = await intoFields(sent.bytes);
      if (!read.ok) return again(t('{why}, or choose “Send it as it is”', { why: faultWords(read.fault) }));
      await keepAnswers(visitor, read.fields.answers, sourceOf(read.fields));
      return redirect(paths.referral.question('danger'));
    },
  }),
];
