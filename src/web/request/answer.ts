/**
 * Where a partner answers: with a reference and a one-time code, or signed in for its own organisation. The page shows what the request
 * says and nothing of the file; it tells nobody whether a request exists; what was typed is kept, sealed with the code.
 */
import { z } from 'zod';
import {
  answerForUs,
  answerWithCode,
  type AnswerReceipt,
  type AskedOfPartner,
  askedBehind,
  askedOfUs,
  type CodeHolder,
  keepAnswerDraft,
  openWithCode,
} from '../../app/answerPage.ts';
import { partnerLists } from '../../app/partnerWords.ts';
import { missing, page, readPage, redirect, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { type Context, type FormFields, formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { houseOf } from '../staff.ts';
import { t } from '../words.ts';

interface PageError {
  readonly text: string;
  readonly href: string;
}
interface StartModel {
  readonly reference: string;
  readonly errors: readonly PageError[];
}
interface AnswerModel {
  readonly asked: AskedOfPartner;
  readonly action: Href;
  readonly values: Readonly<Record<(typeof names)[number], string>>;
  readonly kinds: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly grounds: readonly { readonly value: string; readonly text: string }[];
  readonly isSaved: boolean;
  readonly withCode: boolean;
  readonly errors: readonly PageError[];
}
const startView = view<StartModel>('request/code.njk');
const answerView = view<AnswerModel>('request/answer.njk');
const receiptView = view<{ readonly receipt: AnswerReceipt }>('request/receipt.njk');

const names = ['answer', 'words', 'ground', 'by'] as const;
const minutes = 120;

/** The holder of a code, in a signed cookie: it names the code's row and carries the key of its own draft; each request asks anew whether it lives. */
const Held = z.strictObject({ code: z.string(), lookup: z.string(), key: z.string(), until: z.number() });
const HeldReceipt = z.strictObject({ reference: z.string(), arrivedAt: z.number() });

const fromCookie = <T>(schema: z.ZodType<T>, cookie: string | null): T | null => {
  try {
    return cookie === null ? null : schema.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString()));
  } catch {
    return null;
  }
};
const toCookie = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function holderOf({ cookie }: Pick<Context<unknown>, 'cookie'>): CodeHolder | null {
  const held = fromCookie(Held, cookie('partner'));
  return held && held.until > Date.now() ? { code: held.code, lookup: held.lookup, key: held.key } : null;
}

const open = { mayUse: 'anyone', reads: 'own-draft' } as const;
const startTitle = 'Answer a request';

const start = (reference: string, errors: readonly PageError[], status = 200) =>
  page(startView, { reference, errors }, { status, hasErrors: errors.length > 0 });

/** The same words for a reference of nothing, a wrong code, and one that is used, dead or too old. */
const doesNotFit = (): PageError => ({
  text: t('That reference and code open nothing. Check both, or ask whoever sent them for a new code'),
  href: '#reference',
});

const kinds = () => [
  { value: 'reply', text: t('Here is our answer'), hint: t('All that you asked for') },
  { value: 'part', text: t('Here is a part; more follows'), hint: t('The code stays good for the rest') },
  { value: 'nothing held', text: t('We have looked, and hold nothing'), hint: t('Say below where you looked') },
  { value: 'refused', text: t('We will not share it'), hint: t('A decision of yours, with its reason and ground') },
  {
    value: 'elsewhere',
    text: t('It comes from an intelligence service, or relates to one'),
    hint: t('It may not be put in here. Write only whom to speak with; nothing of what it says'),
  },
];

const valuesOf = (fields: FormFields): AnswerModel['values'] =>
  Object.fromEntries(names.map((name) => [name, text(fields, name)])) as AnswerModel['values'];

const modelOf = (asked: AskedOfPartner, action: Href, values: AnswerModel['values'], more: Partial<AnswerModel> = {}): AnswerModel => ({
  asked,
  action,
  values,
  kinds: kinds(),
  grounds: partnerLists.grounds.codes.map(({ code, words }) => ({ value: code, text: t(words) })),
  isSaved: false,
  withCode: true,
  errors: [],
  ...more,
});

function wrongIn({ answer, words, ground }: AnswerModel['values']): readonly PageError[] {
  return [
    ...(kinds().some((kind) => kind.value === answer) ? [] : [{ text: t('Choose what you answer'), href: '#answer' }]),
    ...(words === '' ? [{ text: t('Write your answer, where you looked, or the reason'), href: '#words' }] : []),
    ...(words.length > 20_000 ? [{ text: t('Shorten your answer to 20,000 characters'), href: '#words' }] : []),
    ...(answer === 'refused' && !partnerLists.grounds.codes.some(({ code }) => code === ground)
      ? [{ text: t('Choose the ground on which you refuse'), href: '#ground' }]
      : []),
  ];
}

const answering = ({ answer, words, ground, by }: AnswerModel['values']) => ({
  answer: answer as 'reply',
  words,
  ground: answer === 'refused' ? ground : null,
  by,
});

const Draft = z.record(z.enum(names), z.string());

export const answerRoutes: readonly Route[] = [
  route({ ...open, method: 'GET', path: paths.answer.start, title: startTitle, schema: noInput, handle: () => start('', []) }),
  route({
    ...open,
    method: 'POST',
    path: paths.answer.start,
    title: startTitle,
    schema: formInput,
    requestsPerMinute: 10,
    handle: async (visitor) => {
      const house = houseOf(visitor.deps);
      const [reference, code] = [text(visitor.input.body, 'reference'), text(visitor.input.body, 'code')];
      if (reference === '' || code === '')
        return start(reference, [{ text: t('Enter the reference and the code'), href: reference === '' ? '#reference' : '#code' }], 422);
      const opening = await openWithCode(house, reference.slice(0, 40), code.slice(0, 80));
      if (opening.kind === 'locked')
        return start(
          reference,
          [{ text: t('Too many tries with that reference. Wait 15 minutes, or ask whoever sent it for a new code'), href: '#reference' }],
          429,
        );
      if (opening.kind === 'wrong') return start(reference, [doesNotFit()], 422);
      // Whoever planted a form before the code was given has nothing of it afterwards.
      visitor.renewForgeryProtection();
      visitor.setCookie('partner', toCookie({ ...opening.holder, until: Date.now() + minutes * 60_000 }), { maxAgeSeconds: minutes * 60 });
      return redirect(paths.answer.request);
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.answer.request,
    title: startTitle,
    schema: noInput,
    handle: async (visitor) => {
      const holder = holderOf(visitor);
      const behind = holder && (await askedBehind(houseOf(visitor.deps), holder));
      if (!behind) return redirect(paths.answer.start);
      const kept = behind.draft === null ? null : Draft.safeParse(JSON.parse(behind.draft)).data;
      return page(answerView, modelOf(behind.asked, paths.answer.request, valuesOf(kept ?? {}), { isSaved: kept !== null }));
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: paths.answer.request,
    title: startTitle,
    schema: formInput,
    requestsPerMinute: 30,
    handle: async (visitor) => {
      const house = houseOf(visitor.deps);
      const holder = holderOf(visitor);
      const behind = holder && (await askedBehind(house, holder));
      if (!holder || !behind) return start('', [doesNotFit()], 422);
      const values = valuesOf(visitor.input.body);
      const shown = (more: Partial<AnswerModel>, status = 200) =>
        page(answerView, modelOf(behind.asked, paths.answer.request, values, more), { status, hasErrors: (more.errors ?? []).length > 0 });
      // Whatever is typed is kept before anything is asked of it; but not what may not be put in here at all.
      if (values.answer !== 'elsewhere') await keepAnswerDraft(house, holder, JSON.stringify(values));
      if (text(visitor.input.body, 'next') === 'save') return shown({ isSaved: true });
      const errors = wrongIn(values);
      if (errors.length > 0) return shown({ errors }, 422);
      const receipt = await answerWithCode(house, holder, answering(values));
      if (!receipt) return start('', [doesNotFit()], 422);
      visitor.clearCookie('partner');
      visitor.setCookie('answered', toCookie(receipt), { maxAgeSeconds: 3_600 });
      return redirect(paths.answer.receipt);
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: paths.answer.receipt,
    title: 'We have received your answer',
    schema: noInput,
    handle: ({ cookie }) => {
      const receipt = fromCookie(HeldReceipt, cookie('answered'));
      return receipt ? page(receiptView, { receipt }) : redirect(paths.answer.start);
    },
  }),
  route({
    method: 'GET',
    path: '/asked/:id',
    title: startTitle,
    mayUse: ['referrer'],
    reads: 'own-referrals',
    schema: z.object({ params: z.object({ id: z.string().max(200) }) }),
    handle: async ({ deps, viewer, input }) => {
      const asked = (await askedOfUs(houseOf(deps), viewer)).find((each) => each.request === input.params.id);
      if (!asked) return missing;
      const model = modelOf(asked, paths.asked(asked.request), valuesOf({}), { withCode: false });
      return readPage(answerView, model, [{ kind: 'request', id: asked.request }]);
    },
  }),
  route({
    method: 'POST',
    path: '/asked/:id',
    title: startTitle,
    mayUse: ['referrer'],
    reads: 'own-referrals',
    schema: z.object({ params: z.object({ id: z.string().max(200) }), body: formFields }),
    handle: async ({ deps, viewer, input, setCookie }) => {
      const house = houseOf(deps);
      const asked = (await askedOfUs(house, viewer)).find((each) => each.request === input.params.id);
      if (!asked) return missing;
      const values = valuesOf(input.body);
      const errors = wrongIn(values);
      if (errors.length > 0)
        return readPage(
          answerView,
          modelOf(asked, paths.asked(asked.request), values, { withCode: false, errors }),
          [{ kind: 'request', id: asked.request }],
          { status: 422, hasErrors: true },
        );
      const receipt = await answerForUs(house, viewer, asked.request, answering(values));
      if (!receipt) return missing;
      setCookie('answered', toCookie(receipt), { maxAgeSeconds: 3_600 });
      return redirect(paths.answer.receipt);
    },
  }),
];
